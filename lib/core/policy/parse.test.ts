import { describe, expect, it } from 'vitest';
import { type PolicyCode, policyCodes } from './codes.ts';
import { compilePolicy } from './compile.ts';
import { maxFileBytes, maxFiles } from './document.ts';
import { maxProblems, parsePolicyFiles } from './parse.ts';
import {
  sampleDetector,
  sampleDictionary,
  type SampleFile,
  samplePack,
  samplePlatform,
  samplePolicy,
  sampleRule,
  sampleSettings,
} from './sample-policy.ts';

interface Case {
  readonly name: string;
  readonly code: string;
  readonly files: readonly SampleFile[];
  /** Where it must be reported: file, line, column. */
  readonly at: readonly [string, number, number];
  readonly path?: string;
  readonly message?: RegExp;
  readonly hint?: RegExp;
}

const pack = 'packs/sample.yaml';
const ruleWith = (fields: Parameters<typeof sampleRule>[0]) => samplePolicy(sampleRule(fields));
const one = (text: string): readonly SampleFile[] => [{ path: 'a.yaml', text }];
const detector = (replace: string, by: string): readonly SampleFile[] => {
  const file = sampleDetector('project-code', 'PRJ');
  return [{ path: file.path, text: file.text.replace(replace, by) }];
};

