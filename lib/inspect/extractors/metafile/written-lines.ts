/** A piece of text and where it begins, in units of the drawing. `end`: where it ends, if that is known. */
export interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number | null;
}

/** Puts pieces together that programs draw one by one, often a letter each: a line is what has the same height. */
export interface WrittenLines {
  add(piece: Written): void;
  text(): string;
}

export function createWrittenLines(): WrittenLines {
  const lines: string[] = [];
  let last: Written | null = null;
  return {
    add(piece) {
      const text = piece.text.replace(/\0+$/, '');
      if (text === '') return;
      if (last === null || last.y !== piece.y) lines.push(text);
      else lines[lines.length - 1] = `${lines.at(-1) ?? ''}${gap(last, piece)}${text}`;
      last = { ...piece, text };
    },
    text: () => lines.join('\n'),
  };
}

/** Less than a third of an average letter between two pieces is no space. */
function gap(last: Written, { x }: Written): string {
  if (last.end === null) return ' ';
  const letter = Math.abs(last.end - last.x) / last.text.length;
  return Math.abs(x - last.end) <= letter / 3 ? '' : ' ';
}
