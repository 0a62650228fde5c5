/** A piece of a paragraph with tracked changes. */
export interface ChangedPiece {
  readonly text: string;
  readonly change: 'none' | 'deleted' | 'inserted';
}

/** How far from a change words still say what kind of value was deleted. UTF-16 code units. */
const contextLength = 80;
/** A value: something with a digit or an @ in it, in groups as numbers are written. */
const tokens = /\S*[\d@]\S*(?:[ \u00a0]\S*\d\S*)*|\S+/g;

/**
 * A paragraph as it was before its changes, around what was deleted: a value is whole again of which a part was deleted,
 * and words near by stand beside it. Values that no change touches are left out: they are in the text, and whoever
 * counts would count them twice.
 */
export function beforeChanges(pieces: readonly ChangedPiece[]): string {
  let text = '';
  const changes: { start: number; end: number }[] = [];
  for (const { text: own, change } of pieces) {
    const start = text.length;
    if (change !== 'inserted') text += own;
    if (change === 'deleted') changes.push({ start, end: text.length });
  }
  let first = 0;
  const isKept = (word: string, start: number): boolean => {
    const end = start + word.length;
    while ((changes[first]?.end ?? Infinity) < start - contextLength) first += 1;
    for (let at = first; (changes[at]?.start ?? Infinity) <= end; at += 1) {
      if ((changes[at]?.end ?? 0) >= start) return true;
    }
    return (changes[first]?.start ?? Infinity) <= end + contextLength && !/[\d@]/.test(word);
  };
  return text
    .replace(tokens, (word: string, at: number) => (isKept(word, at) ? word : ''))
    .replace(/[ \u00a0]{2,}/g, ' ')
    .trim();
}
