import { columnBits, maxColumns } from '../reading.ts';

/** A branch with this many needles or fewer is not divided further: they are compared one by one. */
const fewNeedles = 3;

/** Needles by their first columns. */
interface NeedleTree {
  /** Calls back with every needle that stands at an offset, given what `headOf` makes of it. */
  find(text: string, start: number, head: number, hit: OnNeedle): void;
}
export type OnNeedle = (needle: number, start: number) => void;

/** The first four columns of a text, or of a needle, as one number. A needle that has fewer has zeros for them. */
export function headOf(first: number, second: number, third: number, fourth: number): number {
  return (first << (3 * columnBits)) | (second << (2 * columnBits)) | (third << columnBits) | fourth;
}
const headDepth = 4;

export function columnAt(columns: Uint8Array, text: string, at: number): number {
  return at < text.length ? (columns[text.charCodeAt(at)] ?? 0) : 0;
}

/**
 * Branches are found by hash: a key, and beside it a branch number, or less than zero for a chain of needles. A branch
 * divides those needles that are alike so far by the next column in which they differ, so that a place in a text is
 * told from a hundred thousand needles in as many steps as one of them is long.
 * @param stands whether a needle stands at an offset.
 */
export function needleTree(
  needles: readonly string[],
  columns: Uint8Array,
  stands: (needle: number, text: string, start: number) => boolean,
): NeedleTree {
  const keys: number[] = [];
  const values: number[] = [];
  const chains = new Int32Array(needles.length);
  /** Where each branch divides. Branches are counted from one. */
  const depths: number[] = [0];
  const columnOf = (needle: number, at: number): number => columnAt(columns, needles[needle] ?? '', at);
  const put = (key: number, members: readonly number[], from: number): void => {
    keys.push(key);
    const depth = members.length <= fewNeedles ? -1 : divisionOf(members, from, columnOf);
    if (depth < 0) {
      values.push(-chain(chains, members));
      return;
    }
    const branch = depths.push(depth) - 1;
    values.push(branch);
    const parts = groupBy(members, (needle) => columnOf(needle, depth));
    for (const [column, part] of parts) put(branchKey(branch, column), part, depth + 1);
  };
  const all = needles.map((_, number) => number).filter((number) => needles[number] !== '');
  const head = (needle: number): number => {
    const [first, second] = [columnOf(needle, 0), columnOf(needle, 1)];
    return headOf(first, second, columnOf(needle, 2), columnOf(needle, 3));
  };
  for (const [key, members] of groupBy(all, head)) put(key, members, headDepth);
  const { at, cells } = hashed(keys, values);

  const report = (value: number, text: string, start: number, hit: OnNeedle): void => {
    for (let link = -value; link !== 0; link = chains[link - 1] ?? 0) {
      if (stands(link - 1, text, start)) hit(link - 1, start);
    }
  };
  return {
    find(text, start, key, hit) {
      let value = cells[at(key) + 1] ?? 0;
      while (value > 0) {
        const column = columnAt(columns, text, start + (depths[value] ?? 0));
        report(cells[at(branchKey(value, 0)) + 1] ?? 0, text, start, hit); // those that end here
        value = column === 0 ? 0 : (cells[at(branchKey(value, column)) + 1] ?? 0);
      }
      report(value, text, start, hit);
    },
  };
}

function branchKey(branch: number, column: number): number {
  return (1 << (headDepth * columnBits)) + branch * maxColumns + column;
}

/** Where needles first differ, from an offset on; -1 if they do not, as columns go. */
function divisionOf(
  [one = 0, ...others]: readonly number[],
  from: number,
  columnOf: (needle: number, at: number) => number,
): number {
  for (let at = from; ; at += 1) {
    const column = columnOf(one, at);
    if (others.some((needle) => columnOf(needle, at) !== column)) return at;
    if (column === 0) return -1;
  }
}

/** Links needles to one another; returns the first, plus one. */
function chain(chains: Int32Array, members: readonly number[]): number {
  let first = 0;
  for (const needle of members) {
    chains[needle] = first;
    first = needle + 1;
  }
  return first;
}

function groupBy(members: readonly number[], keyOf: (member: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}

/** Keys and values side by side, so that one look at memory brings both. Keys are above zero. */
function hashed(keys: readonly number[], values: readonly number[]) {
  const size = 2 ** Math.max(4, Math.ceil(Math.log2(keys.length * 2)));
  const cells = new Int32Array(size * 2);
  const at = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 11) & (size - 1);
    while (cells[slot * 2] !== 0 && cells[slot * 2] !== key) slot = (slot + 1) & (size - 1);
    return slot * 2;
  };
  keys.forEach((key, i) => {
    const slot = at(key);
    cells[slot] = key;
    cells[slot + 1] = values[i] ?? 0;
  });
  return { at, cells };
}
