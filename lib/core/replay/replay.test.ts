import { describe, expect, it } from 'vitest';
import type { Channel, Egress, InspectedFile } from '../decide/egress.ts';
import { accountKindOf, judge, loadPolicy } from '../decide/index.ts';
import type { actions } from '../decide/verdict.ts';
import { makeDraft } from '../incident/make-draft.ts';
import { compilePolicy } from '../policy/compile.ts';
import { sampleDetector, samplePolicy, sampleRule, type SampleFile } from '../policy/sample-policy.ts';
import { replay, type ReplayInput } from './report.ts';
import type { RecordedSend } from './recorded.ts';

type Files = readonly SampleFile[];
const at = '2026-03-04T10:00:00.000Z';
const issuedAt = '2026-03-01T00:00:00.000Z';

function loaded(files: Files) {
  const compiled = compilePolicy(files, { organisation: 'o', version: 3, issuedAt });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return loadPolicy(compiled.value);
}

/** What a device records of a send under a policy; nothing when no rule matched. */
function record(files: Files, egress: Egress): readonly RecordedSend[] {
  const policy = loaded(files);
  const draft = makeDraft(egress, judge(policy, egress, Date.parse(at)), 'sent', {
    id: '00000000-0000-4000-8000-000000000000',
    at,
    accountKind: accountKindOf(policy.bundle, egress),
    adapter: { health: 'ok' },
    client: { version: '1.0.0', browser: 'chromium' },
    tellsFiles: true,
  });
  if (draft === null) return [];
  // The background turns titles into pseudonyms.
  const { conversation } = draft.egress;
  const title = conversation.title === null ? null : 'p_0123456789abcdef';
  const { account } = draft.egress;
  const masked = {
    ...draft.egress,
    conversation: { ...conversation, title },
    account: { ...account, id: null },
  };
  return [{ ...draft, egress: masked, group: 'sales' }];
}

const text = (content: string, channel: Channel = 'message'): Egress => ({
  platform: 'whatsapp',
  channel,
  conversation: { kind: 'direct', title: 'Ann', members: 2 },
  account: { id: '+49 1' },
  content: { kind: 'text', text: content },
});
const file = (change: Partial<InspectedFile>): Egress => ({
  ...text('', 'file'),
  content: {
    kind: 'files',
    files: [
      {
        ...{ name: 'a.csv', type: 'text/csv', bytes: 500, facets: [] },
        texts: [{ path: [], text: 'PRJ-1234 PRJ-1234 TKT-9999' }],
        ...change,
      },
    ],
  },
});
const sends: readonly Egress[] = [
  text('see PRJ-1234'),
  text('PRJ-1234 and PRJ-1234 again'),
  text('PRJ-1234 PRJ-2222 PRJ-3333'),
  text(`PRJ-1234 ${'x '.repeat(300)} TKT-1111`),
  text('TKT-1111 TKT-2222', 'paste'),
  { ...text('PRJ-1234'), conversation: { kind: 'group', title: 'Sales' } },
  file({}),
  file({ bytes: 90_000, facets: ['macro'] }),
  file({ unscannable: 'encrypted', facets: ['encrypted'], texts: [] }),
  file({ type: 'application/octet-stream', unscannable: 'broken', texts: [] }),
  file({ type: 'application/zip', unscannable: 'unknown-type', otherReasons: ['broken'], texts: [] }),
];

const input = (before: Files, after: Files, recorded: readonly RecordedSend[]): ReplayInput => ({
  before,
  after,
  versions: [{ version: 3, since: issuedAt, files: before }],
  sends: recorded,
  period: { from: '2026-03-01', to: '2026-03-05' },
  days: 5,
  recorded: recorded.length,
});
const policy = (...rules: string[]): Files => samplePolicy(rules.join('\n'));
/** Matches everything, so that everything is on record, and has all detectors count. */
const watch = [
  sampleRule({ id: 'watch', mode: 'simulate', match: null, then: '{ action: log }' }),
  sampleRule({
    id: 'tickets',
    mode: 'simulate',
    match: '{ detector: ticket, minCount: 99 }',
    unscannable: 'allow',
  }),
].join('\n');
const alone = sampleRule({ id: 'watch', mode: 'simulate', match: null, then: '{ action: log }' });

