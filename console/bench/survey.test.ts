import { describe, expect, it } from 'vitest';
import type { InspectedFile } from '../../lib/core/decide/egress.ts';
import { samplePlatform, samplePolicy, sampleRule } from '../../lib/core/policy/sample-policy.ts';
import { createPolicyBench } from './policy-bench.ts';
import { type BenchContent, firstSituation, type Situation } from './situation.ts';
import type { Survey } from './survey.ts';

const rules = [
  sampleRule({ id: 'everywhere', then: '{ action: log }' }),
  sampleRule({
    id: 'pasted',
    when: '{ platforms: [telegram], channels: [paste, file] }',
    then: '{ action: block }',
  }),
  sampleRule({ id: 'tried', mode: 'simulate', match: '{ detector: ticket }' }),
  sampleRule({ id: 'calls', when: '{ channels: [call] }', match: null }),
];
const files = [...samplePolicy(rules.join('\n')), samplePlatform('telegram')];
const situation = firstSituation(0);
const file = (name: string, text: string): BenchContent => ({
  kind: 'file',
  file: {
    name,
    type: 'text/plain',
    bytes: text.length,
    facets: [],
    counts: {},
    texts: [{ path: [], text }],
  } satisfies InspectedFile,
});

function surveyOf(contents: readonly BenchContent[], at = 0, where: Partial<Situation> = {}): Survey {
  const bench = createPolicyBench();
  expect(bench.take(files, 'skip')).toEqual([]);
  const told = bench.survey({ ...situation, ...where }, contents, at, ['whatsapp', 'telegram']);
  if (told === 'no-policy') throw new Error(told);
  return told;
}
const said = ({ cells }: Survey) =>
  Object.fromEntries(
    cells.map(({ platform, channel, action, rule }) => [
      `${platform} ${channel}`,
      `${action} ${rule?.id ?? '-'}${rule?.isSimulated === true ? ' simulated' : ''}`,
    ]),
  );

describe('the survey of platforms and ways of sending', () => {
  it('says for a text what is strictest in each cell, and by which rule', () => {
    const told = said(surveyOf([{ kind: 'text', text: 'see PRJ-1234' }]));
    expect(told['whatsapp message']).toBe('log everywhere');
    expect(told['whatsapp paste']).toBe('log everywhere');
    expect(told['telegram paste']).toBe('block pasted');
    expect(told['telegram message']).toBe('log everywhere');
    expect(told['telegram file']).toBeUndefined();
  });

  it('takes nothing from the content for a way that has none', () => {
    const told = said(surveyOf([{ kind: 'text', text: 'see PRJ-1234' }]));
    expect(told['whatsapp call']).toBe('warn calls');
    expect(told['whatsapp voice']).toBe('allow -');
  });

  it('names a simulated rule where none is enforced', () => {
    expect(said(surveyOf([{ kind: 'text', text: 'TKT-1234' }]))['whatsapp message']).toBe(
      'allow tried simulated',
    );
  });

  it('leaves out a platform on which the organisation has no account of its own', () => {
    expect(surveyOf([{ kind: 'text', text: 'PRJ-1234' }], 0, { account: 'corporate' }).cells).toEqual([]);
  });

  it('judges each of several files by itself, and everywhere the one that is looked at', () => {
    const given = [file('a.txt', 'PRJ-1234 PRJ-5678'), file('b.txt', 'lunch')];
    const told = surveyOf(given, 1, { channel: 'file' });
    expect(told.each).toEqual([
      { action: 'log', findings: 2 },
      { action: 'allow', findings: 0 },
    ]);
    expect(said(told)).toEqual({
      'whatsapp file': 'allow -',
      'telegram file': 'allow -',
      'whatsapp voice': 'allow -',
      'telegram voice': 'allow -',
      'whatsapp call': 'warn calls',
      'telegram call': 'warn calls',
      'whatsapp screen-share': 'allow -',
      'telegram screen-share': 'allow -',
    });
    expect(said(surveyOf(given, 0, { channel: 'file' }))['telegram file']).toBe('block pasted');
  });
});
