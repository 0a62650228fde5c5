import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../lib/core/detect/compiled.ts';
import { loadEngine } from '../../lib/core/detect/engine/index.ts';
import { matcherOf } from '../../lib/core/detect/engine/matcher.ts';
import { phonesFor } from '../../lib/core/detect/phone/from-metadata.ts';
import { parseRules, readRules } from '../fuzz/rules.ts';
import { hostileFragments } from './corpus.ts';

const { compiled, settings } = parseRules(readRules(fileURLToPath(new URL('../..', import.meta.url))));
const engine = loadEngine(compiled, { phones: phonesFor(settings?.regions ?? []) });
const programs: readonly Program[] = compiled.flatMap(({ patterns, exclude }) => [
  ...patterns.flatMap(({ program }) => (program ? [program] : [])),
  ...exclude,
]);
/** Until the automata are built, steps are theirs. */
const half = 16 * 1024;
const building = 200_000;

function stepsOn(text: string): number {
  const before = total();
  engine.scan(text);
  return total() - before;
}

function total(): number {
  return programs.reduce((sum, program) => sum + matcherOf(program).steps(), 0);
}

describe('all detectors on one fragment over and over', () => {
  it.each(hostileFragments.map((fragment) => JSON.stringify(fragment)))(
    '%s',
    { timeout: 60_000 },
    (quoted) => {
      const fragment = String(JSON.parse(quoted));
      const text = fragment.repeat(Math.ceil((2 * half) / fragment.length));
      const first = stepsOn(text.slice(0, half));
      const twice = stepsOn(text.slice(0, 2 * half));
      expect(twice).toBeLessThanOrEqual(2.2 * first + building);
    },
  );
});
