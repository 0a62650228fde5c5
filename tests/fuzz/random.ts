/** Chance that can be repeated: the same seed gives the same choices. */
export interface Random {
  /** From 0 to below `limit`. */
  int(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in this share of cases. */
  chance(share: number): boolean;
  /** `from` to `to` picks, both included. */
  some<T>(from: number, to: number, make: () => T): T[];
}

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (limit: number): number => Math.floor(next() * limit);
  return {
    int,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[int(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    chance: (share) => next() < share,
    some: (from, to, make) => Array.from({ length: from + int(to - from + 1) }, make),
  };
}
