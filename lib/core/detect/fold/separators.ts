import { Edits } from './edits.ts';
import { fewestRegular, groups, longestRegular } from './groups.ts';

const mostDigits = 24;
/** Characters each on its own. */
const fewestSpread = 7;
const longestAccount = 34;

/** Values whose parts were set apart, put together again: without separators, and with a dash for each. */
export class Joined {
  readonly squeezed: Edits = new Edits();
  readonly dashed: Edits = new Edits();

  /** Takes in what `groups` holds. */
  add(text: string): void {
    for (let i = 0; i < groups.count;) {
      const run = sizeOf(i) === 1 ? spreadFrom(i) : groupedFrom(text, i);
      i = run ? this.#join(run) : i + 1;
    }
  }

  #join({ first, last, isSpread }: Run): number {
    for (let i = first; i < last; i += 1) {
      const [start, end] = [endOf(i), groups.starts[i + 1] ?? 0];
      this.squeezed.add(start, end, '');
      if (!isSpread && gapAfter(i) !== dash) this.dashed.add(start, end, '-');
    }
    return last + 1;
  }
}

/** Groups `first` to `last` may be one value. `isSpread`: every character of it was on its own. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly isSpread: boolean;
}

/** Characters each on its own: "4 5 3 9 …". A longer group tied to them in the same way makes it a list. */
function spreadFrom(first: number): Run | null {
  let last = first;
  const gap = gapAfter(first);
  while (sizeOf(last + 1) === 1 && last - first < longestAccount) {
    if (groups.digits[last + 1] === 0 && gapAfter(last) !== gap) break;
    last += 1;
  }
  if (!isSpreadValue(first, last)) last = lastDigit(first, last);
  if (!isSpreadValue(first, last)) return null;
  if (isListed(first - 1, first - 1, gap)) return null;
  return isListed(last, last + 1, gapAfter(last - 1)) ? null : { first, last, isSpread: true };
}

function isSpreadValue(first: number, last: number): boolean {
  const count = last - first + 1;
  const digits = digitsIn(first, last);
  if (count < fewestSpread || count > longestAccount || digits > mostDigits) return false;
  return count === digits || (count >= 15 && digits >= 2);
}

/** The last of the digits that a run begins with: "a" and the like behind them is a word. */
function lastDigit(first: number, last: number): number {
  let end = first;
  while (end < last && groups.digits[end + 1] === 1) end += 1;
  return end;
}

/** Whether the gap behind group `left` is as those of a run, and the neighbour `group` has digits: a list goes on. */
function isListed(left: number, group: number, gap: number): boolean {
  if (left < 0) return groups.isContinued;
  return group < groups.count && gapAfter(left) === gap && (groups.digits[group] ?? 0) > 0;
}

/** Groups of a regular kind, or of one that is known, that patterns would not take with these separators. */
function groupedFrom(text: string, first: number): Run | null {
  const regular = regularFrom(text, first);
  const last = regular > first ? regular : shapedFrom(first);
  return last > first && isOddlySeparated(first, last) ? { first, last, isSpread: false } : null;
}

const knownShapes: readonly (readonly number[])[] = [
  [4, 6, 5],
  [4, 6, 4],
  [3, 2, 4],
];

function shapedFrom(first: number): number {
  const gap = gapAfter(first);
  const next = sizeOf(first + 1);
  if (next !== 6 && next !== 2) return -1; // no known shape
  for (const shape of knownShapes) {
    const last = first + shape.length - 1;
    const fits = shape.every(
      (size, i) =>
        sizeOf(first + i) === size &&
        groups.digits[first + i] === size &&
        (first + i === last || gapAfter(first + i) === gap),
    );
    if (fits && !isPartOfList(first, last, gap)) return last;
  }
  return -1;
}

/** What goes on in the same way, before or behind, is a list or a table. */
function isPartOfList(first: number, last: number, gap: number): boolean {
  return isListed(first - 1, first - 1, gap) || isListed(last, last + 1, gap);
}

/** The last of groups of one length (from two to six), the last one perhaps shorter; -1 if they are no value. */
function regularFrom(text: string, first: number): number {
  const size = sizeOf(first);
  const gap = gapAfter(first);
  if (size < 2 || size > longestRegular || isListed(first - 1, first - 1, gap)) return -1;
  const isAccount = size === 4 && beginsAccount(text, first);
  let last = first;
  while (goesOn(first, last, isAccount)) {
    if (last - first > longestAccount / 2) return -1;
    last += 1;
    if (sizeOf(last) < size) break;
  }
  if (isListed(last, last + 1, gap)) return -1;
  const digits = digitsIn(first, last);
  const total = totalOf(first, last);
  const isNumber = digits === total && digits <= mostDigits;
  if (digits < fewestRegular) return isEight(text, first, last) ? last : -1;
  return isNumber || (isAccount && total >= 15 && total <= longestAccount) ? last : -1;
}

function goesOn(first: number, last: number, isAccount: boolean): boolean {
  const size = sizeOf(first);
  const next = sizeOf(last + 1);
  if (next === 0 || next > size) return false;
  if (!isAccount && groups.digits[last + 1] !== next) return false;
  // Fours may be set apart in several ways: over the end of a line, say.
  if (size !== 4 && gapAfter(last) !== gapAfter(first)) return false;
  // A shorter one that is set apart in another way is a date, a security code, a count.
  return next === size || gapAfter(last) === gapAfter(last - 1);
}

/** Two fours are a value as well, unless they may be years. */
function isEight(text: string, first: number, last: number): boolean {
  const isYear = (i: number): boolean => /^(?:19|20)/.test(text.slice(groups.starts[i], endOf(i)));
  return last === first + 1 && digitsIn(first, last) === 8 && !isYear(first) && !isYear(last);
}

/** Like an IBAN: two letters, two digits. */
function beginsAccount(text: string, first: number): boolean {
  const start = groups.starts[first] ?? 0;
  return groups.digits[first] === 2 && /[0-9]{2}/.test(text.slice(start + 2, start + 4));
}

const dash = 0x2d;
/** A blank, one that does not break, a dash, a dot. */
const usual: readonly number[] = [0x20, 0xa0, dash, 0x2e];

/** Cards and account numbers in fours, with usual separators, are for the patterns to know. */
function isOddlySeparated(first: number, last: number): boolean {
  const digits = digitsIn(first, last);
  for (let i = first; i < last; i += 1) if (!usual.includes(gapAfter(i))) return true;
  return sizeOf(first) !== 4 || (digits === totalOf(first, last) && digits !== 16);
}

function endOf(i: number): number {
  return groups.ends[i] ?? 0;
}

/** Length of a group; 0 when there is none. */
function sizeOf(i: number): number {
  return i >= groups.count ? 0 : endOf(i) - (groups.starts[i] ?? 0);
}

function gapAfter(i: number): number {
  return groups.gaps[i] ?? -1;
}

function totalOf(first: number, last: number): number {
  let total = 0;
  for (let i = first; i <= last; i += 1) total += sizeOf(i);
  return total;
}

function digitsIn(first: number, last: number): number {
  let total = 0;
  for (let i = first; i <= last; i += 1) total += groups.digits[i] ?? 0;
  return total;
}
