/** How a message would read after redaction. */
export interface Preview {
  readonly label: string;
  readonly text: string;
  /** Long enough to be scrolled, so that a keyboard must be able to reach it. */
  readonly isLong: boolean;
}

/**
 * UTF-16 code units that are shown whole, more than a messenger takes in one message; of a longer text, which can only be
 * inserted, this many around the first change.
 */
const mostShown = 100_000;
const before = 200;
const longFrom = { characters: 240, lines: 5 };

/** What is shown of `redacted`, to the letter; a part of it only when it is very long. */
export function previewOf(redacted: string, held: string, labels: { whole: string; part: string }): Preview {
  if (redacted.length <= mostShown) {
    const isLong = redacted.length > longFrom.characters || redacted.split('\n').length > longFrom.lines;
    return { label: labels.whole, text: redacted, isLong };
  }
  const start = wholeCharacter(redacted, Math.max(firstChange(redacted, held) - before, 0));
  const end = wholeCharacter(redacted, Math.min(start + mostShown, redacted.length));
  const text = `${start > 0 ? '…' : ''}${redacted.slice(start, end)}${end < redacted.length ? '…' : ''}`;
  return { label: labels.part, text, isLong: true };
}

function firstChange(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}

/** Not between the two halves of a surrogate pair. */
function wholeCharacter(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}
