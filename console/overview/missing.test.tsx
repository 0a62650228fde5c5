// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it } from 'vitest';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import type { Rule } from '../../lib/core/policy/schema.ts';
import { MissingLines } from './missing.tsx';

const tool = { label: { en: 'Payment link' }, url: 'https://pay.example.com' };
const rule = (then: Partial<Rule['then']>, mode: Rule['mode'] = 'enforce'): Rule => ({
  ...{ id: 'card', severity: 'high', mode },
  then: { action: 'block', ...then },
});
const policy = (rules: readonly Rule[], contact?: string | null): ActivePolicy => ({
  ...{ version: 1, publishedAt: '', publishedBy: '', message: '', expiresAt: '', files: [], detectors: [] },
  packs: [
    { apiVersion: 'sluice/v1', kind: 'RulePack', id: 'pack', title: { en: 'Pack' }, rules: [...rules] },
  ],
  reach: { current: 0, devices: 0 },
  ...(contact !== undefined && { contact }),
});
const linksOf = (inForce: ActivePolicy) => {
  const host = document.createElement('div');
  render(<MissingLines policy={inForce} />, host);
  return [...host.querySelectorAll('a')].map((link) => link.getAttribute('href'));
};

it.each<readonly [string, ActivePolicy, readonly string[]]>([
  [
    'as Sluice comes: nobody to ask, and no tool',
    policy([rule({})], null),
    ['#/settings/notices', '#/rules'],
  ],
  ['a contact', policy([rule({})], 'security@example.com'), ['#/rules']],
  ['a tool', policy([rule({}), rule({ suggest: [tool] })], null), ['#/settings/notices']],
  ['a tool of a rule that is off', policy([rule({}), rule({ suggest: [tool] }, 'off')], 'us'), ['#/rules']],
  ['both', policy([rule({ suggest: [tool] })], 'we@example.com'), []],
  ['a server that does not say', policy([rule({ suggest: [tool] })]), []],
  ['no rules', policy([], 'we@example.com'), []],
])('reminds of what only the organisation can add: %s', (_, inForce, links) => {
  expect(linksOf(inForce)).toEqual(links);
});
