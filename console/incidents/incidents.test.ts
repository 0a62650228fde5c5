import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { IncidentDetail } from '../../lib/core/api/incidents.ts';
import { incident, packs } from '../dev/mock-data.mjs';
import { rulePackSchema } from '../../lib/core/policy/schema.ts';
import { exceptionHref, exceptionsFor } from './exceptions.ts';
import { history } from './history.ts';
import { relations } from './relations.ts';
import { contactIn } from '../settings/contacts/list.ts';
import { parseRoute } from '../shell/route.ts';
import { spanOf } from './use-window.ts';
import { isShown } from './views.ts';
import { incidentItem } from '../../lib/core/api/answers/incidents.ts';

const record = v.parse(incidentItem, incident(0, Date.parse('2026-11-22T12:00:00.000Z')));

describe('which rows are drawn', () => {
  it.each([
    ['at the top', 0, 620, 500, { from: 0, to: 18 }],
    ['in the middle', 6200, 620, 500, { from: 92, to: 118 }],
    ['at the end', 30_400, 620, 500, { from: 482, to: 500 }],
    ['of a list that is below', -400, 620, 500, { from: 0, to: 18 }],
    ['of a short list', 0, 620, 3, { from: 0, to: 3 }],
    ['of a list that became short', 9000, 620, 3, { from: 2, to: 3 }],
    ['of none', 0, 620, 0, { from: 0, to: 0 }],
  ])('%s', (_, above, height, count, span) => {
    expect(spanOf(above, height, 62, count)).toEqual(span);
  });
});

describe('the history of an incident', () => {
  const event = (kind: IncidentDetail['events'][number]['kind'], data: unknown, actor = 'user:u1') => ({
    id: `${kind}-${JSON.stringify(data)}`,
    at: '2026-11-22T13:00:00.000Z',
    actor,
    kind,
    data,
  });
  it('says who did what, and quotes what they wrote', () => {
    const detail: IncidentDetail = {
      ...record,
      held: false,
      events: [
        event('dispute', { text: 'my own card' }, 'device:d'),
        event('change', { before: {}, after: { status: 'resolved', assignee: 'u2' } }),
        event('note', { text: 'looked at' }, 'user:gone'),
        event('answer', { verdict: 'agreed', text: 'sorry' }),
        event('change', 'unreadable', 'token:t'),
        event('suggestion', { tool: 'https://pay.example.com/new' }, 'device:d'),
        event('wish', { text: 'a shared drive' }, 'device:d'),
      ],
    };
    const names = new Map([
      ['u1', 'Ada'],
      ['u2', 'Bo'],
    ]);
    const steps = history(record, detail, (id) => names.get(id) ?? null).slice(4);
    expect(steps.map(({ text, quote }) => [text, quote])).toEqual([
      ['The person said that this was wrong', 'my own card'],
      ['Ada resolved it', null],
      ['Ada assigned it to Bo', null],
      ['a former colleague noted', 'looked at'],
      ['Ada answered: the rule was wrong', 'sorry'],
      ['A program changed it', null],
      ['The person took the suggested tool', 'https://pay.example.com/new'],
      ['The person said what would have helped', 'a shared drive'],
    ]);
  });
});

describe('what an incident has to do with', () => {
  it('is searched for by person, rule, conversation and what of its value is in clear', () => {
    expect(relations(record).map(([relation]) => relation)).toEqual([
      'user',
      'rule',
      'conversation',
      'value',
    ]);
    const hidden = {
      ...record,
      person: null,
      incident: {
        ...record.incident,
        findings: record.incident.findings.map((finding) => ({ ...finding, masked: '••••••' })),
      },
    };
    expect(relations(hidden).map(([relation]) => relation)).toEqual(['rule', 'conversation']);
  });
});

