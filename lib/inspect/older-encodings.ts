import { lenientDecoder } from './code-pages.ts';

/** What statistics take for windows-1252 or one like it: Macs up to 2001, DOS, and the one with the euro sign. */
const candidates = ['iso-8859-15', 'macintosh', 'ibm850', 'ibm866'];
const alike = /^(?:windows-125\d|iso-8859-\d+)$/;

/**
 * Places that no text has: controls; signs between letters, or a fraction before one; a capital after a small letter, where
 * one of them has an accent; letters of two alphabets in a word.
 */
const oddPlaces = new RegExp(
  [
    '[\\u0080-\\u009f\\ufffd¤]',
    '(?<=\\p{L})[^\\p{L}\\p{M}\\p{N}\\s\\p{ASCII}–—’]+(?=\\p{L})',
    '[¼½¾](?=\\p{L})',
    '(?<=\\p{Ll})(?=[^\\P{Lu}\\p{ASCII}])',
    '(?<=[^\\P{Ll}\\p{ASCII}])(?=\\p{Lu})',
    '(?<=\\p{Script=Latin})(?=\\p{Script=Cyrillic})',
    '(?<=\\p{Script=Cyrillic})(?=\\p{Script=Latin})',
  ].join('|'),
  'gu',
);

/** `label`, or the older encoding in which the sample has far fewer odd places. */
export function byOddPlaces(sample: Uint8Array, label: string): string {
  if (!alike.test(label)) return label;
  const oddIn = (encoding: string): number =>
    lenientDecoder(encoding).decode(sample).match(oddPlaces)?.length ?? 0;
  let best = label;
  let least = oddIn(label) / 3;
  for (const candidate of candidates) {
    if (least === 0) break;
    const odd = oddIn(candidate);
    if (odd >= least) continue;
    best = candidate;
    least = odd;
  }
  return best;
}
