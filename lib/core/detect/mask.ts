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
  const characters = isPlain(value) ? value : Array.from(value.replace(/[^\p{L}\p{N}]/gu, ''));
  const start = Math.min(mask.keepStart, maxShown);
  const end = Math.min(mask.keepEnd, maxShown);
  if (start + end === 0) return dots;
  if ((start + end) * 2 >= characters.length) {
    return characters.length > 4 ? `${dots} ${textOf(characters.slice(-2))}` : dots;
  }
  const head = textOf(characters.slice(0, start));
  const tail = end === 0 ? '' : textOf(characters.slice(-end));
  return [head, dots, tail].filter((part) => part !== '').join(' ');
}

/**
 * The form in which equal values are equal: lower case, and without separators unless these belong to the value
 * (as in an e-mail address).
 */
export function normaliseValue(value: string): string {
  if (isPlain(value)) return value.toLowerCase();
  const folded = value.trim().toLowerCase();
  return /[^\p{L}\p{N}\s./\-\u2010-\u2015]/u.test(folded) ? folded : folded.replace(/[^\p{L}\p{N}]/gu, '');
}

function textOf(characters: string | readonly string[]): string {
  return typeof characters === 'string' ? characters : characters.join('');
}

/** Nothing but ASCII letters and digits: nearly all values, told without a regular expression. */
function isPlain(value: string): boolean {
  for (let i = 0; i < value.length; i += 1) {
    const unit = value.charCodeAt(i);
    const isAlphanumeric = (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 122);
    if (!isAlphanumeric) return false;
  }
  return true;
}
