import { describe, expect, it } from 'vitest';
import type { Rule } from '../../lib/core/policy/schema.ts';
import { changeWords } from './change-words.ts';

const rule: Rule = {
  id: 'card-number-out',
  severity: 'medium',
  mode: 'simulate',
  match: { detector: 'credit-card' },
  then: { action: 'warn' },
};
const words = (before: Rule | null, after: Rule | null) =>
  changeWords({ pack: 'p', rule: 'card-number-out', change: 'changed', fields: [], before, after });

describe('changeWords', () => {
  it.each([
    [{ ...rule, then: { action: 'block' as const } }, ['block instead of warn']],
    [{ ...rule, mode: 'enforce' as const }, ['enforced instead of simulated']],
    [
      { ...rule, severity: 'high' as const, when: { channels: ['paste' as const] } },
      ['high instead of medium', 'other conditions on where and by whom'],
    ],
    [
      { ...rule, match: { detector: 'iban' }, then: { ...rule.then, tell: { en: 'Hm.' } } },
      ['looks for something else', 'says something else'],
    ],
    [
      { ...rule, then: { ...rule.then, pause: { seconds: 5 }, retypeRecipient: true } },
      ['waits 5 s before sending', 'the recipient has to be typed'],
    ],
    [rule, []],
  ])('says what is different (%#)', (after, said) => {
    expect(words(rule, after)).toEqual(said);
  });

  it('says for how long answers count, and from when on they do not', () => {
    const remembering = (minutes: number): Rule => ({
      ...rule,
      then: { ...rule.then, remember: { minutes } },
    });
    expect(words(remembering(10), remembering(60))).toEqual(['an answer counts for 60 min instead of 10']);
    expect(words(remembering(10), rule)).toEqual(['an answer counts once']);
  });

  it('says what came and what went', () => {
    expect(words(null, rule)).toEqual(['new: warn, simulated']);
    expect(words(rule, null)).toEqual(['removed']);
  });
});
