import type { Scalar } from 'yaml';

/**
 * Where in the source of a YAML document a character of a scalar's value is written.
 * @param start where the scalar begins in the source: its first character, quote or block indicator.
 * @param offset into the value, in code units.
 */
export function offsetInSource(
  text: string,
  start: number,
  type: Scalar.Type | null | undefined,
  offset: number,
): number {
  switch (type) {
    case 'QUOTE_SINGLE':
      return advance(text, start + 1, offset, (at) => (text.startsWith("''", at) ? [2, 1] : null));
    case 'QUOTE_DOUBLE':
      return advance(text, start + 1, offset, (at) => escapeAt(text, at));
    case 'PLAIN':
      return advance(text, start, offset, () => null);
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return inBlock(text, start, offset);
    default:
      return start;
  }
}

/** Length of an escape in the source and of what it stands for; null where there is none. */
type Escape = (at: number) => readonly [written: number, meant: number] | null;

function advance(text: string, start: number, offset: number, escape: Escape): number {
  let at = start;
  for (let value = 0; value < offset && at < text.length;) {
    // A line break and all blanks around it stand for one space; an empty line for a line break.
    const fold = foldAt(text, at);
    const [written, meant] = fold ?? escape(at) ?? [1, 1];
    if (value + meant > offset) return at;
    at += written;
    value += meant;
  }
  return at;
}

function foldAt(text: string, at: number): readonly [number, number] | null {
  const blank = /[ \t]*\r?\n\s*/y;
  blank.lastIndex = at;
  const found = blank.exec(text);
  if (!found) return null;
  const breaks = found[0].split('\n').length - 1;
  return [found[0].length, Math.max(1, breaks - 1)];
}

const codeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function escapeAt(text: string, at: number): readonly [number, number] | null {
  if (text.charAt(at) !== '\\') return null;
  const letter = text.charAt(at + 1);
  const fold = foldAt(text, at + 1);
  if (fold) return [fold[0] + 1, 0];
  const length = codeLengths[letter] ?? 2;
  return [length, letter === 'U' && Number.parseInt(text.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1];
}

/** Every line of a block is indented as far as the first that is not empty. */
function inBlock(text: string, start: number, offset: number): number {
  let line = text.indexOf('\n', start) + 1;
  if (line === 0) return start;
  const indent = /^(?:[ ]*\r?\n)*([ ]*)/.exec(text.slice(line))?.[1]?.length ?? 0;
  for (let left = offset; ;) {
    const end = text.indexOf('\n', line);
    const length = Math.max(0, (end < 0 ? text.length : end) - line - indent);
    if (left <= length || end < 0) return Math.min(line + indent + left, text.length);
    left -= length + 1;
    line = end + 1;
  }
}
