import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../lib/core/detect/engine/matcher.ts';
import { compilePattern } from '../../lib/core/detect/pattern/compile-pattern.ts';
import { attacks, attackText, type Attack } from './corpus.ts';

const kilo = 1024;
/** Steps a character that no pattern may exceed, beside what its automaton costs to build once. */
const maxPerCharacter = 40;
const building = 150_000;

function stepsOn(attack: Attack, length: number): number {
  const compiled = compilePattern(attack.regex, { ignoreCase: attack.ignoreCase ?? false });
  if (!compiled.ok) throw new Error(compiled.error.message);
  const matcher = matcherOf(compiled.value);
  const text = attackText(attack, length);
  matcher.findAll(text);
  return matcher.steps();
}

const runnable = attacks.filter(({ refused }) => refused === undefined);

describe('patterns made to be slow', () => {
  it('are many', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(60);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  });

  it.each(runnable)('$name takes steps in proportion to the text', (attack) => {
    const half = stepsOn(attack, 32 * kilo);
    const whole = stepsOn(attack, 64 * kilo);
    expect(whole / half).toBeLessThanOrEqual(2.2);
    expect(whole).toBeLessThanOrEqual(maxPerCharacter * 64 * kilo + building);
    expect(whole).toBeGreaterThan(0);
  });

  it.each(attacks.filter(({ refused }) => refused !== undefined))(
    '$name is refused',
    ({ regex, refused }) => {
      const compiled = compilePattern(regex);
      expect(compiled.ok ? null : compiled.error.code).toBe(refused);
    },
  );
});
