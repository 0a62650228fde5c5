import { Edits } from './edits.ts';
import { combining, guise, hidden, keycap, lookAlike, mark, plainOf, traits, traitsOf } from './traits.ts';

/** Whether the odd character at `i` alone is worth a view. */
export function isDisguise(text: string, i: number): boolean {
  return changeAt(text, i).isReason;
}

/** Brings all characters of a text into plain form, but for look-alikes. */
export function guiseEdits(text: string): Edits {
  const edits = new Edits();
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    if (unit < 128 || !(traits[unit] ?? 0)) {
      i += 1;
      continue;
    }
    const { isFolded, start = i, end, put } = changeAt(text, i);
    if (isFolded) edits.add(start, end, put ?? putFor(text.codePointAt(i) ?? 0));
    i = end;
  }
  return edits;
}

function putFor(codePoint: number): string {
  return traitsOf(codePoint) & (guise | mark) ? plainOf(codePoint) : '';
}

interface Change {
  /** It alone is worth a view. */
  readonly isReason: boolean;
  /** It is changed in a view that is made. */
  readonly isFolded: boolean;
  /** Absent: `i`. */
  readonly start?: number;
  readonly end: number;
  /** Absent: what the character stands for, if anything. */
  readonly put?: string;
}

/** What becomes of the character at `i`, or of the run of hidden ones that begins there. */
function changeAt(text: string, i: number): Change {
  const codePoint = text.codePointAt(i) ?? 0;
  const end = i + (codePoint > 0xffff ? 2 : 1);
  const kind = traitsOf(codePoint);
  if (kind & guise) {
    const plain = plainOf(codePoint);
    const isFolded = plain !== text.slice(i, end);
    return { isReason: isFolded, isFolded, end, ...letterWith(plain, text, end) };
  }
  if (kind & mark) return around(text, i, end);
  if (kind & hidden) return hiddenRun(text, i);
  if (!(kind & combining)) return { isReason: false, isFolded: false, end };
  if (isDigitBefore(text, i)) return { isReason: true, isFolded: true, end: hiddenEnd(text, i) };
  const letter = i === 0 || isGuise(text, i - 1) ? null : letterWith(text.charAt(i - 1), text, i);
  return letter === null
    ? { isReason: false, isFolded: false, end }
    : { isReason: true, isFolded: true, start: i - 1, ...letter };
}

/** Greek letters have three. */
const mostMarks = 3;

/**
 * The letter that `base` and marks from `at` on are together, and where it ends: Unicode's form C, as lists are written
 * and file names of macOS are not. Null where there is no such letter.
 */
function letterWith(
  base: string,
  text: string,
  at: number,
): { readonly put: string; readonly end: number } | null {
  if (!/^\p{L}$/u.test(base)) return null;
  let end = at;
  while (end < at + mostMarks && (traits[text.charCodeAt(end)] ?? 0) & combining) end += 1;
  for (; end > at; end -= 1) {
    const put = (base + text.slice(at, end)).normalize('NFC');
    if (put.length === 1) return { put, end };
  }
  return null;
}

/** A run of hidden characters goes when it parts what belongs together, or when it makes a keycap of a digit. */
function hiddenRun(text: string, start: number): Change {
  const end = hiddenEnd(text, start);
  const change = around(text, start, end);
  if (change.isReason || !isToken(text, start - 1)) return change;
  return text.slice(start, end).includes(keycap) ? { ...change, isReason: true } : change;
}

/** Where a run of hidden characters and combining marks ends. */
export function hiddenEnd(text: string, start: number): number {
  for (let end = start; ;) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (!(traitsOf(codePoint) & (hidden | combining))) return end;
    end += codePoint > 0xffff ? 2 : 1;
  }
}

/** What stands inside a token parts what belongs together; what stands at its edge is in the way at most. */
function around(text: string, start: number, end: number): Change {
  const before = isToken(text, start - 1);
  const after = isToken(text, end);
  const isFolded = before || after || isMark(text, start - 1) || isMark(text, end);
  return { isReason: before && after, isFolded, end };
}

/** Whether what is there may be part of a word, number or key in Latin, Greek or Cyrillic letters, or in disguise. */
function isToken(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return unit > 32;
  if ((unit >= 0xc0 && unit < 0x250) || (unit >= 0x370 && unit < 0x530)) return true;
  return ((traits[unit] ?? 0) & lookAlike) !== 0 || isGuise(text, at);
}

/** Whether the unit is, or belongs to, a letter or digit in another guise. */
function isGuise(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const codePoint = unit >= 0xdc00 && unit <= 0xdfff ? text.codePointAt(at - 1) : text.codePointAt(at);
  return (traitsOf(codePoint ?? 0) & guise) !== 0;
}

function isMark(text: string, at: number): boolean {
  return ((traits[text.charCodeAt(at)] ?? 0) & mark) !== 0;
}

/** Whether a digit ends at `end`, in whatever guise. */
function isDigitBefore(text: string, end: number): boolean {
  const unit = text.charCodeAt(end - 1);
  return (unit >= 48 && unit <= 57) || (unit >= 128 && isGuise(text, end - 1));
}
