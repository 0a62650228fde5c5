import { describe, expect, it } from 'vitest';
import { judge, loadPolicy } from '../decide/index.ts';
import type { PolicyBundle } from './bundle.ts';
import { compilePolicy } from './compile.ts';
import { parseBundle } from './parse-bundle.ts';
import {
  sampleDetector,
  sampleDictionary,
  type SampleFile,
  samplePack,
  samplePolicy,
  sampleRule,
} from './sample-policy.ts';

const meta = { organisation: 'org-1', version: 7, issuedAt: '2026-03-01T10:00:00.000Z' };

function compile(files: readonly SampleFile[]): PolicyBundle {
  const result = compilePolicy(files, meta);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const compileRule = (fields: Parameters<typeof sampleRule>[0]) => {
  const [rule] = compile(samplePolicy(sampleRule(fields))).rules;
  if (rule === undefined) throw new Error('no rule');
  return rule;
};

describe('compilePolicy', () => {
  it('gives the same bytes for the same input, in whatever order the files come', () => {
    const files = [...samplePolicy(sampleRule({})), samplePack(sampleRule({}), 'packs/other.yaml', 'other')];
    const bytes = JSON.stringify(compile(files));
    expect(JSON.stringify(compile(files))).toBe(bytes);
    expect(JSON.stringify(compile([...files].reverse()))).toBe(bytes);
  });

  it('fills the header', () => {
    const { rules, detectors, platforms, contentHash, ...header } = compile(
      samplePolicy(sampleRule({}), 'contact: it@example.com\nbundleDays: 2\nnotice: { en: Read this. }\n'),
    );
    expect(header).toEqual({
      format: 4,
      organisation: 'org-1',
      organisationName: 'Example organisation',
      contact: 'it@example.com',
      notice: { en: 'Read this.' },
      version: 7,
      issuedAt: '2026-03-01T10:00:00.000Z',
      expiresAt: '2026-03-03T10:00:00.000Z',
      corporateAccounts: [],
      phones: null,
    });
    expect([rules.length, detectors.length, platforms.length]).toEqual([1, 1, 1]);
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lets a bundle last 30 days unless settings say otherwise', () => {
    expect(compile(samplePolicy(sampleRule({}))).expiresAt).toBe('2026-03-31T10:00:00.000Z');
  });

  it('takes along only detectors that a rule needs, and those that they lean on', () => {
    const support = '    support: [{ detector: ticket, confidence: high }]\n';
    const files = [
      sampleDetector('project-code', 'PRJ', support),
      sampleDetector('spare', 'SPR'),
      ...samplePolicy(sampleRule({})).slice(1),
    ];
    expect(compile(files).detectors.map((detector) => detector.id)).toEqual(['project-code', 'ticket']);
    const off = samplePolicy(sampleRule({ mode: 'off' }));
    expect(compile(off).detectors).toEqual([]);
    const unless = samplePolicy(sampleRule({ unless: '{ all: [{ detector: ticket }] }' }));
    expect(compile(unless).detectors.map((detector) => detector.id)).toEqual(['project-code', 'ticket']);
  });

  it('leaves out rules that are off', () => {
    expect(compile(samplePolicy(sampleRule({ mode: 'off' }))).rules).toEqual([]);
  });

  it('fills in what a rule does not say', () => {
    expect(compileRule({ match: null })).toEqual({
      pack: 'sample',
      id: 'codes',
      title: { en: 'Sample' },
      severity: 'medium',
      mode: 'enforce',
      when: {
        platforms: null,
        channels: null,
        accounts: null,
        conversationKinds: null,
        titles: null,
        recipients: null,
        minMembers: null,
        files: null,
        schedule: null,
      },
      match: null,
      unless: null,
      unscannable: 'warn',
      then: { action: 'warn' },
    });
  });

  it('never does more with unreadable content than with content, unless told to', () => {
    expect(compileRule({ then: '{ action: log }' }).unscannable).toBe('log');
    expect(compileRule({ then: '{ action: block }' }).unscannable).toBe('warn');
    expect(compileRule({ then: '{ action: log }', unscannable: 'block' }).unscannable).toBe('block');
  });

  it.each([
    ['[personal]', ['personal']],
    ['{ not: [corporate] }', ['personal', 'unknown']],
  ])('reads accounts %s', (accounts, expected) => {
    expect(compileRule({ when: `{ accounts: ${accounts} }` }).when.accounts).toEqual(expected);
  });

  it.each([
    ['days: [fri-mon]', { days: [0, 1, 5, 6], from: 0, to: 1440 }],
    ['days: [mon-fri, sat], hours: "08:30-18:00"', { days: [1, 2, 3, 4, 5, 6], from: 510, to: 1080 }],
    ['hours: "22:00-06:00"', { days: [0, 1, 2, 3, 4, 5, 6], from: 1320, to: 360 }],
    ['days: [wed], hours: "22:00-00:00"', { days: [3], from: 1320, to: 0 }],
  ])('reads the schedule %s', (schedule, expected) => {
    const rule = compileRule({ when: `{ schedule: { zone: UTC, ${schedule} } }` });
    expect(rule.when.schedule).toEqual({ ...expected, zone: 'UTC' });
  });

  it('is plain JSON that a device reads back', () => {
    const bundle = compile(
      samplePolicy(
        sampleRule({ when: '{ conversations: { titles: ["ACME *"] }, schedule: { zone: UTC } }' }),
      ),
    );
    const read = parseBundle(JSON.parse(JSON.stringify(bundle)));
    expect(read).toEqual({ ok: true, value: bundle });
  });
});

describe('contentHash', () => {
  const hash = (files: readonly SampleFile[], at = meta) => {
    const result = compilePolicy(files, at);
    return result.ok ? result.value.contentHash : '';
  };
  const files = samplePolicy(sampleRule({}));

  it('is the same for the same content, whoever publishes it and when', () => {
    const later = { organisation: 'org-2', version: 8, issuedAt: '2026-04-01T10:00:00.000Z' };
    expect(hash(files, later)).toBe(hash(files));
  });

  it('is another when anything is enforced differently', () => {
    const changed = [
      samplePolicy(sampleRule({ then: '{ action: log }' })),
      samplePolicy(sampleRule({}), 'contact: it@example.com\n'),
      files.map((file) => ({ ...file, text: file.text.replaceAll(/PRJ|TKT/g, 'XYZ') })),
      files.map((file) => ({ ...file, text: file.text.replaceAll('[role=textbox]', '[role=note]') })),
    ];
    expect(new Set([files, ...changed].map((one) => hash(one))).size).toBe(changed.length + 1);
  });
});

describe('a dictionary in a rule', () => {
  it('travels as a detector, and its words are judged', () => {
    const rules = sampleRule({ match: '{ any: [{ dictionary: birds, minDistinct: 2 }] }' });
    const bundle = compile([...samplePolicy(rules), sampleDictionary('birds', 'Blue Heron\nKestrel')]);
    expect(bundle.rules[0]?.match).toEqual({ any: [{ detector: 'birds', minDistinct: 2 }] });
    expect(bundle.detectors.map(({ id }) => id)).toEqual(['birds']);
    const policy = loadPolicy(bundle);
    const actionOf = (text: string) =>
      judge(
        policy,
        {
          platform: 'whatsapp',
          channel: 'message',
          conversation: { kind: 'direct', title: null },
          account: { id: null },
          content: { kind: 'text', text },
        },
        0,
      ).action;
    expect(actionOf('kestrel and blue heron')).not.toBe('allow');
    expect(actionOf('kestrel, kestrel')).toBe('allow');
  });
});

describe('parseBundle', () => {
  const bundle = compile(samplePolicy(sampleRule({ match: '{ any: [{ detector: ticket }] }' })));

  it('lets later additions pass', () => {
    const later = {
      ...bundle,
      news: 1,
      rules: bundle.rules.map((rule) => ({ ...rule, when: { ...rule.when, moon: null }, more: [] })),
    };
    expect(parseBundle(later).ok).toBe(true);
  });

  it.each([
    ['another format', { ...bundle, format: 7 }, 'bundle/format'],
    ['a newer format of another shape', { format: 7 }, 'bundle/format'],
    ['nothing', null, 'bundle/shape'],
    ['no format', { ...bundle, format: undefined }, 'bundle/shape'],
    ['no rules', { ...bundle, rules: undefined }, 'bundle/shape'],
    ['a time that is none', { ...bundle, expiresAt: 'soon' }, 'bundle/shape'],
    [
      'an action that it cannot do',
      { ...bundle, rules: bundle.rules.map((rule) => ({ ...rule, then: { action: 'melt' } })) },
      'bundle/shape',
    ],
    [
      'a condition that it cannot judge',
      { ...bundle, rules: bundle.rules.map((rule) => ({ ...rule, match: { any: [{ moon: 'full' }] } })) },
      'bundle/shape',
    ],
  ])('refuses %s', (_, value, error) => {
    expect(parseBundle(value)).toEqual({ ok: false, error });
  });
});

describe('conditions on recipients and files', () => {
  it('are compiled with their defaults', () => {
    const { when } = compileRule({
      when: '{ conversations: { recipients: { not: [verified] }, minMembers: 5 }, files: { names: ["**/*.CSV"] } }',
    });
    expect(when).toMatchObject({
      recipients: ['internal', 'external', 'unknown'],
      minMembers: 5,
      files: { types: null, minBytes: 0 },
    });
    expect(when.files?.names).toHaveLength(1);
  });
});

describe('conditions on what is inside files', () => {
  const asking = '{ facets: [encrypted, unscannable], unscannable: [broken], minPages: 3, minRows: 1000 }';
  const bundle = compile(samplePolicy(sampleRule({ when: `{ files: ${asking} }` })));
  const file = bundle.rules[0]?.when.files;

  it('are compiled', () => {
    expect(file).toEqual({
      names: null,
      types: null,
      minBytes: 0,
      facets: ['encrypted', 'unscannable'],
      unscannable: ['broken'],
      counts: { pages: 3, rows: 1000 },
    });
  });

  it.each(['{ facets: [macro] }', '{ unscannable: [encrypted] }', '{ minEntries: 10 }'])(
    'put a policy with %s into format 5, which clients of format 4 refuse',
    (files) => {
      const own = compile(samplePolicy(sampleRule({ when: `{ files: ${files} }` })));
      expect(own.format).toBe(5);
      expect(parseBundle(own).ok).toBe(true);
    },
  );

  it('put a list of contacts into format 6 only where a rule is for those on it alone, without their names', () => {
    const list = 'verifiedContacts: [{ platform: whatsapp, id: "+49 30 1", name: Supplier }]\n';
    const formatFor = (recipients: string, settings: string) => {
      const when = `{ conversations: { recipients: ${recipients} } }`;
      const own = compile(samplePolicy(sampleRule({ when }), settings));
      expect(parseBundle(own).ok).toBe(true);
      expect(own.verifiedContacts).toEqual(
        settings === '' ? undefined : [{ platform: 'whatsapp', id: '49301' }],
      );
      return own.format;
    };
    expect(formatFor('[verified]', list)).toBe(6);
    expect(formatFor('{ not: [verified] }', list)).toBe(4);
    expect(formatFor('[verified, unknown]', list)).toBe(4);
    expect(formatFor('[verified]', '')).toBe(4);
  });

  it('leave all other policies in format 4, byte for byte', () => {
    const own = compile(samplePolicy(sampleRule({ when: '{ files: { types: [], minBytes: 5 } }' })));
    expect(own.format).toBe(4);
    expect(own.rules[0]?.when.files).toEqual({ names: null, types: null, minBytes: 5 });
  });

  it.each([
    ['a facet', { facets: ['perfume'] }],
    ['a reason', { unscannable: ['tired'] }],
    ['a count', { counts: { chapters: 3 } }],
    ['no number', { counts: { pages: 'three' } }],
  ])('refuse a bundle with %s that this build does not know', (_, part) => {
    const rules = bundle.rules.map((rule) => ({
      ...rule,
      when: { ...rule.when, files: { ...file, ...part } },
    }));
    expect(parseBundle({ ...bundle, rules })).toEqual({ ok: false, error: 'bundle/shape' });
  });
});
