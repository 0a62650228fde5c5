import { Edits } from './edits.ts';
import { forEachGroups, isDigitAt, type Groups } from './groups.ts';
import { viewsWith, type View } from './view.ts';

const mostDigits = 24;
const longestAccount = 34;

/** Views of a text in which values are put together again whose parts were set apart. */
export function separatorViews(text: string): View[] {
  let squeezed: Edits | null = null;
  let dashed: Edits | null = null;
  forEachGroups(text, (groups) => {
    for (const { first, last, isSpread } of runsOf(text, groups)) {
      squeezed ??= new Edits();
      dashed ??= new Edits();
      for (let i = first; i < last; i += 1) {
        const start = groups.bounds[2 * i + 1] ?? 0;
        const end = groups.bounds[2 * i + 2] ?? 0;
        squeezed.add(start, end, '');
        if (!isSpread && text.slice(start, end) !== '-') dashed.add(start, end, '-');
      }
    }
  });
  return [
    ...(squeezed === null ? [] : viewsWith(text, squeezed, 'squeezed')),
    ...(dashed === null ? [] : viewsWith(text, dashed, 'dashed')),
  ];
}

/** Groups `first` to `last` may be one value. `isSpread`: every character of it was on its own. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly isSpread: boolean;
}

function runsOf(text: string, groups: Groups): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < groups.count;) {
    const run = spreadFrom(text, groups, first) ?? groupedFrom(text, groups, first);
    if (run) runs.push(run);
    first = run ? run.last + 1 : first + 1;
  }
  return runs;
}

/** Characters each on its own: "4 5 3 9 …". A longer group tied to them in the same way makes it a list. */
function spreadFrom(text: string, groups: Groups, first: number): Run | null {
  let last = first - 1;
  while (last + 1 < groups.count && lengthOf(groups, last + 1) === 1 && last - first < longestAccount)
    last += 1;
  const count = last - first + 1;
  if (count < 9 || count > longestAccount) return null;
  if (isTied(text, groups, first - 1, first) || isTied(text, groups, last, last + 1)) return null;
  const digits = digitsIn(text, groups, first, last);
  const isLong = count === digits ? digits >= 9 : count >= 15 && digits >= 2;
  return isLong && digits <= mostDigits ? { first, last, isSpread: true } : null;
}

/** Whether two neighbours are separated just as those inside the run on whose edge they stand. */
function isTied(text: string, groups: Groups, left: number, right: number): boolean {
  if (left < 0 || right >= groups.count) return false;
  const isAfter = lengthOf(groups, left) === 1;
  const inside = isAfter ? separatorAfter(text, groups, left - 1) : separatorAfter(text, groups, right);
  const isPart = isDigitAt(text, groups.bounds[2 * (isAfter ? right : left)] ?? 0);
  return isPart && separatorAfter(text, groups, left) === inside;
}

/** Groups of a regular kind, or of one that is known, that patterns would not take with these separators. */
function groupedFrom(text: string, groups: Groups, first: number): Run | null {
  for (const last of candidatesFor(text, groups, first)) {
    if (isOddlySeparated(text, groups, first, last)) return { first, last, isSpread: false };
  }
  return null;
}

const knownShapes: readonly (readonly number[])[] = [
  [4, 6, 5],
  [4, 6, 4],
  [3, 2, 4],
];

/** Last groups of what may be one value, the longest first. */
function candidatesFor(text: string, groups: Groups, first: number): number[] {
  const candidates: number[] = [];
  for (const shape of knownShapes) {
    const last = first + shape.length - 1;
    const fits = last < groups.count && shape.every((size, i) => lengthOf(groups, first + i) === size);
    if (fits && isNumber(text, groups, first, last)) candidates.push(last);
  }
  const regular = regularFrom(text, groups, first);
  if (regular > first) candidates.unshift(regular);
  return candidates;
}

