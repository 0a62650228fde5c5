import { complete } from './checks.ts';
import type { Random } from './random.ts';
import { two } from './random.ts';

/** A country's number for a person, as its authority publishes it. */
export interface NationalId {
  /** Everything but the check characters. */
  readonly body: (chance: Random) => string;
  /** How many check characters follow the body (0: the number has none), and what they are made of. */
  readonly checks: number;
  readonly alphabet?: string;
  readonly valid: (value: string) => boolean;
  /** How people write it: `#` is the next character, all else stands as it is. */
  readonly masks: readonly string[];
  /** For numbers without check characters: a value of the same look that was never issued. */
  readonly never?: (chance: Random) => string;
}

const NUMERIC = '0123456789';

export function issue(id: NationalId, chance: Random): string {
  for (let attempt = 0; attempt < 200; attempt++) {
    const value = complete(id.body(chance), id.checks, id.alphabet ?? NUMERIC, id.valid);
    if (value !== undefined) return value;
  }
  throw new Error('no valid number found');
}

/** A number that looks right and whose check character is wrong. */
export function misissue(id: NationalId, chance: Random): string {
  if (id.never !== undefined) return id.never(chance);
  const right = issue(id, chance);
  const alphabet = id.alphabet ?? NUMERIC;
  for (let shift = 1; shift < alphabet.length; shift++) {
    const at = (alphabet.indexOf(right.slice(-1)) + shift) % alphabet.length;
    const wrong = right.slice(0, -1) + alphabet.charAt(at);
    if (!id.valid(wrong)) return wrong;
  }
  throw new Error('every ending is valid');
}

export function masked(value: string, mask: string): string {
  let at = 0;
  return mask.replaceAll('#', () => value.charAt(at++));
}

export interface Birth {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly yy: string;
  readonly mm: string;
  readonly dd: string;
}

export function birth(chance: Random, from = 1948, to = 1999): Birth {
  const year = chance.between(from, to);
  const month = chance.between(1, 12);
  const day = chance.between(1, 28);
  return { year, month, day, yy: two(year % 100), mm: two(month), dd: two(day) };
}