const cases: readonly Case[] = [
  {
    name: 'broken YAML',
    code: 'policy/yaml',
    files: one('apiVersion: sluice/v1\nkind: [RulePack\nid: a\n'),
    at: ['a.yaml', 3, 1],
  },
  {
    name: 'a key twice',
    code: 'policy/yaml',
    files: one('kind: Settings\nkind: Settings\n'),
    at: ['a.yaml', 2, 1],
  },
  {
    name: 'two documents',
    code: 'policy/yaml',
    files: one('kind: Settings\n---\nkind: Settings\n'),
    at: ['a.yaml', 2, 1],
  },
  { name: 'an own tag', code: 'policy/yaml', files: one('kind: !!js/function x\n'), at: ['a.yaml', 1, 7] },
  {
    name: 'a file over the limit',
    code: 'policy/too-large',
    files: one(`# ${'x'.repeat(maxFileBytes)}`),
    at: ['a.yaml', 1, 1],
  },
  {
    name: 'too many files',
    code: 'policy/too-large',
    files: Array.from({ length: maxFiles + 1 }, (_, index) => ({ path: `${String(index)}.yaml`, text: '' })),
    at: ['', 0, 0],
  },
  { name: 'an alias bomb', code: 'policy/too-large', files: one(aliasBomb()), at: ['a.yaml', 1, 1] },
  {
    name: 'a nesting bomb, shallow enough to read',
    code: 'policy/too-deep',
    files: samplePolicy(
      sampleRule({ match: `${'{ any: ['.repeat(60)}{ detector: ticket }${'] }'.repeat(60)}` }),
    ),
    at: [pack, 1, 1],
  },
  {
    name: 'a nesting bomb, deeper than the stack',
    code: 'policy/too-deep',
    files: one(`a: ${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    at: ['a.yaml', 1, 1],
  },
  {
    name: 'no kind',
    code: 'policy/unknown-kind',
    files: one('apiVersion: sluice/v1\n'),
    at: ['a.yaml', 1, 1],
  },
  {
    name: 'a misspelt kind',
    code: 'policy/unknown-kind',
    files: one('apiVersion: sluice/v1\nkind: RulesPack\n'),
    at: ['a.yaml', 2, 7],
    hint: /Did you mean RulePack/,
  },
  { name: 'a list as document', code: 'policy/wrong-type', files: one('- 1\n'), at: ['a.yaml', 1, 1] },
  {
    name: 'another version of the language',
    code: 'policy/unknown-version',
    files: [{ path: 'settings.yaml', text: sampleSettings().text.replace('sluice/v1', 'sluice/v2') }],
    at: ['settings.yaml', 1, 13],
  },
  {
    name: 'an unknown field',
    code: 'policy/unknown-field',
    files: samplePolicy(`${sampleRule({})}\n  unles: { detector: ticket }`),
    at: [pack, 11, 3],
    path: 'rules.0.unles',
    hint: /Did you mean unless/,
  },
  {
    name: 'an unknown field in a condition',
    code: 'policy/unknown-field',
    files: ruleWith({ match: '{ any: [{ detector: ticket, minDistnct: 2 }] }' }),
    at: [pack, 9, 38],
    path: 'rules.0.match.any.0.minDistnct',
    hint: /Did you mean minDistinct/,
  },
  {
    name: 'an unknown field in a list-or-not',
    code: 'policy/unknown-field',
    files: ruleWith({ when: '{ accounts: { not: [corporate], nto: [personal] } }' }),
    at: [pack, 9, 41],
  },
  {
    name: 'a missing field',
    code: 'policy/missing-field',
    files: samplePolicy('- id: codes\n  mode: enforce\n  then: { action: warn }'),
    at: [pack, 6, 3],
    message: /needs the field severity/,
  },
  {
    name: 'a value that is not a choice',
    code: 'policy/wrong-type',
    files: ruleWith({ then: '{ action: blok }' }),
    at: [pack, 10, 19],
    path: 'rules.0.then.action',
    hint: /Did you mean block/,
  },
  {
    name: 'a number where a list is wanted',
    code: 'policy/wrong-type',
    files: ruleWith({ when: '{ channels: 3 }' }),
    at: [pack, 9, 21],
    message: /must be a list; this is 3/,
  },
  {
    name: 'text where a list or not is wanted',
    code: 'policy/wrong-type',
    files: ruleWith({ when: '{ accounts: corporate }' }),
    at: [pack, 9, 21],
    message: /must be a list, or not: and a list/,
  },
  {
    name: 'a condition of no known form',
    code: 'policy/wrong-type',
    files: ruleWith({ match: '{ detektor: ticket }' }),
    at: [pack, 9, 10],
    hint: /Did you mean detector/,
  },
  {
    name: 'a number out of its limits',
    code: 'policy/bad-value',
    files: ruleWith({ then: '{ action: warn, remember: { minutes: 100000 } }' }),
    at: [pack, 10, 46],
  },
  {
    name: 'a link that is not https',
    code: 'policy/bad-value',
    files: ruleWith({ then: '{ action: warn, suggest: [{ label: { en: A }, url: "http://example.com" }] }' }),
    at: [pack, 10, 60],
    message: /https/,
  },
  {
    name: 'a text without English',
    code: 'policy/bad-value',
    files: ruleWith({ then: '{ action: warn, tell: { de: Hallo } }' }),
    at: [pack, 10, 31],
    message: /English/,
  },
  {
    name: 'a pack twice',
    code: 'policy/duplicate-id',
    files: [...ruleWith({}), samplePack(sampleRule({}), 'packs/second.yaml')],
    at: ['packs/second.yaml', 3, 5],
    message: /packs\/sample\.yaml/,
  },
  {
    name: 'a rule twice',
    code: 'policy/duplicate-id',
    files: samplePolicy(`${sampleRule({})}\n${sampleRule({})}`),
    at: [pack, 11, 7],
  },
  {
    name: 'a detector twice',
    code: 'policy/duplicate-id',
    files: [...ruleWith({}), { ...sampleDetector('ticket', 'TKT'), path: 'detectors/zz.yaml' }],
    at: ['detectors/zz.yaml', 3, 5],
  },
  {
    name: 'a platform twice',
    code: 'policy/duplicate-id',
    files: [...ruleWith({}), { ...samplePlatform(), path: 'platforms/zz.yaml' }],
    at: ['platforms/zz.yaml', 3, 5],
  },
  {
    name: 'settings twice',
    code: 'policy/duplicate-id',
    files: [...ruleWith({}), { ...sampleSettings(), path: 'zz.yaml' }],
    at: ['zz.yaml', 2, 7],
  },
  {
    name: 'an unknown detector',
    code: 'policy/unknown-detector',
    files: ruleWith({ match: '{ all: [{ detector: tickets }, { detector: ticket }] }' }),
    at: [pack, 9, 30],
    path: 'rules.0.match.all.0.detector',
    hint: /Did you mean ticket\?/,
  },
  {
    name: 'an unknown detector in unless',
    code: 'policy/unknown-detector',
    files: ruleWith({ unless: '{ detector: nothing-like-it }' }),
    at: [pack, 10, 23],
    hint: /Known here: project-code, ticket/,
  },
  {
    name: 'an unknown detector as support',
    code: 'policy/unknown-detector',
    files: detector(
      '    confidence: medium\n',
      '    confidence: medium\n    support: [{ detector: tiket, confidence: high }]\n',
    ),
    at: ['detectors/project-code.yaml', 11, 27],
  },
  {
    name: 'an unknown dictionary',
    code: 'policy/unknown-dictionary',
    files: [
      ...ruleWith({ match: '{ any: [{ detector: ticket }, { dictionary: projects }] }' }),
      sampleDictionary('project-names', 'Kestrel'),
    ],
    at: [pack, 9, 54],
    path: 'rules.0.match.any.1.dictionary',
    hint: /Known here: project-names|Did you mean project-names/,
  },
  {
    name: 'a dictionary with the id of a detector',
    code: 'policy/duplicate-id',
    files: [...ruleWith({}), sampleDictionary('ticket', 'Kestrel')],
    at: ['dictionaries/ticket.yaml', 3, 5],
  },
  {
    name: 'a misspelt facet',
    code: 'policy/wrong-type',
    files: ruleWith({ when: '{ files: { facets: [macro, encryptd] } }' }),
    at: [pack, 9, 36],
    hint: /Did you mean encrypted\?/,
  },
  {
    name: 'a misspelt count of a file',
    code: 'policy/unknown-field',
    files: ruleWith({ when: '{ files: { minPage: 3 } }' }),
    at: [pack, 9, 20],
    hint: /Did you mean minPages\?/,
  },
  {
    name: 'an example that a rule does not match',
    code: 'policy/example',
    files: samplePolicy(`${sampleRule({})}\n  examples: { match: [{ text: nothing }] }`),
    at: [pack, 11, 23],
  },
  {
    name: 'an unknown platform',
    code: 'policy/unknown-platform',
    files: ruleWith({ when: '{ platforms: [whatsap] }' }),
    at: [pack, 9, 23],
    hint: /Did you mean whatsapp/,
  },
  {
    name: 'an unknown platform in settings',
    code: 'policy/unknown-platform',
    files: samplePolicy(sampleRule({}), 'corporateAccounts:\n  - { platform: telegramm, id: "1" }\n'),
    at: ['settings.yaml', 5, 17],
  },
  {
    name: 'an unknown platform of a contact',
    code: 'policy/unknown-platform',
    files: samplePolicy(sampleRule({}), 'verifiedContacts:\n  - { platform: telegramm, id: "1" }\n'),
    at: ['settings.yaml', 5, 17],
  },
  {
    name: 'a contact without a letter or digit',
    code: 'policy/bad-value',
    files: samplePolicy(sampleRule({}), 'verifiedContacts:\n  - { platform: whatsapp, id: "()" }\n'),
    at: ['settings.yaml', 5, 31],
  },
  {
    name: 'a schedule without zone',
    code: 'policy/schedule',
    files: ruleWith({ when: '{ schedule: { days: [mon-fri] } }' }),
    at: [pack, 9, 21],
    hint: /zone: /,
  },
  {
    name: 'an unknown zone',
    code: 'policy/schedule',
    files: ruleWith({ when: '{ schedule: { zone: Europe/Atlantis } }' }),
    at: [pack, 9, 29],
  },
  {
    name: 'hours that cover nothing',
    code: 'policy/schedule',
    files: ruleWith({ when: '{ schedule: { zone: UTC, hours: "08:00-08:00" } }' }),
    at: [pack, 9, 41],
  },
  {
    name: 'a negated title',
    code: 'policy/glob',
    files: ruleWith({ when: '{ conversations: { titles: ["ok", "!not"] } }' }),
    at: [pack, 9, 43],
    path: 'rules.0.when.conversations.titles.1',
  },
  {
    name: 'reasons that nobody is asked for',
    code: 'policy/unreachable',
    files: ruleWith({ then: '{ action: block, reasons: { minLength: 3 } }' }),
    at: [pack, 10, 35],
    hint: /justify/,
  },
  {
    name: 'all accounts excluded',
    code: 'policy/unreachable',
    files: ruleWith({ when: '{ accounts: { not: [corporate, personal, unknown] } }' }),
    at: [pack, 9, 21],
  },
  {
    name: 'more problems than are listed',
    code: 'policy/too-many',
    files: samplePolicy(
      Array.from({ length: maxProblems + 5 }, (_, index) =>
        sampleRule({ id: `r${String(index)}`, match: '{ detector: nope }' }),
      ).join('\n'),
    ),
    at: ['', 0, 0],
    message: /^5 more/,
  },
  {
    name: 'a lookaround pattern',
    code: 'pattern/lookaround',
    files: detector("'PRJ-\\d{4}'", "'PRJ-\\d{4}(?!\\d)'"),
    at: ['detectors/project-code.yaml', 9, 22],
    path: 'patterns.0.regex',
    hint: /notFollowedBy|boundary/,
  },
  {
    name: 'a failing example',
    code: 'detector/example-span',
    files: detector("find: ['PRJ-1234']", "find: ['PRJ-9999']"),
    at: ['detectors/project-code.yaml', 13, 42],
  },
];

describe('parsePolicyFiles', () => {
  it.each(cases)('reports $name as $code', ({ code, files, at, path, message, hint }) => {
    const { problems } = parsePolicyFiles(files);
    const found = problems.filter((problem) => problem.code === code);
    expect(found.map((problem) => [problem.file, problem.line, problem.column])).toContainEqual([...at]);
    const problem = found.find((candidate) => candidate.file === at[0] && candidate.line === at[1]);
    expect(problem?.message).toMatch(/^[^\n]{8,300}\.$/);
    if (path !== undefined) expect(problem?.path).toBe(path);
    if (message !== undefined) expect(problem?.message).toMatch(message);
    if (hint !== undefined) expect(problem?.hint).toMatch(hint);
  });

  it('has a case for every code of its own', () => {
    const tried = new Set(cases.map((each) => each.code));
    const elsewhere: readonly PolicyCode[] = ['policy/not-yet', 'policy/missing-settings'];
    expect(
      Object.keys(policyCodes)
        .filter((code) => !tried.has(code))
        .sort(),
    ).toEqual([...elsewhere].sort());
  });

  it('finds nothing wrong in the sample', () => {
    const parsed = parsePolicyFiles(ruleWith({}));
    expect(parsed.problems).toEqual([]);
    expect(parsed.packs.map(({ file, pack: { id } }) => [file, id])).toEqual([[pack, 'sample']]);
    expect(parsed.detectors.map(({ id }) => id)).toEqual(['project-code', 'ticket']);
    expect(parsed.settings?.organisation.name).toBe('Example organisation');
  });

  it('names every unknown field, not only the first', () => {
    const { problems } = parsePolicyFiles(samplePolicy(`${sampleRule({})}\n  aaaa: 1\n  bbbb: 2`));
    expect(problems.map((problem) => problem.path)).toEqual(['rules.0.aaaa', 'rules.0.bbbb']);
  });

  it('reads values through anchors and aliases, and places problems in them', () => {
    const rules = `${sampleRule({ match: '&m { detector: tickett }' })}\n${sampleRule({ id: 'two', match: '*m' })}`;
    const { problems } = parsePolicyFiles(samplePolicy(rules));
    expect(problems.map((problem) => [problem.path, problem.line])).toEqual([
      ['rules.0.match.detector', 9],
      ['rules.1.match.detector', 9],
    ]);
  });

  it('does not fall for circular aliases or inherited names', () => {
    expect(parsePolicyFiles(one('a: &a [*a]\n')).problems).toHaveLength(1);
    expect(parsePolicyFiles(one('kind: constructor\n')).problems[0]?.code).toBe('policy/unknown-kind');
    const { problems } = parsePolicyFiles(samplePolicy(`${sampleRule({})}\n  __proto__: { mode: off }`));
    expect(problems.map((problem) => problem.code)).toEqual(['policy/unknown-field']);
  });
});

describe('compilePolicy', () => {
  it('asks for settings', () => {
    const files = ruleWith({}).filter((file) => file.path !== 'settings.yaml');
    const result = compilePolicy(files, {
      organisation: 'o',
      version: 1,
      issuedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(result.ok ? [] : result.error.map((problem) => problem.code)).toEqual(['policy/missing-settings']);
  });
});

function aliasBomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => [pair[0], pair[1]])) {
    lines.push(
      `${String(name)}: &${String(name)} [${Array.from({ length: 9 }, () => `*${String(of)}`).join(', ')}]`,
    );
  }
  return lines.join('\n');
}

describe('examples of rules', () => {
  const tried = (examples: string, fields: Parameters<typeof sampleRule>[0] = {}) =>
    parsePolicyFiles(samplePolicy(`${sampleRule(fields)}\n  examples: ${examples}`)).problems.map(
      ({ code, path: at, message }) => [code, at, message],
    );
  const table = { when: '{ platforms: [whatsapp], files: { names: ["*.csv"], minRows: 5 } }' };

  it.each([
    ['{ match: [{ text: "see PRJ-1234" }], noMatch: [{ text: "see PRJ-12", why: too short }] }', {}],
    ['{ match: [{ text: "see {{join:PRJ|-1234}}" }] }', { mode: 'off' }],
    ['{ match: [{ text: PRJ-1234, file: { name: a.csv, counts: { rows: 5 } } }] }', table],
    ['{ noMatch: [{ text: PRJ-1234, file: { name: a.txt, counts: { rows: 5 } }, why: no table }] }', table],
    ['{ noMatch: [{ file: { name: a.csv, counts: { rows: 5 } }, why: nothing in it }] }', table],
    ['{ match: [{ file: { name: PRJ-1234.pdf } }] }', {}],
  ] as const)('pass: %s', (examples, fields) => {
    expect(tried(examples, fields)).toEqual([]);
  });

  it('fail at their place, without their content', () => {
    const failed = tried(
      '{ match: [{ text: PRJ-1234 }, { text: nothing }], noMatch: [{ text: PRJ-1234, why: wrong }, { why: nothing to try }] }',
    );
    expect(failed).toEqual([
      ['policy/example', 'rules.0.examples.match.1', 'The rule does not match this example.'],
      [
        'policy/example',
        'rules.0.examples.noMatch.0',
        'The rule should not match this example (wrong), and does.',
      ],
      [
        'policy/example',
        'rules.0.examples.noMatch.1',
        'An example needs a text or a file, and its placeholders must be well-formed.',
      ],
    ]);
  });

  it('are not run for policy that was checked before', () => {
    const files = samplePolicy(`${sampleRule({})}\n  examples: { match: [{ text: nothing }] }`);
    expect(parsePolicyFiles(files, { examples: 'skip' }).problems).toEqual([]);
  });
});