/** The last of groups of one length (from two to six), the last one perhaps shorter; -1 if they are no value. */
function regularFrom(text: string, groups: Groups, first: number): number {
  const size = lengthOf(groups, first);
  if (size < 2 || size > 6) return -1;
  let last = first;
  const mayMix = size === 4;
  const isCode = size === 4 && beginsAccount(text, groups, first);
  const wanted = separatorAfter(text, groups, first);
  while (last + 1 < groups.count && (mayMix || separatorAfter(text, groups, last) === wanted)) {
    const next = lengthOf(groups, last + 1);
    if (next > size || (!isCode && !isDigitAt(text, (groups.bounds[2 * last + 3] ?? 0) - 1))) break;
    // A shorter one that is set apart in another way is a date, a security code, a count.
    if (next < size && separatorAfter(text, groups, last) !== separatorAfter(text, groups, last - 1)) break;
    if (last - first > longestAccount / 2) return -1;
    last += 1;
    if (lengthOf(groups, last) < size) break;
  }
  // What goes on in the same way is a list or a table.
  if (isTiedAfter(text, groups, last, wanted) || isTiedBefore(text, groups, first, wanted)) return -1;
  if (!isNumber(text, groups, first, last) && !isAccount(text, groups, first, last)) return -1;
  return last;
}

function isTiedBefore(text: string, groups: Groups, first: number, wanted: string): boolean {
  if (first === 0 || separatorAfter(text, groups, first - 1) !== wanted) return false;
  return isDigitAt(text, groups.bounds[2 * first - 2] ?? 0);
}

function isTiedAfter(text: string, groups: Groups, last: number, wanted: string): boolean {
  if (last + 1 >= groups.count || separatorAfter(text, groups, last) !== wanted) return false;
  return isDigitAt(text, groups.bounds[2 * last + 2] ?? 0);
}

/** From nine to 24 digits, and nothing else. */
function isNumber(text: string, groups: Groups, first: number, last: number): boolean {
  const digits = digitsIn(text, groups, first, last);
  return digits === totalOf(groups, first, last) && digits >= 9 && digits <= mostDigits;
}

/** Like an IBAN: two letters, two digits, and more in fours. */
function isAccount(text: string, groups: Groups, first: number, last: number): boolean {
  const total = totalOf(groups, first, last);
  if (lengthOf(groups, first) !== 4 || total < 15 || total > longestAccount) return false;
  return beginsAccount(text, groups, first) && digitsIn(text, groups, first, last) >= 9;
}

function beginsAccount(text: string, groups: Groups, first: number): boolean {
  const start = groups.bounds[2 * first] ?? 0;
  return [false, false, true, true].every((isDigit, i) => isDigitAt(text, start + i) === isDigit);
}

const usual = [' ', '\u00a0', '-', '.'];

/** Usual separators between groups as people write them are for the patterns to know. */
function isOddlySeparated(text: string, groups: Groups, first: number, last: number): boolean {
  for (let i = first; i < last; i += 1) if (!usual.includes(separatorAfter(text, groups, i))) return true;
  const total = totalOf(groups, first, last);
  return lengthOf(groups, first) !== 4 && total >= 13;
}

function lengthOf({ bounds }: Groups, i: number): number {
  return (bounds[2 * i + 1] ?? 0) - (bounds[2 * i] ?? 0);
}

function separatorAfter(text: string, { bounds }: Groups, i: number): string {
  return text.slice(bounds[2 * i + 1] ?? 0, bounds[2 * i + 2] ?? 0);
}

function totalOf(groups: Groups, first: number, last: number): number {
  let total = 0;
  for (let i = first; i <= last; i += 1) total += lengthOf(groups, i);
  return total;
}

function digitsIn(text: string, { bounds }: Groups, first: number, last: number): number {
  let digits = 0;
  for (let i = first; i <= last; i += 1) {
    for (let at = bounds[2 * i] ?? 0; at < (bounds[2 * i + 1] ?? 0); at += 1)
      if (isDigitAt(text, at)) digits += 1;
  }
  return digits;
}
