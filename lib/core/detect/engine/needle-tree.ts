import { columnBits, maxColumns } from '../reading.ts';

/** A branch with this many needles or fewer is not divided further: they are compared one by one. */
const fewNeedles = 3;
/** Nor is one at this depth: what a needle costs the text around it stays bounded. */
const maxDepth = 12;

/** Needles by their first columns. */
export interface NeedleTree {
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
 * divides those needles that are alike up to its depth by their next column.
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
  let branches = 0;
  const put = (key: number, members: readonly number[], depth: number): void => {
    if (members.length <= fewNeedles || depth >= maxDepth) {
      keys.push(key);
      values.push(-chain(chains, members));
      return;
    }
    branches += 1;
    const branch = branches;
    keys.push(key);
    values.push(branch);
    const parts = groupBy(members, (needle) => columnAt(columns, needles[needle] ?? '', depth));
    for (const [column, part] of parts)
      put(branchKey(branch, column), part, column === 0 ? maxDepth : depth + 1);
  };
  const all = needles.map((_, number) => number).filter((number) => needles[number] !== '');
  const head = (needle: number): number => {
    const text = needles[needle] ?? '';
    const [first, second] = [columnAt(columns, text, 0), columnAt(columns, text, 1)];
    return headOf(first, second, columnAt(columns, text, 2), columnAt(columns, text, 3));
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
      for (let depth = start + headDepth; value > 0; depth += 1) {
        report(cells[at(branchKey(value, 0)) + 1] ?? 0, text, start, hit); // those that end here
        const column = columnAt(columns, text, depth);
        value = column === 0 ? 0 : (cells[at(branchKey(value, column)) + 1] ?? 0);
      }
      report(value, text, start, hit);
    },
  };
}

function branchKey(branch: number, column: number): number {
  return (1 << (headDepth * columnBits)) + branch * maxColumns + column;
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
