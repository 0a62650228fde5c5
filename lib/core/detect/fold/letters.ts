import type { Edits } from './edits.ts';
import { lookAlikes } from './look-alikes.ts';
import { alphanumeric, lookAlike, part, traits } from './traits.ts';

/**
 * Folds look-alikes in the token around `at`: in words that hold Latin letters or digits as well, and no letter that
 * only their own script has. Russian or Greek words stay as they are, also with a digit or an English word tied to
 * them. Words tied by a dash, dot or the like are folded as a whole if they are a number, key or address. Returns the
 * token's end.
 */
export function foldToken(text: string, at: number, edits: Edits): number {
  let start = at;
  while (start > 0 && isTied(text.charCodeAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < text.length && isTied(text.charCodeAt(end))) end += 1;
  if (isKey(text, start, end) && foldWord(text, start, end, edits)) return end;
  for (let pos = start; pos < end;) {
    let stop = pos;
    while (stop < end && isLetter(text.charCodeAt(stop))) stop += 1;
    foldWord(text, pos, stop, edits);
    pos = stop + 1;
  }
  return end;
}

function isKey(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if ((unit >= 48 && unit <= 57) || unit === 64) return true;
  }
  return false;
}

/** Folds all of a stretch if all of it is, or looks, Latin, and some of it is. */
function foldWord(text: string, start: number, end: number, edits: Edits): boolean {
  let hasLatin = false;
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x370 && !has(unit, lookAlike)) return false;
    hasLatin ||= has(unit, alphanumeric);
  }
  if (!hasLatin) return false;
  const known = lookAlikes();
  for (let i = start; i < end; i += 1) {
    const plain = known.get(text.charCodeAt(i));
    if (plain !== undefined) edits.add(i, i + 1, plain);
  }
  return true;
}

function has(unit: number, trait: number): boolean {
  return ((traits[unit] ?? 0) & trait) !== 0;
}

function isTied(unit: number): boolean {
  return has(unit, part) || isLetter(unit);
}

function isLetter(unit: number): boolean {
  return (
    has(unit, alphanumeric | lookAlike) || (unit >= 0xc0 && unit < 0x530 && (unit < 0x300 || unit > 0x36f))
  );
}
