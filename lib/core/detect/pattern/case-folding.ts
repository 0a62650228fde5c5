import { charSet, membersOf, sizeOf, type CharSet } from './char-set.ts';

/** Dotless i: its upper case is I, but simple case folding keeps it apart. */
const dotlessI = 0x131;
/** Where cased letters are, by block, so that the tens of thousands of ideographs are not asked. */
const casedBlocks: readonly (readonly [number, number])[] = [
  [0x41, 0x58f],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1c80, 0x1cbf],
  [0x1d00, 0x218f],
  [0x24b0, 0x24ef],
  [0x2c00, 0x2d2f],
  [0xa640, 0xabbf],
  [0xfb00, 0xfb1f],
  [0xff21, 0xff5a],
  [0x10400, 0x105ff],
  [0x10c80, 0x10d8f],
  [0x118a0, 0x118df],
  [0x16e40, 0x16eff],
  [0x1e900, 0x1e943],
];
let orbits: Map<number, readonly number[]> | null = null;

/** Everything that simple case folding (CaseFolding.txt, status C and S) makes equal to a code point. */
export function caseVariants(codePoint: number): readonly number[] {
  orbits ??= findOrbits();
  return orbits.get(codePoint) ?? [codePoint];
}

/** Adds every case variant. */
export function foldSet(set: CharSet): CharSet {
  orbits ??= findOrbits();
  const extra: number[] = [];
  // Walk whichever is smaller: the set, or the few thousand cased characters.
  if (sizeOf(set) < 3000) {
    for (const cp of membersOf(set)) for (const variant of caseVariants(cp)) extra.push(variant, variant);
  } else {
    for (const [cp, variants] of orbits)
      if (inSet(set, cp)) for (const variant of variants) extra.push(variant, variant);
  }
  return charSet([...set, ...extra]);
}

function inSet(set: CharSet, cp: number): boolean {
  for (let i = 0; i < set.length; i += 2) if (cp <= (set[i + 1] ?? 0)) return cp >= (set[i] ?? 0);
  return false;
}

function findOrbits(): Map<number, readonly number[]> {
  const found = new Map<number, number[]>();
  const join = (a: number, b: number): void => {
    const left = found.get(a) ?? [a];
    const right = found.get(b) ?? [b];
    if (left === right) return;
    const all = [...left, ...right];
    for (const cp of all) found.set(cp, all);
  };
  for (const [from, to] of casedBlocks) {
    for (let cp = from; cp <= to; cp += 1) {
      if (cp === dotlessI) continue;
      const char = String.fromCodePoint(cp);
      for (const other of [char.toLowerCase(), char.toUpperCase()]) {
        const point = other.codePointAt(0) ?? cp;
        if (point !== cp && String.fromCodePoint(point) === other) join(cp, point);
      }
    }
  }
  return found;
}
