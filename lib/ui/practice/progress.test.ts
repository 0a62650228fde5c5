import { describe, expect, it } from 'vitest';
import type { CompiledRule } from '../../core/policy/bundle.ts';
import type { Verdict } from '../../core/decide/verdict.ts';
import type { Exercise } from './exercises.ts';
import { exerciseOf, isDone, isProgress, withSeen } from './progress.ts';
import { plainScene } from './scene.ts';

const ruleOf = (id: string) => ({ pack: 'p', id }) as CompiledRule; // told apart by identity alone
const [cards, keys] = [ruleOf('cards'), ruleOf('keys')];
const exerciseWith = (rule: CompiledRule, kind: 'rule' | 'file' = 'rule'): Exercise => ({
  ...{ id: `${kind} ${rule.id}`, kind, rule, example: '', scene: plainScene },
  steps: ['underlined', 'held', 'answered'],
});
const exercises = [exerciseWith(cards), exerciseWith(keys), exerciseWith(cards, 'file')];
const [onCards] = exercises;
const verdictOf = (...rules: readonly CompiledRule[]) =>
  ({ deciding: { rule: rules[0] }, hits: rules.map((rule) => ({ rule })) }) as unknown as Verdict;

describe('exerciseOf', () => {
  it.each([
    ['the open one, where its rule has matched as well', 'rule keys', [cards, keys], undefined, 'rule keys'],
    ['else the one of the rule that decided', 'clean', [cards, keys], undefined, 'rule cards'],
    ['a file for a file', 'rule cards', [cards], 'file', 'file cards'],
    ['none for another rule', 'clean', [ruleOf('other')], undefined, undefined],
  ] as const)('takes %s', (_what, open, rules, channel, expected) => {
    expect(exerciseOf(exercises, open, { verdict: verdictOf(...rules), channel })?.id).toBe(expected);
  });
});

describe('withSeen', () => {
  it('collects what was seen until all of it was', () => {
    if (onCards === undefined) throw new Error('no exercise');
    const half = withSeen(withSeen({}, onCards, 'underlined'), onCards, 'held');
    expect([half, isDone(half, onCards)]).toEqual([{ 'rule cards': ['underlined', 'held'] }, false]);
    expect(isDone(withSeen(half, onCards, 'answered'), onCards)).toBe(true);
    expect(withSeen(half, onCards, 'held')).toBe(half);
    expect(withSeen(half, onCards, 'sent')).toBe(half);
  });
});

it.each([
  [{ a: ['held'] }, true],
  [{}, true],
  [{ a: ['fled'] }, false],
  [null, false],
  [[1], false],
])('reads %j as progress: %s', (value, expected) => {
  expect(isProgress(value)).toBe(expected);
});
