import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile.ts';
import { samplePolicy, sampleRule } from '../policy/sample-policy.ts';
import type { Egress } from './egress.ts';
import { judge, loadPolicy } from './index.ts';
import { packVerdict, unpackVerdict } from './packed-verdict.ts';

const compiled = compilePolicy(
  samplePolicy(
    [
      sampleRule({ id: 'codes', then: '{ action: block }' }),
      sampleRule({ id: 'again', mode: 'simulate', then: '{ action: block }', severity: 'critical' }),
      sampleRule({ id: 'tickets', match: '{ any: [{ detector: ticket }, { detector: project-code }] }' }),
    ].join('\n'),
  ),
  { organisation: 'o', version: 3, issuedAt: '2026-03-01T00:00:00.000Z' },
);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const bundle = compiled.value;
const secrets = Array.from({ length: 60 }, (_, n) => `PRJ-${String(1000 + n)}`);

const egress: Egress = {
  platform: 'whatsapp',
  channel: 'file',
  conversation: { kind: 'direct', title: 'ACME' },
  account: { id: null },
  content: {
    kind: 'files',
    files: [
      {
        name: 'a.zip',
        type: 'application/zip',
        bytes: 9,
        facets: [],
        texts: [{ path: ['b.txt', 'line 1'], text: `TKT-2000 ${secrets.join(' ')}` }],
        unscannable: 'timeout',
      },
    ],
  },
};
const verdict = judge(loadPolicy(bundle), egress, 0);
const packed = packVerdict(verdict);
/** As it comes out at the other end. */
const sent = (value: unknown): unknown => structuredClone(value);

describe('a packed verdict', () => {
  it('comes out as it went in, its rules those of the bundle, without what was found', () => {
    const back = unpackVerdict(bundle, sent(packed));
    const bare = ({ findings }: (typeof verdict.hits)[number]) =>
      findings.slice(0, 50).map((finding) => ({ ...finding, value: '' }));
    expect(back?.action).toBe('block');
    expect(back?.hits.map(({ rule }) => rule.id)).toEqual(['again', 'codes', 'tickets']);
    expect(back?.deciding?.rule).toBe(bundle.rules[0]);
    expect(back?.hits.map(({ findings }) => findings)).toEqual(verdict.hits.map(bare));
    expect(back?.deciding?.findings[0]?.provenance).toEqual({ file: 0, path: ['b.txt', 'line 1'] });
    expect(back).toMatchObject({ tallies: verdict.tallies, unscannable: 'timeout', policyVersion: 3 });
  });

  it('carries no value, and fifty findings a hit', () => {
    const text = JSON.stringify(packed).toLowerCase();
    for (const secret of secrets) expect(text).not.toMatch(secret.toLowerCase());
    expect(text).not.toMatch(/prj1000|"value"/);
    expect(packed.hits.map(({ findings }) => findings.length)).toEqual([50, 50, 50]);
    expect(packed.findings).toHaveLength(51);
  });

  it('of nothing found is allowed again', () => {
    const nothing = judge(loadPolicy(bundle), { ...egress, content: { kind: 'files', files: [] } }, 0);
    expect(unpackVerdict(bundle, sent(packVerdict(nothing)))).toEqual(nothing);
  });

  it.each([
    ['nothing', null],
    ['a text', 'allow'],
    ['another version', { ...packed, policyVersion: 4 }],
    ['a rule that is not there', { ...packed, hits: [{ ...packed.hits[0], id: 'gone' }] }],
    ['a rule of another pack', { ...packed, hits: [{ ...packed.hits[0], pack: 'gone' }] }],
    ['an action that nothing decided', { ...packed, action: 'allow' }],
    ['hits left out', { ...packed, hits: [] }],
    ['an action that there is not', { ...packed, action: 'melt' }],
    ['a finding that is not there', { ...packed, findings: [] }],
    ['a place that is none', { ...packed, findings: packed.findings.map((one) => ({ ...one, start: -1 })) }],
    [
      'a path that is none',
      { ...packed, findings: packed.findings.map((one) => ({ ...one, provenance: { file: 0, path: [3] } })) },
    ],
    ['no tallies', { ...packed, tallies: undefined }],
    ['a reason that is none', { ...packed, unscannable: 'tired' }],
  ])('is refused: %s', (_, value) => {
    expect(unpackVerdict(bundle, sent(value))).toBeNull();
  });
});
