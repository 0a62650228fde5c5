import { lazy } from '../../lazy.ts';

/**
 * A word that a hyphen joins to what follows, or in a query the plus sign that stands for a blank. Not what joins the
 * parts of serial numbers, paths, names and dates: capitals, digits, other signs before the word.
 */
const joins = lazy(() => /(?:^|[^\p{L}\p{N}_\-./@#])\p{Lu}?\p{Ll}{1,24}-$|\p{L}\+$/u);
/** More than the longest word with its sign and what stands before it. */
const lookedAt = 28;
/** A number of fewer digits than any value has that is known by its digits: "covid-19", "mp-3". */
const isLong = /(?:[0-9][ .-]?){7}/y;

/** Whether a sign before the number that begins there only joins a word to it. */
export function isJoinedToWord(text: string, start: number): boolean {
  const sign = text.charCodeAt(start - 1);
  // Hyphen and plus; before them a letter, in ASCII or beyond.
  if (sign !== 45 && sign !== 43) return false;
  const letter = text.charCodeAt(start - 2);
  if (letter < 65) return false;
  isLong.lastIndex = start;
  return isLong.test(text) && joins().test(text.slice(Math.max(0, start - lookedAt), start));
}
