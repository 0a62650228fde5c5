import { fillNeighbours } from './neighbours.ts';
import { numberRanges } from './number-chars.ts';
import { wordRanges } from './word-chars.ts';

/** What a code unit is, as bits. */
export const kind = { word: 1, space: 2, digit: 4, number: 8, token: 16 } as const;

/** White space that a space in a keyword stands for. */
const spaces = [9, 10, 13, 13, 32, 32, 0xa0, 0xa0, 0x2007, 0x2007, 0x202f, 0x202f];
/** Characters of keys and tokens: base64 in both alphabets, dotted and dashed parts. */
export const tokenRanges = [43, 43, 45, 57, 61, 61, 65, 90, 95, 95, 97, 122];

/** The kinds of every code unit: one look-up instead of several comparisons. Empty until `fillKinds`. */
export const kinds = new Uint8Array(0x10000);
let isFilled = false;

/** Called by whatever is made to scan with: a page that is given no policy does not pay for the table. */
export function fillKinds(): void {
  if (isFilled) return;
  isFilled = true;
  fillNeighbours();
  const mark = (ranges: readonly number[], bit: number): void => {
    for (let i = 0; i < ranges.length; i += 2) {
      const last = ranges[i + 1] ?? 0;
      for (let unit = ranges[i] ?? 0; unit <= last; unit += 1) kinds[unit] = (kinds[unit] ?? 0) | bit;
    }
  };
  mark(wordRanges, kind.word);
  mark(spaces, kind.space);
  mark([48, 57], kind.digit);
  mark(numberRanges, kind.number);
  mark(tokenRanges, kind.token);
}
