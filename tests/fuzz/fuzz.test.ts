import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addCounts, fuzzerNames, fuzzers, type FuzzerName } from './fuzzer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The same every time: what chance finds is for `npm run fuzz`. A few seconds each. */
const firstSeed = 20261122;
const rounds: Readonly<Record<FuzzerName, number>> = { patterns: 700, texts: 25, packs: 30 };
const seeds = readFileSync(new URL('seeds.json', import.meta.url), 'utf8');
const kept = JSON.parse(seeds) as Readonly<Record<FuzzerName, readonly number[]>>;

describe.each(fuzzerNames)('fuzzing %s', (name) => {
  it('finds no mistake', { timeout: 240_000 }, async () => {
    const fuzzer = fuzzers[name](root);
    const counts = new Map<string, number>();
    const one = async (seed: number) => fuzzer.round(seed);
    const fresh = Array.from({ length: rounds[name] }, (_, i) => firstSeed + i);
    for (const seed of [...kept[name], ...fresh]) {
      addCounts(counts, await one(seed).catch(naming(seed)));
    }
    // Rounds in which nothing is found or compared would show nothing.
    for (const [what, least] of Object.entries(expected[name])) {
      expect(counts.get(what), what).toBeGreaterThanOrEqual(least);
    }
  });
});

const expected: Readonly<Record<FuzzerName, Readonly<Record<string, number>>>> = {
  patterns: { 'with RE2': 3000, 'with native RegExp': 3000, matches: 5000 },
  texts: { texts: 25, findings: 15, unfiltered: 20, edits: 20 },
  packs: { files: 30, problems: 30, sound: 3, findings: 10 },
};

function naming(seed: number): (error: unknown) => never {
  return (error) => {
    throw new Error(`seed ${String(seed)}`, { cause: error });
  };
}
