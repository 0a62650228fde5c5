import type { Code } from './program.ts';
import { wordRanges } from './word-chars.ts';

const lowSize = 256;

/** Splits all characters into classes that a program cannot tell apart, so that a DFA row has few columns. */
export interface CharClasses {
  readonly count: number;
  /** Class of a code point below 256. */
  readonly low: Uint16Array;
  /** Class of any code point. */
  classOf(codePoint: number): number;
  /** Whether the characters of a class belong to set number `set` of the program. */
  inSet(set: number, charClass: number): boolean;
}

export function charClasses(code: Pick<Code, 'sets'>): CharClasses {
  const sets = code.sets.map((set) => (set === 'word' ? wordRanges : set));
  const bounds = boundsOf(sets);
  const classes = new Uint16Array(bounds.length);
  let count = 1;
  for (const set of sets) count = refine(bounds, classes, set, count);
  const classOf = (codePoint: number): number => classes[interval(bounds, codePoint)] ?? 0;
  const low = new Uint16Array(lowSize);
  for (let cp = 0; cp < lowSize; cp += 1) low[cp] = classOf(cp);
  const members = sets.map((set) => membership(bounds, classes, set, count));
  return { count, low, classOf, inSet: (set, charClass) => members[set]?.[charClass] === 1 };
}

/** First code point of every stretch that no set's edge cuts. */
function boundsOf(sets: readonly (readonly number[])[]): Int32Array {
  const starts = new Set([0]);
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) {
      starts.add(set[i] ?? 0);
      starts.add((set[i + 1] ?? 0) + 1);
    }
  }
  return Int32Array.from(starts).sort();
}

function interval(bounds: Int32Array, codePoint: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bounds[middle] ?? 0) <= codePoint) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Cuts every class in two where the set divides it; returns the new number of classes. */
function refine(bounds: Int32Array, classes: Uint16Array, set: readonly number[], count: number): number {
  const renumbered = new Map<number, number>();
  forEachInterval(bounds, set, (i, inside) => {
    const key = (classes[i] ?? 0) * 2 + (inside ? 1 : 0);
    const known = renumbered.get(key) ?? renumbered.size;
    renumbered.set(key, known);
    classes[i] = known;
  });
  return Math.max(count, renumbered.size);
}

function membership(
  bounds: Int32Array,
  classes: Uint16Array,
  set: readonly number[],
  count: number,
): Uint8Array {
  const members = new Uint8Array(count);
  forEachInterval(bounds, set, (i, inside) => {
    if (inside) members[classes[i] ?? 0] = 1;
  });
  return members;
}

function forEachInterval(
  bounds: Int32Array,
  set: readonly number[],
  visit: (index: number, inside: boolean) => void,
): void {
  let range = 0;
  for (let i = 0; i < bounds.length; i += 1) {
    const from = bounds[i] ?? 0;
    while (range < set.length && (set[range + 1] ?? 0) < from) range += 2;
    visit(i, range < set.length && (set[range] ?? 0) <= from);
  }
}
