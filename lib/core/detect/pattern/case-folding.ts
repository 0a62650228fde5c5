import { charSet, membersOf, sizeOf, type CharSet } from './char-set.ts';

/** Dotless i: its upper case is I, but simple case folding keeps it apart. */
const dotlessI = 0x131;
const lastCased = 0x1e943;
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
  for (let cp = 65; cp <= lastCased; cp += 1) {
    if (cp === dotlessI || (cp >= 0xd800 && cp < 0xe000)) continue;
    const char = String.fromCodePoint(cp);
    for (const other of [char.toLowerCase(), char.toUpperCase()]) {
      const point = other.codePointAt(0) ?? cp;
      if (point !== cp && String.fromCodePoint(point) === other) join(cp, point);
    }
  }
  return found;
}
