/** Chance that can be played again: the seed is in what a failed test says. */
export interface SeededRandom {
  readonly seed: number;
  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number;
}

/** Mulberry32; without a seed one is drawn. */
export function seededRandom(
  seed: string | undefined = String(Math.floor(Math.random() * 2 ** 32)),
): SeededRandom {
  let state = Number(seed) >>> 0;
  return {
    seed: state,
    below(limit) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
    },
  };
}