describe('replay', () => {
  const changed: readonly (readonly [string, Parameters<typeof sampleRule>[0]])[] = [
    ['another action', { then: '{ action: block }' }],
    ['simulated', { mode: 'simulate' }],
    ['off', { mode: 'off' }],
    ['a higher count', { match: '{ detector: project-code, minCount: 2 }' }],
    ['different values', { match: '{ detector: project-code, minDistinct: 2 }' }],
    ['a surer finding', { match: '{ detector: project-code, minConfidence: high }' }],
    [
      'different surer values',
      { match: '{ detector: project-code, minConfidence: medium, minDistinct: 3 }' },
    ],
    ['any', { match: '{ any: [{ detector: project-code }, { detector: ticket }] }' }],
    ['all', { match: '{ all: [{ detector: project-code }, { detector: ticket }] }' }],
    [
      'all, near',
      { match: '{ all: [{ detector: project-code }, { detector: ticket }], within: { chars: 50 } }' },
    ],
    ['unless', { unless: '{ detector: ticket }' }],
    ['no content', { match: null, when: '{ channels: [paste] }' }],
    ['other channels', { when: '{ channels: [file, paste] }' }],
    ['groups', { when: '{ conversations: { kinds: [group] } }' }],
    ['members', { when: '{ conversations: { minMembers: 3 } }' }],
    ['titles', { when: '{ conversations: { titles: ["Sal*"] } }' }],
    ['verified', { when: '{ conversations: { recipients: [verified] } }' }],
    ['large files', { when: '{ files: { minBytes: 1000 } }', match: null }],
    ['kinds of files', { when: '{ files: { facets: [macro] } }' }],
    ['encrypted files', { when: '{ files: { unscannable: [encrypted] } }', match: null }],
    ['broken files', { when: '{ files: { unscannable: [broken] } }', match: null }],
    ['names of files', { when: '{ files: { names: ["*.csv"] } }', match: null }],
    ['types of files', { when: '{ files: { types: ["text/*"] } }', unscannable: 'block' }],
    ['unreadable', { unscannable: 'block' }],
    ['a schedule', { when: '{ schedule: { days: [sat], zone: Europe/Prague } }' }],
    ['accounts', { when: '{ accounts: [corporate] }' }],
    ['a new id', { id: 'other', then: '{ action: justify }' }],
  ];

  it.each(changed)('says what the engine says, or that it cannot know: %s', (_, fields) => {
    const before = policy(watch, sampleRule({}));
    const after = policy(watch, sampleRule(fields));
    const [judged, now] = [loaded(before), loaded(after)];
    for (const egress of sends) {
      const report = replay(input(before, after, record(before, egress)));
      const wanted = judge(judged, egress, Date.parse(at)).action;
      expect(report.before).toEqual(tally(wanted));
      const action = judge(now, egress, Date.parse(at)).action;
      if (report.unsure === 0) expect(report.after).toEqual(tally(action));
      else expect(report.rules[0]?.doubts.length).toBeGreaterThan(0);
    }
  });

  it('knows most of it', () => {
    const before = policy(watch, sampleRule({}));
    const unsure = changed.flatMap(([name, fields]) => {
      const recorded = sends.flatMap((egress) => record(before, egress));
      const report = replay(input(before, policy(watch, sampleRule(fields)), recorded));
      return report.unsure === 0 ? [] : [[name, report.unsure, ...(report.rules[0]?.doubts ?? [])]];
    });
    expect(unsure).toEqual([
      ['all, near', 3, 'distance'],
      ['titles', 10, 'title'],
      ['broken files', 2, 'file-facts'],
      ['names of files', 5, 'file-name'],
    ]);
  });

  it('takes what is on record where the rule asked for the same then', () => {
    const near = '{ all: [{ detector: project-code }, { detector: ticket }], within: { chars: 50 } }';
    const before = policy(sampleRule({ mode: 'simulate', match: near }));
    const after = policy(sampleRule({ match: near, then: '{ action: block }' }));
    const recorded = sends.flatMap((egress) => record(before, egress));
    const report = replay(input(before, after, recorded));
    expect([report.unsure, report.after.block, report.after.warn]).toEqual([0, 2, 3]);
    expect(report.rules).toMatchObject([
      {
        ...{ rule: 'codes', matchedBefore: 5, heldBefore: 0, heldAfter: 5, completeSince: issuedAt },
        groups: [{ group: 'sales', before: 0, after: 5 }],
      },
    ]);
  });

  it('says that there may have been more where the rule asks for more than what is on record', () => {
    const before = policy(sampleRule({ match: '{ detector: project-code, minCount: 2 }' }));
    const wider = policy(sampleRule({}));
    const report = replay(
      input(
        before,
        wider,
        sends.flatMap((egress) => record(before, egress)),
      ),
    );
    expect(report.rules).toMatchObject([{ rule: 'codes', completeSince: null }]);
  });

  it('does not ask detectors that were not there, or that find other things by now', () => {
    const before = policy(alone, sampleRule({}));
    const recorded = sends.slice(0, 3).flatMap((egress) => record(before, egress));
    const added = policy(alone, sampleRule({ match: '{ detector: ticket }' }));
    expect(replay(input(before, added, recorded))).toMatchObject({
      unsure: 3,
      rules: [{ doubts: ['detector-new'], unsure: 3, matchedAfter: 0 }],
    });
    const other = before.map((one) =>
      one.path === 'detectors/project-code.yaml' ? sampleDetector('project-code', 'PRJX') : one,
    );
    expect(replay(input(before, other, recorded))).toMatchObject({
      unsure: 3,
      rules: [{ doubts: ['detector-changed'] }],
    });
    expect(replay({ ...input(before, added, recorded), versions: [] })).toMatchObject({
      rules: [{ doubts: ['version'] }],
    });
  });

  it('counts a rule for the people whom it is for', () => {
    const rule = (groups: string) => sampleRule({ when: `{ people: { groups: [${groups}] } }` });
    const before = policy(watch, rule('"*"'));
    const recorded = record(before, text('see PRJ-1234'));
    expect(replay(input(before, policy(watch, rule('sales')), recorded)).after.warn).toBe(1);
    expect(replay(input(before, policy(watch, rule('support')), recorded)).after.warn).toBe(0);
  });
});

function tally(action: (typeof actions)[number]) {
  const none = { log: 0, warn: 0, justify: 0, redact: 0, block: 0 };
  return action === 'allow' ? none : { ...none, [action]: 1 };
}
