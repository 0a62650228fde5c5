import { expect, it } from 'vitest';
import type { CompiledRule } from '../policy/bundle.ts';
import { compilePolicy } from '../policy/compile.ts';
import { samplePolicy, sampleRule } from '../policy/sample-policy.ts';
import { safeguardsOf } from './safeguards.ts';
import type { Action, Verdict } from './verdict.ts';

const compiled = compilePolicy(samplePolicy(sampleRule({})), {
  organisation: 'o',
  version: 1,
  issuedAt: '2026-03-01T00:00:00.000Z',
});
if (!compiled.ok) throw new Error('the sample does not compile');
const [sample] = compiled.value.rules;
if (sample === undefined) throw new Error('the sample has no rule');

const hit = (
  then: Partial<CompiledRule['then']>,
  action: Action = 'warn',
  mode: CompiledRule['mode'] = 'enforce',
) => ({
  rule: { ...sample, mode, then: { ...sample.then, ...then } },
  action,
  findings: [],
});
const verdict = (...hits: Verdict['hits']): Verdict => ({
  ...{ action: 'warn', deciding: null, hits, findings: [], tallies: [], unscannable: null, policyVersion: 1 },
});

it('asks for the most that any rule asks for which lets it be sent', () => {
  const first = verdict(hit({ pause: { seconds: 3 } }), hit({ pause: { seconds: 9 } }, 'justify'));
  const second = verdict(hit({ retypeRecipient: true }), hit({ pause: { seconds: 60 } }, 'log'));
  expect(safeguardsOf([first])).toEqual({ pauseSeconds: 9, retypeRecipient: false });
  expect(safeguardsOf([first, second])).toEqual({ pauseSeconds: 9, retypeRecipient: true });
});

it('asks for nothing where no rule does, nor for what is only simulated or not to be sent', () => {
  const then = { pause: { seconds: 5 }, retypeRecipient: true };
  const none = { pauseSeconds: 0, retypeRecipient: false };
  expect(safeguardsOf([])).toEqual(none);
  expect(safeguardsOf([verdict(hit({}), hit(then, 'block'), hit(then, 'warn', 'simulate'))])).toEqual(none);
});
