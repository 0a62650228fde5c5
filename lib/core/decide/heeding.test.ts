import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile.ts';
import {
  sampleDetector,
  samplePack,
  samplePlatform,
  sampleRule,
  sampleSettings,
} from '../policy/sample-policy.ts';
import type { Egress } from './egress.ts';
import { judge, loadPolicy } from './index.ts';

/** `ASSIGNED=PRJ-1234` is an assignment, and what is assigned is the more specific project code. */
const assignment = sampleDetector('assignment', 'ASSIGNED=PRJ');
const code = sampleDetector('project-code', 'PRJ').text.replace('confidence: medium', 'confidence: high');

function decide(rules: readonly string[], more: Partial<Egress> = {}) {
  const compiled = compilePolicy(
    [
      assignment,
      { path: 'detectors/project-code.yaml', text: code },
      samplePack(rules.join('\n')),
      samplePlatform(),
      samplePlatform('telegram'),
      sampleSettings(),
    ],
    { organisation: 'o', version: 1, issuedAt: '2026-03-01T00:00:00.000Z' },
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const egress: Egress = {
    platform: 'whatsapp',
    channel: 'message',
    conversation: { kind: 'direct', title: null },
    account: { id: null },
    content: { kind: 'text', text: 'ASSIGNED=PRJ-1234' },
    ...more,
  };
  return judge(loadPolicy(compiled.value), egress, Date.parse('2026-03-04T12:00:00Z')).action;
}
const held = sampleRule({ id: 'held', match: '{ detector: assignment }', then: '{ action: block }' });
const other = (fields: Parameters<typeof sampleRule>[0]) =>
  sampleRule({ id: 'other', match: '{ detector: project-code }', ...fields });

describe('what one rule looks for', () => {
  it('gives way to a better finding of a rule that may hold as well', () => {
    expect(decide([held])).toBe('block');
    expect(decide([held, other({})])).toBe('warn');
  });

  it.each([
    ['is simulated', { mode: 'simulate' }],
    ['only records', { then: '{ action: log }' }],
    ['is about another messenger', { when: '{ platforms: [telegram] }' }],
  ])('is not hidden by what a rule looks for that %s', (_, fields) => {
    expect(decide([held, other(fields)])).toBe('block');
    const file = { type: 'text/plain', name: 'a.txt', bytes: 1, facets: [] };
    const texts = [{ path: [], text: 'ASSIGNED=PRJ-1234' }];
    expect(decide([held, other(fields)], { content: { kind: 'files', files: [{ ...file, texts }] } })).toBe(
      'block',
    );
  });
});
