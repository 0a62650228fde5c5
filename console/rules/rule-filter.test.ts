import { describe, expect, it } from 'vitest';
import type { Rule, RulePack } from '../../lib/core/policy/schema.ts';
import { everyRule, filterPacks, type RuleFilter } from './rule-filter.ts';

const rule = (id: string, mode: Rule['mode'], action: Rule['then']['action'], tell: string): Rule => ({
  ...{ id, mode, severity: 'low' },
  then: { action, tell: { en: tell } },
});
const packs: readonly RulePack[] = [
  {
    ...{ apiVersion: 'sluice/v1', kind: 'RulePack', id: 'cards', title: { en: 'Payment cards' } },
    rules: [rule('one-card', 'enforce', 'block', 'No cards.'), rule('lists', 'simulate', 'warn', 'Lists?')],
  },
  {
    ...{ apiVersion: 'sluice/v1', kind: 'RulePack', id: 'voice', title: { en: 'Voice' } },
    rules: [rule('long-calls', 'off', 'log', 'Calls.')],
  },
];
const found = (filter: Partial<RuleFilter>) =>
  filterPacks(packs, { ...everyRule, ...filter }, ({ id }) => `sentence about ${id}`).flatMap(({ rules }) =>
    rules.map(({ id }) => id),
  );

describe('filterPacks', () => {
  it.each([
    [{}, ['one-card', 'lists', 'long-calls']],
    [{ text: 'PAYMENT' }, ['one-card', 'lists']],
    [{ text: 'lists? payment' }, ['lists']],
    [{ text: 'about long' }, ['long-calls']],
    [{ mode: 'simulate' as const }, ['lists']],
    [{ action: 'block' as const, text: 'voice' }, []],
  ])('%j', (filter, ids) => {
    expect(found(filter)).toEqual(ids);
  });
});
