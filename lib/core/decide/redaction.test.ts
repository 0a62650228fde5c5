import { expect, it } from 'vitest';
import type { Finding } from '../detect/finding.ts';
import { compilePolicy } from '../policy/compile.ts';
import { samplePolicy, sampleRule } from '../policy/sample-policy.ts';
import { heldFindings, redact } from './redaction.ts';
import type { Verdict } from './verdict.ts';

const compiled = compilePolicy(samplePolicy(sampleRule({})), {
  organisation: 'o',
  version: 1,
  issuedAt: '2026-03-01T00:00:00.000Z',
});
if (!compiled.ok) throw new Error('the sample does not compile');
const [rule] = compiled.value.rules;
if (rule === undefined) throw new Error('the sample has no rule');

const at = (detector: string, start: number, end: number): Finding => ({
  ...{ detector, pattern: 'p', start, end, confidence: 'medium', value: 'v', masked: '' },
});
const holding = (...findings: readonly Finding[]): Verdict => ({
  ...{ action: 'block', deciding: null, findings, tallies: [], unscannable: null, policyVersion: 1 },
  hits: [{ rule, action: 'block', findings }],
});
const titles = new Map([['a', { en: 'Project' }]]);

it.each([
  ['that overlap', [at('a', 4, 18), at('b', 12, 29)], 'the [Project]!'],
  ['of which one lies in the other', [at('b', 12, 18), at('a', 4, 29)], 'the [Project]!'],
  ['that only touch', [at('a', 4, 12), at('a', 12, 29)], 'the [Project][Project]!'],
])('of two values %s, nothing is left', (_, findings, text) => {
  expect(redact('the Project Falcon Industries!', holding(...findings), titles, 'en')?.text).toBe(text);
  expect(heldFindings(holding(...findings)).at(-1)?.end).toBe(29);
});
