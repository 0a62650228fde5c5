/** Code points as flat inclusive ranges `[lo, hi, lo, hi ...]`, sorted, disjoint and not adjacent. */
export type CharSet = readonly number[];

const last = 0x10ffff;

/** Brings ranges in any order into the canonical form. */
export function charSet(ranges: readonly number[]): CharSet {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [lo, hi] of pairs) {
    const end = out.at(-1);
    if (end !== undefined && lo <= end + 1) out[out.length - 1] = Math.max(end, hi);
    else out.push(lo, hi);
  }
  return out;
}

export function union(...sets: readonly CharSet[]): CharSet {
  return charSet(sets.flat());
}

/** The union of two sets in canonical form; one of them itself when it holds the other. */
export function join(a: CharSet, b: CharSet): CharSet {
  if (isSubset(b, a)) return a;
  return isSubset(a, b) ? b : union(a, b);
}

export function negate(set: CharSet): CharSet {
  const out: number[] = [];
  let from = 0;
  for (let i = 0; i < set.length; i += 2) {
    const lo = set[i] ?? 0;
    if (lo > from) out.push(from, lo - 1);
    from = (set[i + 1] ?? 0) + 1;
  }
  if (from <= last) out.push(from, last);
  return out;
}

export function intersects(a: CharSet, b: CharSet): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if ((a[i + 1] ?? 0) < (b[j] ?? 0)) i += 2;
    else if ((b[j + 1] ?? 0) < (a[i] ?? 0)) j += 2;
    else return true;
  }
  return false;
}

export function isSubset(inner: CharSet, outer: CharSet): boolean {
  if (inner === outer) return true;
  let j = 0;
  for (let i = 0; i < inner.length; i += 2) {
    while (j < outer.length && (outer[j + 1] ?? 0) < (inner[i] ?? 0)) j += 2;
    if (j >= outer.length || (outer[j] ?? 0) > (inner[i] ?? 0)) return false;
    if ((outer[j + 1] ?? 0) < (inner[i + 1] ?? 0)) return false;
  }
  return true;
}

/** How many code points a set holds. */
export function sizeOf(set: CharSet): number {
  let size = 0;
  for (let i = 0; i < set.length; i += 2) size += (set[i + 1] ?? 0) - (set[i] ?? 0) + 1;
  return size;
}

/** The members of a small set. */
export function membersOf(set: CharSet): number[] {
  const out: number[] = [];
  for (let i = 0; i < set.length; i += 2)
    for (let cp = set[i] ?? 0; cp <= (set[i + 1] ?? 0); cp += 1) out.push(cp);
  return out;
}
