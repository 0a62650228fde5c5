import type { Random } from '../random.ts';
import { plain, type Valid } from './checks.ts';

/** A national number: who speaks of it, in which words, and how it is written. */
export interface NationalId {
  /** The detector that answers for it. */
  readonly id: string;
  readonly language: string;
  /** What people call it, with the article or possessive where one says it. */
  readonly called: readonly string[];
  /** Shapes of values; see `shape` of the random generator. */
  readonly shapes: readonly string[];
  /** Numbers without a check digit have none. */
  readonly valid?: Valid;
}

/** A value that satisfies the check digits. Tries until one does: a few hundred at most. */
export function valueOf({ id, shapes, valid }: NationalId, random: Random, turn: number): string {
  const shape = shapes[turn % shapes.length] ?? '';
  for (let left = 40_000; left > 0; left -= 1) {
    const value = random.shape(shape);
    if (!valid || valid(value)) return value;
  }
  throw new Error(`no value of ${id} found for ${shape}`);
}

/** The same number with one digit changed, so that its check digits are wrong; null when it has none. */
export function wrongValueOf(number: NationalId, random: Random, turn: number): string | null {
  const { valid } = number;
  if (!valid) return null;
  for (let left = 1000; left > 0; left -= 1) {
    const value = valueOf(number, random, turn);
    const at = value.search(/\d\D*$/);
    const changed = `${value.slice(0, at)}${String((Number(value[at]) + 1 + random.below(8)) % 10)}${value.slice(at + 1)}`;
    if (plain(changed) !== plain(value) && !valid(changed)) return changed;
  }
  return null;
}
