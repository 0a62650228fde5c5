/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  next(): number;
  /** Whole, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...(readonly T[])]): T;
  /** One of the keys; each as likely as its number. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T;
  /** Version 4 in shape. */
  uuid(): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const hex = (digits: number): string =>
    int(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    weighted(weights) {
      const keys = Object.keys(weights).filter((key): key is keyof typeof weights & string => key in weights);
      let left = next() * keys.reduce((sum, key) => sum + (weights[key] ?? 0), 0);
      const found = keys.find((key) => (left -= weights[key] ?? 0) < 0) ?? keys[0];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + int(0, 3)).toString(16)}${hex(3)}-${hex(8)}${hex(4)}`,
  };
}