describe('exceptions', () => {
  const rules = packs.flatMap((pack) => v.parse(rulePackSchema, pack).rules);
  const rule = rules.find(({ id }) => id === record.incident.rule.rule);
  const files = [
    { path: 'a.yaml', text: 'kind: Detector\nid: credit-card\n' },
    { path: 'b.yaml', text: 'kind: RulePack\nid: payment-cards\nrules:\n  - id: card-number-out\n' },
  ];
  const quiet = {
    ...record,
    incident: {
      ...record.incident,
      egress: { ...record.incident.egress, account: { kind: 'personal', id: null } as const },
    },
  };
  const proposed = (href: string | null) => {
    const [path = '', query = ''] = (href ?? '').split('?');
    const change: unknown = JSON.parse(new URLSearchParams(query).get('except') ?? '');
    return [path, change];
  };

  it('are what the rule does not say already', () => {
    expect(exceptionsFor(quiet, rule, true)).toEqual([
      { kind: 'example', detector: 'credit-card' },
      { kind: 'value', detector: 'credit-card' },
      { kind: 'unless', detector: 'person-name' },
    ]);
    expect(exceptionsFor(record, undefined, true)).toEqual([
      { kind: 'example', detector: 'credit-card' },
      { kind: 'value', detector: 'credit-card' },
    ]);
  });

  it('are for whom it was about, where the rule can say so', () => {
    const { egress } = quiet.incident;
    const conversation = { ...egress.conversation, verified: true };
    const account = { kind: 'corporate', id: 'ours' } as const;
    const about = {
      ...quiet,
      group: 'sales',
      incident: { ...quiet.incident, egress: { ...egress, account, conversation } },
    };
    if (rule === undefined) throw new Error('no rule');
    const whom = (when: NonNullable<typeof rule.when>) =>
      exceptionsFor(about, { ...rule, when }, true).flatMap((one) =>
        one.kind === 'without' ? [one.of] : [],
      );
    expect(whom({})).toEqual(['recipients', 'accounts']);
    expect(
      whom({
        accounts: { not: ['corporate'] },
        conversations: { recipients: ['verified', 'unknown'], kinds: [conversation.kind, 'channel'] },
        people: { groups: ['sales', 'support'] },
      }),
    ).toEqual(['recipients', 'kinds', 'groups']);
    expect(
      whom({
        accounts: ['corporate'],
        conversations: { recipients: { not: ['verified'] }, kinds: [conversation.kind] },
        people: { groups: ['sales'] },
      }),
    ).toEqual([]);
  });

  it('name one conversation, by the list of verified contacts', () => {
    if (rule === undefined) throw new Error('no rule');
    type Conversation = typeof quiet.incident.egress.conversation;
    type Recipients = NonNullable<NonNullable<typeof rule.when>['conversations']>['recipients'];
    const named = (
      conversation: Conversation,
      recipients: Recipients | null = { not: ['verified'] },
      mayPublish = true,
    ) => {
      const { egress } = quiet.incident;
      const about = { ...quiet, incident: { ...quiet.incident, egress: { ...egress, conversation } } };
      return exceptionsFor(
        about,
        { ...rule, when: recipients === null ? {} : { conversations: { recipients } } },
        mayPublish,
      ).flatMap((one) =>
        one.kind === 'contact'
          ? [`${one.contact.id}, ${one.contact.name ?? '-'}${one.isFor ? ', not alone' : ''}`]
          : one.kind === 'without'
            ? [one.of]
            : [],
      );
    };
    const group = { kind: 'group', title: 'Suppliers', id: '-100:4711' } as const;
    expect(named(group)).toEqual(['-100:4711, Suppliers']);
    expect(named(group, ['unknown'])).toEqual(['-100:4711, Suppliers']);
    expect(named(group, null)).toEqual(['-100:4711, Suppliers, not alone', 'recipients']);
    expect(named(group, ['verified'])).toEqual([]);
    expect(named(group, { not: ['verified'] }, false)).toEqual([]);
    expect(named({ kind: 'direct', title: 'Anna' })).toEqual(['Anna, -']);
    // A group may have any name, and a pseudonym is nobody's.
    expect(named({ kind: 'group', title: 'Suppliers' })).toEqual([]);
    expect(named({ kind: 'direct', title: 'p_0123456789abcdef', id: 'p_fedcba9876543210' })).toEqual([]);
    expect(named({ ...group, verified: true })).toEqual([]);
    const contact = { platform: 'telegram', id: '-100:4711', name: 'Suppliers: “north”' };
    const href = exceptionHref({ files }, record, { kind: 'contact', contact, isFor: false }) ?? '';
    const route = parseRoute(href);
    expect(contactIn(route.page === 'settings' ? route.item : null)).toEqual(contact);
    for (const item of [
      null,
      '',
      '{}',
      '{"platform":"signal","id":"1"}',
      '{"platform":"telegram","id":"()"}',
    ])
      expect(contactIn(item)).toBeNull();
  });

  it('open the editor where they belong, with what is known', () => {
    expect(proposed(exceptionHref({ files }, record, { kind: 'unless', detector: 'person-name' }))).toEqual([
      '#/rules/edit/b.yaml/4',
      { rule: 'card-number-out', unless: { detector: 'person-name' } },
    ]);
    expect(proposed(exceptionHref({ files }, record, { kind: 'example', detector: 'credit-card' }))).toEqual([
      '#/rules/edit/a.yaml',
      {
        noMatch: {
          text: 'Write a made-up text like the one found here (•••• 4821, 19 characters)',
          why: expect.stringContaining('2026'),
        },
      },
    ]);
    expect(proposed(exceptionHref({ files }, record, { kind: 'value', detector: 'credit-card' }))).toEqual([
      '#/rules/edit/a.yaml',
      { values: ['Write the value here (•••• 4821)'] },
    ]);
    const accounts = { kind: 'without', of: 'accounts', value: 'corporate' } as const;
    expect(proposed(exceptionHref({ files }, record, accounts))).toEqual([
      '#/rules/edit/b.yaml/4',
      { rule: 'card-number-out', without: { of: 'accounts', value: 'corporate' } },
    ]);
    expect(exceptionHref({ files }, record, { kind: 'example', detector: 'gone' })).toBeNull();
  });
});

describe('a view', () => {
  it('is shown when search, period and grouping are the same', () => {
    expect(isShown({ q: 'is:open' }, { q: 'is:open', days: 30 })).toBe(true);
    expect(isShown({ q: 'is:open' }, { q: 'is:open', by: 'rule' })).toBe(false);
    expect(isShown({}, { q: '' })).toBe(true);
  });
});
