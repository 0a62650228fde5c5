import { Edits } from './edits.ts';
import { keycap, kind, kindOf, kinds, plainOf } from './char-kinds.ts';
import { lookAlikes } from './look-alikes.ts';
import { onto, viewsWith, type View } from './view.ts';

/**
 * Views of a text with its characters in plain form; none, and nothing allocated, when there is nothing to fold.
 * One pass over the text, whatever stands in it.
 */
export function characterViews(text: string): View[] {
  if (!isDisguised(text)) return [];
  const plain = viewsWith(text, guiseEdits(text), 'characters');
  if (plain.length === 0) return viewsWith(text, letterEdits(text), 'characters');
  // Letters are looked at once hidden characters are gone from between them.
  return plain.flatMap((view) => {
    const letters = viewsWith(view.text, letterEdits(view.text), 'characters');
    return letters.length === 0 ? [view] : letters.map((outer) => onto(view, outer));
  });
}

/** Whether any character alone is worth a view. */
function isDisguised(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 128) continue;
    const what = kinds[unit];
    if (what === kind.none) continue;
    if (what === kind.lookAlike ? isBesideLatin(text, i) : changeAt(text, i).isReason) return true;
    if (what === kind.hidden || what === kind.high) i = Math.max(i, changeAt(text, i).end - 1);
  }
  return false;
}

function guiseEdits(text: string): Edits {
  const edits = new Edits();
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    const what = unit < 128 ? kind.none : (kinds[unit] ?? kind.none);
    if (what === kind.none || what === kind.lookAlike) {
      i += 1;
      continue;
    }
    const { isFolded, end, put } = changeAt(text, i);
    if (isFolded) edits.add(i, end, put);
    i = end;
  }
  return edits;
}

interface Change {
  /** It alone is worth a view. */
  readonly isReason: boolean;
  /** It is changed in a view that is made. */
  readonly isFolded: boolean;
  readonly end: number;
  readonly put: string;
}

/** What becomes of the character at `i`, or of the run of hidden ones that begins there. */
function changeAt(text: string, i: number): Change {
  const codePoint = text.codePointAt(i) ?? 0;
  const end = i + (codePoint > 0xffff ? 2 : 1);
  switch (kindOf(codePoint)) {
    case kind.guise: {
      const put = plainOf(codePoint);
      const isFolded = put !== text.slice(i, end);
      return { isReason: isFolded, isFolded, end, put };
    }
    case kind.mark:
      return { ...around(text, i, end), end, put: plainOf(codePoint) };
    case kind.hidden:
      return hiddenRun(text, i);
    case kind.combining: {
      const isFolded = isDigitBefore(text, i);
      return { isReason: isFolded, isFolded, end: isFolded ? hiddenRun(text, i).end : end, put: '' };
    }
    default:
      return { isReason: false, isFolded: false, end, put: '' };
  }
}

/** A run of hidden characters goes when it parts what belongs together, or when it makes a keycap of a digit. */
function hiddenRun(text: string, start: number): Change {
  let end = start;
  let hasKeycap = false;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (kindOf(codePoint) !== kind.hidden && kindOf(codePoint) !== kind.combining) break;
    hasKeycap ||= codePoint === keycap;
    end += codePoint > 0xffff ? 2 : 1;
  }
  const { isReason, isFolded } = around(text, start, end);
  const isKeycap = hasKeycap && isToken(text, start - 1);
  return { isReason: isReason || isKeycap, isFolded, end, put: '' };
}

/** What stands inside a token parts what belongs together; what stands at its edge is in the way at most. */
function around(text: string, start: number, end: number): Pick<Change, 'isReason' | 'isFolded'> {
  const before = isToken(text, start - 1);
  const after = isToken(text, end);
  const isFolded = before || after || isMark(text, start - 1) || isMark(text, end);
  return { isReason: before && after, isFolded };
}

/** Whether what is there may be part of a word, number or key in Latin, Greek or Cyrillic letters, or in disguise. */
function isToken(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return unit > 32;
  if ((unit >= 0xc0 && unit < 0x250) || (unit >= 0x370 && unit < 0x530)) return true;
  return kinds[unit] === kind.lookAlike || isGuise(text, at);
}

/** Whether the unit is, or belongs to, a letter or digit in another guise. */
function isGuise(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const codePoint = unit >= 0xdc00 && unit <= 0xdfff ? text.codePointAt(at - 1) : text.codePointAt(at);
  return kindOf(codePoint ?? 0) === kind.guise;
}

function isMark(text: string, at: number): boolean {
  return kinds[text.charCodeAt(at)] === kind.mark;
}

/** Whether a digit ends at `end`, in whatever guise. */
function isDigitBefore(text: string, end: number): boolean {
  const unit = text.charCodeAt(end - 1);
  return (unit >= 48 && unit <= 57) || (unit >= 128 && isGuise(text, end - 1));
}

function isLatin(unit: number): boolean {
  const lower = unit | 32;
  return (lower >= 97 && lower <= 122) || (unit >= 48 && unit <= 57);
}

function isBesideLatin(text: string, at: number): boolean {
  return isPart(text.charCodeAt(at - 1)) || isPart(text.charCodeAt(at + 1));
}

/** Latin letters and digits, and what joins them in keys, addresses and numbers. */
function isPart(unit: number): boolean {
  return isLatin(unit) || unit === 45 || unit === 46 || unit === 64 || unit === 95;
}

/**
 * Look-alikes in words that hold Latin letters or digits as well, and no letter that only their own script has:
 * Russian or Greek words stay as they are, also with a digit or an English word tied to them.
 */
function letterEdits(text: string): Edits {
  const edits = new Edits();
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 128 || kinds[unit] !== kind.lookAlike || !isBesideLatin(text, i)) continue;
    i = foldToken(text, i, edits) - 1;
  }
  return edits;
}

/**
 * Folds the token around `at`, words tied by a dash, dot or the like, as a whole if it is a number, key or address,
 * else word by word. Returns its end.
 */
function foldToken(text: string, at: number, edits: Edits): number {
  let start = at;
  while (start > 0 && isTied(text.charCodeAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < text.length && isTied(text.charCodeAt(end))) end += 1;
  if (/[0-9@]/.test(text.slice(start, end)) && foldWord(text, start, end, edits)) return end;
  for (let pos = start; pos < end;) {
    let stop = pos;
    while (stop < end && isLetter(text.charCodeAt(stop))) stop += 1;
    foldWord(text, pos, stop, edits);
    pos = stop + 1;
  }
  return end;
}

/** Folds all of a stretch if all of it is, or looks, Latin, and some of it is. */
function foldWord(text: string, start: number, end: number, edits: Edits): boolean {
  let hasLatin = false;
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x370 && !lookAlikes.has(unit)) return false;
    hasLatin ||= isLatin(unit);
  }
  if (!hasLatin) return false;
  for (let i = start; i < end; i += 1) {
    const plain = lookAlikes.get(text.charCodeAt(i));
    if (plain !== undefined) edits.add(i, i + 1, plain);
  }
  return true;
}

function isTied(unit: number): boolean {
  return isLetter(unit) || isPart(unit);
}

function isLetter(unit: number): boolean {
  if (unit < 128) return isLatin(unit);
  return (unit >= 0xc0 && unit < 0x530 && (unit < 0x300 || unit > 0x36f)) || kinds[unit] === kind.lookAlike;
}
