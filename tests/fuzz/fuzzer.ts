import { packFuzzer } from './packs.ts';
import { patternFuzzer } from './patterns.ts';
import { textFuzzer } from './texts.ts';

/** What a round did, by name: comparisons made, things found. Added up over all rounds. */
export type Counts = Readonly<Record<string, number>>;

/** One way to search for mistakes. A round depends on its seed alone, and throws when something is wrong. */
export interface Fuzzer {
  round(seed: number): Promise<Counts> | Counts;
}

export const fuzzerNames = ['patterns', 'texts', 'packs'] as const;
export type FuzzerName = (typeof fuzzerNames)[number];

/** Made anew for each run. `root`: the checkout, for the files of rules/. */
export const fuzzers: Readonly<Record<FuzzerName, (root: string) => Fuzzer>> = {
  patterns: patternFuzzer,
  texts: textFuzzer,
  packs: packFuzzer,
};

/** Adds a round's counts to those so far. */
export function addCounts(total: Map<string, number>, counts: Counts): void {
  for (const [name, count] of Object.entries(counts)) total.set(name, (total.get(name) ?? 0) + count);
}
