import { describe, expect, it } from 'vitest';
import type { Rule } from '../../lib/core/policy/schema.ts';
import { plain, ruleNotes, ruleSentence } from './sentence.ts';

const titles = new Map([
  ['credit-card', 'Card number'],
  ['iban', 'IBAN'],
  ['test-data', 'Test data'],
]);
const card = { detector: 'credit-card' };
const iban = { detector: 'iban' };
type Said = Pick<Rule, 'when' | 'match' | 'unless'>;

const cases: readonly [string, Said][] = [
  ['On every platform, whatever it says.', {}],
  [
    'On WhatsApp, in messages and pastes, when Card number (medium confidence or more) is found, unless Test data is found.',
    {
      when: { platforms: ['whatsapp'], channels: ['message', 'paste'] },
      match: { any: [{ ...card, minConfidence: 'medium' }] },
      unless: { any: [{ detector: 'test-data' }] },
    },
  ],
  [
    'On WhatsApp, Messenger and a-new-one, when Card number is found.',
    { when: { platforms: ['whatsapp', 'messenger', 'a-new-one'] }, match: card },
  ],
  [
    'On every platform, from any account that is not corporate, when IBAN is found.',
    { when: { accounts: { not: ['corporate'] } }, match: iban },
  ],
  [
    'On every platform, from an unknown or personal account, whatever it says.',
    { when: { accounts: ['unknown', 'personal'] } },
  ],
  [
    'On every platform, to direct or group conversations, in conversations titled *sales* or x, to any recipient that is not verified, with at least 5 members, whatever it says.',
    {
      when: {
        conversations: {
          kinds: ['direct', 'group'],
          titles: ['*sales*', 'x'],
          recipients: { not: ['verified'] },
          minMembers: 5,
        },
      },
    },
  ],
  [
    'On every platform, by people in sales/** or support, with files named **/*.csv, with files that are encrypted or hold macros, with files of at least 1.5 MB, with files of at least 3 pages and 1 row, whatever it says.',
    {
      when: {
        people: { groups: ['sales/**', 'support'] },
        files: {
          names: ['**/*.csv'],
          types: [],
          facets: ['encrypted', 'macro'],
          minBytes: 1_500_000,
          minPages: 3,
          minRows: 1,
        },
      },
    },
  ],
  [
    'On every platform, with files that can’t be read (it is too large or the inspector was not available), whatever it says.',
    { when: { files: { unscannable: ['too-large', 'inspector-unavailable'] } } },
  ],
  [
    'On every platform, on Monday to Friday and Sunday between 08:00 and 18:00 (Europe/Prague), whatever it says.',
    { when: { schedule: { days: ['mon-fri', 'sun'], hours: '08:00-18:00', zone: 'Europe/Prague' } } },
  ],
  [
    'On every platform, every day between 22:00 and 06:00, whatever it says.',
    { when: { schedule: { hours: '22:00-06:00' } } },
  ],
  [
    'On every platform, when Card number (high confidence, at least 5, 3 different) is found.',
    { match: { ...card, minConfidence: 'high', minCount: 5, minDistinct: 3 } },
  ],
  [
    'On every platform, when Card number or (IBAN and person-name within 300 characters) is found.',
    { match: { any: [card, { all: [iban, { detector: 'person-name' }], within: { chars: 300 } }] } },
  ],
  [
    'On every platform, when a word of project-names (at least 2) or a row of customers is found.',
    { match: { any: [{ dictionary: 'project-names', minCount: 2 }, { dataTable: 'customers' }] } },
  ],
  [
    'On every platform, when Card number (any confidence) is found.',
    { match: { ...card, minConfidence: 'low' } },
  ],
];

describe('ruleSentence', () => {
  it.each(cases)('%s', (sentence, rule) => {
    expect(plain(ruleSentence(rule, titles))).toBe(sentence);
  });

  it('says once what every one of several detectors is asked', () => {
    const match = { minConfidence: 'medium', minDistinct: 5 } as const;
    const any = [
      { detector: 'credit-card', ...match },
      { detector: 'iban', ...match },
    ];
    expect(plain(ruleSentence({ match: { any } }, new Map()))).toBe(
      'On every platform, when credit-card or iban (each medium confidence or more, 5 different) is found.',
    );
    expect(plain(ruleSentence({ match: { any: [...any, { detector: 'bic' }] } }, new Map()))).toContain(
      'credit-card (medium confidence or more, 5 different), iban (',
    );
  });

  it('names some of many ways in a brief one', () => {
    const channels = ['message', 'paste', 'drop', 'file', 'edit'] as const;
    const brief = (n: number) =>
      plain(ruleSentence({ when: { channels: channels.slice(0, n) } }, new Map(), 'brief'));
    expect(brief(4)).toContain('in messages, pastes, drops and files,');
    expect(brief(5)).toContain('in messages, pastes, drops and 2 other ways,');
  });

  it('keeps chosen names apart from the words, so that they can be set off and isolated', () => {
    expect(ruleSentence({ match: card }, titles)).toContainEqual({ name: 'Card number' });
  });
});

describe('ruleNotes', () => {
  it('says everything else the rule does', () => {
    expect(
      ruleNotes({
        unscannable: 'warn',
        then: {
          action: 'justify',
          redactable: true,
          reasons: { minLength: 10 },
          remember: { minutes: 1 },
          pause: { seconds: 5 },
          retypeRecipient: true,
          evidence: 'sealed',
        },
      }),
    ).toEqual([
      'For what can’t be read: warn.',
      'May be sent without what was found.',
      'A reason needs at least 10 characters.',
      'Not asked again for 1 minute.',
      'Waits 5 seconds before it can be sent.',
      'The recipient has to be typed again.',
      'Keeps sealed evidence.',
    ]);
  });

  it('says nothing about what is at its default', () => {
    expect(
      ruleNotes({
        then: { action: 'block', remember: { minutes: 0 }, pause: { seconds: 0 }, evidence: 'none' },
      }),
    ).toEqual([]);
  });
});
