import { describe, expect, it } from 'vitest';
import type { PolicyBundle } from '../policy/bundle.ts';
import { compilePolicy } from '../policy/compile.ts';
import { parseBundle } from '../policy/parse-bundle.ts';
import { samplePack, samplePolicy, sampleRule } from '../policy/sample-policy.ts';
import { isVerifiedContact } from './contact.ts';
import type { ConversationKind, Egress } from './egress.ts';
import { judge, loadPolicy, maxTextLength } from './index.ts';

const noon = Date.parse('2026-03-04T12:00:00Z');

function compile(rules: string, settings = '', otherPack?: string): PolicyBundle {
  const files = [
    ...samplePolicy(rules, settings),
    ...(otherPack === undefined ? [] : [samplePack(otherPack, 'packs/zz.yaml', 'later')]),
  ];
  const result = compilePolicy(files, {
    organisation: 'o',
    version: 3,
    issuedAt: '2026-03-01T00:00:00.000Z',
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function egress(text: string, more: Partial<Egress> = {}): Egress {
  return {
    platform: 'whatsapp',
    channel: 'message',
    conversation: { kind: 'direct', title: 'ACME support' },
    account: { id: '+420 600 000 000' },
    content: { kind: 'text', text },
    ...more,
  };
}

const decide = (rules: string, sent: Egress, now = noon, settings = '') =>
  judge(loadPolicy(compile(rules, settings)), sent, now);

describe('when a rule applies', () => {
  const cases: readonly (readonly [string, Partial<Egress>, boolean])[] = [
    ['{ platforms: [whatsapp] }', {}, true],
    ['{ platforms: [whatsapp] }', { platform: 'telegram' }, false],
    ['{ channels: [paste] }', {}, false],
    ['{ channels: [paste, message] }', { channel: 'paste' }, true],
    ['{ accounts: [corporate] }', {}, true],
    ['{ accounts: { not: [corporate] } }', {}, false],
    ['{ accounts: [personal] }', { account: { id: '+420 600 000 001' } }, true],
    ['{ accounts: [unknown] }', { account: { id: null } }, true],
    ['{ accounts: { not: [corporate] } }', { account: { id: null } }, true],
    ['{ conversations: { kinds: [group] } }', {}, false],
    ['{ conversations: { kinds: [group, direct] } }', {}, true],
    ['{ conversations: { titles: ["acme*"] } }', {}, true],
    ['{ conversations: { titles: ["Sales", "* team"] } }', {}, false],
    ['{ conversations: { titles: ["acme*"] } }', { conversation: { kind: 'direct', title: null } }, false],
    ['{ conversations: { titles: ["*"] } }', { conversation: { kind: 'direct', title: null } }, true],
    ['{ schedule: { zone: UTC, days: [wed], hours: "11:00-13:00" } }', {}, true],
    ['{ schedule: { zone: UTC, days: [thu], hours: "11:00-13:00" } }', {}, false],
    ['{ platforms: [whatsapp], channels: [paste] }', {}, false],
  ];
  it.each(cases)('%s for %j: %s', (when, more, applies) => {
    const settings = 'corporateAccounts: [{ platform: whatsapp, id: "420600000000" }]\n';
    const verdict = decide(sampleRule({ when }), egress('PRJ-1234', more), noon, settings);
    expect(verdict.action).toBe(applies ? 'warn' : 'allow');
    // Where no rule applies nothing is read either.
    expect(verdict.findings).toHaveLength(applies ? 1 : 0);
  });
});

describe('a recipient on the list of verified contacts', () => {
  const settings = `verifiedContacts:
  - { platform: whatsapp, id: "+420 700 000 001", name: Supplier }
  - { platform: whatsapp, id: ACME support }
  - { platform: whatsapp, id: "4711" }
`;
  const at = (kind: ConversationKind, title: string | null, id?: string): Partial<Egress> => ({
    conversation: { kind, title, verified: false, ...(id !== undefined && { id }) },
  });
  const cases: readonly (readonly [string, Partial<Egress>, boolean])[] = [
    ['a number, written otherwise', at('direct', '+420 (700) 000-001'), true],
    ['a name, whatever its case', at('business', 'acme Support'), true],
    ['another name', at('direct', 'ACME support 2'), false],
    ['a group that has the name', at('group', 'ACME support'), false],
    ['what the page does not name', at('direct', null), false],
    ['the name, where the id is another', at('direct', 'ACME support', '9'), false],
    ['an id', at('group', 'Team', '4711'), true],
    ['an id of another platform', { ...at('direct', null, '4711'), platform: 'telegram' }, false],
  ];
  it.each(cases)('%s, %j: %s', (_, more, isVerified) => {
    const sent = egress('PRJ-1234', more);
    const only = sampleRule({ when: '{ conversations: { recipients: [verified] } }' });
    expect(decide(only, sent, noon, settings).action).toBe(isVerified ? 'warn' : 'allow');
    const others = sampleRule({ when: '{ conversations: { recipients: { not: [verified] } } }' });
    expect(decide(others, sent, noon, settings).action).toBe(isVerified ? 'allow' : 'warn');
    expect(decide(others, sent, noon).action).toBe('warn');
  });

  it.each([
    ['there is no list', '', at('direct', 'ACME support')],
    ['the page names nobody', settings, at('direct', null)],
    ['a group has no id', settings, at('group', 'ACME support')],
  ])('is neither on it nor not where %s', (_, list, more) => {
    expect(isVerifiedContact(compile(sampleRule({}), list), egress('', more))).toBeUndefined();
  });
});

describe('what a rule matches', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['{ detector: project-code }', 'nothing here', false],
    ['{ detector: project-code, minConfidence: medium }', 'PRJ-1111', true],
    ['{ detector: project-code, minConfidence: high }', 'PRJ-1111', false],
    ['{ detector: project-code, minCount: 2 }', 'PRJ-1111', false],
    ['{ detector: project-code, minCount: 2 }', 'PRJ-1111 PRJ-1111', true],
    ['{ detector: project-code, minDistinct: 2 }', 'PRJ-1111 PRJ-1111', false],
    ['{ detector: project-code, minDistinct: 2 }', 'PRJ-1111 PRJ-2222', true],
    ['{ any: [{ detector: project-code }, { detector: ticket }] }', 'TKT-1111', true],
    ['{ all: [{ detector: project-code }, { detector: ticket }] }', 'TKT-1111', false],
    ['{ all: [{ detector: project-code }, { detector: ticket }] }', 'TKT-1111 PRJ-1111', true],
    [
      '{ any: [{ all: [{ detector: ticket }, { detector: project-code, minCount: 2 }] }, { detector: ticket, minCount: 3 }] }',
      'TKT-1111 PRJ-1111 PRJ-2222',
      true,
    ],
  ];
  it.each(cases)('%s in %s: %s', (match, text, expected) => {
    expect(decide(sampleRule({ match }), egress(text)).action).toBe(expected ? 'warn' : 'allow');
  });

  it('reports the findings that made it match, and all findings beside them', () => {
    const verdict = decide(
      `${sampleRule({})}\n${sampleRule({ id: 'tickets', match: '{ detector: ticket, minCount: 9 }' })}`,
      egress('PRJ-1111 TKT-1111'),
    );
    expect(verdict.deciding?.findings.map((finding) => finding.detector)).toEqual(['project-code']);
    expect(verdict.findings.map((finding) => finding.detector)).toEqual(['project-code', 'ticket']);
    expect(verdict.tallies).toEqual([
      { detector: 'project-code', count: 1, distinct: 1, low: 0, medium: 1, high: 0 },
      { detector: 'ticket', count: 1, distinct: 1, low: 0, medium: 1, high: 0 },
    ]);
    expect(verdict.policyVersion).toBe(3);
  });

  it('stands back for unless', () => {
    const rule = sampleRule({ unless: '{ any: [{ detector: ticket }] }' });
    expect(decide(rule, egress('PRJ-1111')).action).toBe('warn');
    expect(decide(rule, egress('PRJ-1111 TKT-1111')).action).toBe('allow');
  });

  it('matches on the channel alone without a condition on content', () => {
    const rule = sampleRule({ match: null });
    expect(decide(rule, egress('hello')).action).toBe('warn');
    expect(
      decide(rule, egress('', { channel: 'call', content: { kind: 'none' } })).deciding?.findings,
    ).toEqual([]);
    expect(decide(sampleRule({}), egress('', { content: { kind: 'none' } })).action).toBe('allow');
  });
});

describe('which rule decides', () => {
  const rule = (id: string, action: string, more: { mode?: string; severity?: string } = {}) =>
    sampleRule({ id, then: `{ action: ${action} }`, ...more });
  const hitsOf = (rules: readonly string[], later?: string) => {
    const verdict = judge(loadPolicy(compile(rules.join('\n'), '', later)), egress('PRJ-1111'), noon);
    return [verdict.action, verdict.deciding?.rule.id, verdict.hits.map((hit) => hit.rule.id)];
  };

  it.each([
    ['log', 'warn'],
    ['warn', 'justify'],
    ['justify', 'block'],
  ])('the stricter of %s and %s', (weak, strict) => {
    expect(hitsOf([rule('weak', weak), rule('strict', strict)])).toEqual([
      strict,
      'strict',
      ['strict', 'weak'],
    ]);
  });

  it('the more severe of equals, then the earlier', () => {
    expect(
      hitsOf([rule('a', 'warn', { severity: 'low' }), rule('b', 'warn', { severity: 'critical' })]),
    ).toEqual(['warn', 'b', ['b', 'a']]);
    expect(hitsOf([rule('z', 'warn'), rule('a', 'warn')], rule('b', 'warn'))).toEqual([
      'warn',
      'z',
      ['z', 'a', 'b'],
    ]);
  });

  it('never one that is only simulated', () => {
    expect(hitsOf([rule('try', 'block', { mode: 'simulate' }), rule('real', 'log')])).toEqual([
      'log',
      'real',
      ['try', 'real'],
    ]);
    expect(hitsOf([rule('try', 'block', { mode: 'simulate' })])).toEqual(['allow', undefined, ['try']]);
  });
});

describe('what cannot be read', () => {
  const tooLong = egress('x'.repeat(maxTextLength + 1));

  it.each([
    [{}, 'warn'],
    [{ unscannable: 'block' }, 'block'],
    [{ unscannable: 'allow' }, 'allow'],
    [{ then: '{ action: log }' }, 'log'],
    [{ match: null, then: '{ action: log }', unscannable: 'block' }, 'log'],
    [{ when: '{ channels: [paste] }', unscannable: 'block' }, 'allow'],
  ])('under %j: %s', (fields, action) => {
    const verdict = decide(sampleRule(fields), tooLong);
    expect(verdict.action).toBe(action);
  });

  it('says why', () => {
    expect(decide(sampleRule({}), tooLong).unscannable).toBe('too-large');
    expect(decide(sampleRule({}), egress('x')).unscannable).toBeNull();
  });

  const file = { name: 'a.zip', type: 'application/zip', bytes: 1, facets: [] };
  it('judges files by their texts and by what was unreadable, the stricter', () => {
    const texts = [{ path: ['a.zip', 'b.txt'], text: 'see PRJ-1234' }];
    const sent = (unscannable: boolean, withText: boolean) =>
      egress('', {
        channel: 'file',
        content: {
          kind: 'files',
          files: [
            { ...file, texts: withText ? texts : [], ...(unscannable ? { unscannable: 'encrypted' } : {}) },
          ],
        },
      });
    const rule = sampleRule({ then: '{ action: block }', unscannable: 'justify' });
    expect(decide(rule, sent(false, false)).action).toBe('allow');
    expect(decide(rule, sent(true, false)).action).toBe('justify');
    expect(decide(rule, sent(true, true)).action).toBe('block');
    expect(decide(rule, sent(true, true)).unscannable).toBe('encrypted');
    expect(decide(rule, sent(false, true)).findings[0]?.provenance).toEqual({
      file: 0,
      path: ['a.zip', 'b.txt'],
    });
  });
});

describe('the contract with devices', () => {
  it('gives the same verdict after a round trip as JSON, every time', () => {
    const bundle = compile(
      [
        sampleRule({
          when: '{ conversations: { titles: ["a*"] }, schedule: { zone: Europe/Prague, hours: "08:00-18:00" } }',
        }),
        sampleRule({
          id: 'both',
          match: '{ all: [{ detector: ticket }, { detector: project-code }], within: { chars: 40 } }',
        }),
        sampleRule({ id: 'off', mode: 'simulate', unless: '{ detector: ticket }' }),
      ].join('\n'),
    );
    const read = parseBundle(JSON.parse(JSON.stringify(bundle)));
    if (!read.ok) throw new Error(read.error);
    const [here, there] = [loadPolicy(bundle), loadPolicy(read.value)];
    for (const text of ['', 'PRJ-1111', 'TKT-1111 PRJ-1111', `TKT-1111 ${'.'.repeat(60)} PRJ-1111`]) {
      const verdict = judge(here, egress(text), noon);
      expect(judge(there, egress(text), noon)).toEqual(verdict);
      expect(judge(here, egress(text), noon)).toEqual(verdict);
    }
  });
});
