import { describe, expect, it } from 'vitest';
import { audienceConditions, audienceReader } from './audience.ts';
import { compileAudiences, compilePolicy } from './compile.ts';
import { parsePolicyFiles } from './parse.ts';
import { samplePolicy, sampleRule } from './sample-policy.ts';

const meta = {
  organisation: '00000000-0000-4000-8000-000000000000',
  version: 3,
  issuedAt: '2026-01-01T00:00:00.000Z',
};
const files = samplePolicy(
  [
    sampleRule({ id: 'for-all' }),
    sampleRule({ id: 'for-sales', when: '{ people: { groups: [sales, "sales-*"] } }' }),
    sampleRule({ id: 'also-for-sales', when: '{ people: { groups: ["sales-*", sales] } }' }),
    sampleRule({ id: 'for-law', when: '{ people: { groups: [law] } }' }),
    sampleRule({ id: 'off-for-it', mode: 'off', when: '{ people: { groups: [it] } }' }),
  ].join('\n'),
);
const conditions = audienceConditions(parsePolicyFiles(files).packs.map(({ pack }) => pack));
const audienceOf = audienceReader(conditions);
const rulesFor = (group: string): readonly string[] | undefined => {
  const compiled = compileAudiences(files, meta, {
    groups: ['sales', 'sales-north', 'law', 'hr', 'everyone'],
  });
  if (!compiled.ok) throw new Error('does not compile');
  return compiled.value.bundles.get(audienceOf(group))?.rules.map(({ id }) => id);
};

describe('audiences', () => {
  it('are told apart by what rules ask, not by how it is written', () => {
    expect(conditions).toEqual([['law'], ['sales', 'sales-*']]);
    expect(['sales', 'Sales-North', 'law', 'hr'].map((group) => audienceOf(group))).toEqual([
      '01',
      '01',
      '10',
      '00',
    ]);
  });

  it.each([
    ['sales', ['for-all', 'for-sales', 'also-for-sales']],
    ['sales-north', ['for-all', 'for-sales', 'also-for-sales']],
    ['law', ['for-all', 'for-law']],
    ['hr', ['for-all']],
  ])('%s gets its rules only', (group, rules) => {
    expect(rulesFor(group)).toEqual(rules);
  });

  it('makes one bundle for each audience, whatever the number of groups', () => {
    const groups = Array.from({ length: 40 }, (_, index) => `team-${String(index)}`);
    const compiled = compileAudiences(files, meta, { groups });
    expect(compiled.ok && [...compiled.value.bundles.keys()]).toEqual(['00']);
  });

  it('a policy compiled for nobody in particular has every rule', () => {
    const compiled = compilePolicy(files, meta);
    expect(compiled.ok && compiled.value.rules).toHaveLength(4);
  });

  it('a glob that cannot be read is a problem with its line', () => {
    const broken = samplePolicy(sampleRule({ when: '{ people: { groups: ["{a"] } }' }));
    expect(parsePolicyFiles(broken).problems).toMatchObject([
      { code: 'policy/glob', path: 'rules.0.when.people.groups.0' },
    ]);
  });
});

describe('the dialog’s words of an organisation', () => {
  const withTexts = (texts: string) => samplePolicy(sampleRule({}), `texts: ${texts}\n`);
  it('travel in the bundle, and a policy without them is what it was', () => {
    const compiled = compilePolicy(withTexts('{ pl: { notSent: Nie wysłano. } }'), meta);
    expect(compiled.ok && compiled.value.texts).toEqual({ pl: { notSent: 'Nie wysłano.' } });
    const plain = compilePolicy(samplePolicy(sampleRule({})), meta);
    expect(plain.ok && 'texts' in plain.value).toBe(false);
  });

  it.each([
    ['{ pl: { notSend: x } }', 'policy/wrong-type', 'texts.pl.notSend'],
    ['{ pl: { moreHeld: { one: x } } }', 'policy/wrong-type', 'texts.pl.moreHeld'],
  ])('%s is refused', (texts, code, path) => {
    const { problems } = parsePolicyFiles(withTexts(texts));
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, path]]);
  });
});
