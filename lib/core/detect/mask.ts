import type { Mask } from './compiled.ts';

const dots = '\u2022\u2022\u2022\u2022';
const maxShown = 40;

/**
 * A value as it may be shown and recorded, e.g. four dots and `4821`: separators dropped, `keepStart` and `keepEnd`
 * letters or digits in clear. When half of the value or more would show, only its last two do, and of a value of
 * four or less nothing.
 */
export function maskValue(value: string, mask: Mask): string {
  if (mask === 'none') return value.replace(/\s+/g, ' ').slice(0, 80);
  const characters = Array.from(value.replace(/[^\p{L}\p{N}]/gu, ''));
  const start = Math.min(mask.keepStart, maxShown);
  const end = Math.min(mask.keepEnd, maxShown);
  if (start + end === 0) return dots;
  if ((start + end) * 2 >= characters.length) {
    return characters.length > 4 ? `${dots} ${characters.slice(-2).join('')}` : dots;
  }
  const head = characters.slice(0, start).join('');
  const tail = end === 0 ? '' : characters.slice(-end).join('');
  return [head, dots, tail].filter((part) => part !== '').join(' ');
}

/**
 * The form in which equal values are equal: lower case, and without separators unless these belong to the value
 * (as in an e-mail address).
 */
export function normaliseValue(value: string): string {
  const folded = value.trim().toLowerCase();
  return /[^\p{L}\p{N}\s./\-\u2010-\u2015]/u.test(folded) ? folded : folded.replace(/[^\p{L}\p{N}]/gu, '');
}
