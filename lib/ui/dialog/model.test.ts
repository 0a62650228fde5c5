import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../ask.ts';
import { dialogStates, finding, payment, request } from '../dev/requests.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { dialogModel as modelIn } from './model.ts';

const dialogModel = (asked: AskRequest, uiLanguage: string) => modelIn(asked, uiLanguage, dialogCatalogues);

const state = (name: string): AskRequest => {
  const found = dialogStates[name];
  if (found === undefined) throw new Error(`no state ${name}`);
  return found.request;
};

describe('dialogModel', () => {
  it('offers no send when blocked, nor beside a redaction that is asked for', () => {
    expect(dialogModel(state('block'), 'en').send).toBeNull();
    const redact = dialogModel(state('redact'), 'en');
    expect(redact.send).toBeNull();
    expect([redact.first, ...redact.others].map(({ kind }) => kind)).toEqual(['redact', 'edit']);
    const impossible = dialogModel({ ...state('redact'), redacted: null }, 'en');
    expect([impossible.first.kind, impossible.others, impossible.send]).toEqual(['edit', [], null]);
  });

  it('puts redacting first where sending anyway is offered too, with the very text', () => {
    const model = dialogModel(state('warn-redact'), 'en');
    expect([model.first.label, ...model.others.map(({ label }) => label), model.send]).toEqual([
      'Redact and send',
      'Edit message',
      'Send anyway',
    ]);
    expect(model.preview?.text).toBe(state('warn-redact').redacted);
  });

  it.each([
    ['call', 'A rule of your organisation is about calls here', 'Don\u2019t start', 'Start anyway'],
    [
      'screen-share',
      'A rule of your organisation is about sharing the screen here',
      'Don\u2019t start',
      'Start anyway',
    ],
    [
      'location',
      'A rule of your organisation is about sharing a location here',
      'Don\u2019t send',
      'Send anyway',
    ],
    ['message', 'Card number sent out', 'Edit message', 'Send anyway'],
  ] as const)('chooses title and words for %s without content', (channel, title, first, send) => {
    const model = dialogModel(request('warn', { channel, text: '', findings: [] }), 'en');
    expect([model.title, model.first.label, model.send]).toEqual([title, first, send]);
  });

  it.each(['paste', 'drop'] as const)(
    'speaks of inserting, and of no message, for a text by %s',
    (channel) => {
      const model = dialogModel(request('warn', { channel, redacted: 'without' }), 'en');
      expect([model.first.label, ...model.others.map(({ label }) => label), model.send]).toEqual([
        'Insert redacted',
        'Don’t insert',
        'Insert anyway',
      ]);
      expect([model.title, model.notSent, model.preview?.label]).toEqual([
        'Card number in this text',
        'The text has not been inserted.',
        'Will be inserted',
      ]);
      for (const evidence of ['none', 'sealed'] as const)
        expect(
          // But the organisation's own title of the rule.
          JSON.stringify({
            ...dialogModel(request('justify', { channel, then: { evidence } }), 'en'),
            rule: null,
          }),
        ).not.toMatch(/message|\bsen[dt]\b(?!":)/i);
    },
  );

  it('speaks the reader’s language, and the organisation’s where it has that language', () => {
    const model = dialogModel(state('german'), 'en');
    expect(model.language).toBe('de');
    expect(model.title).toBe('Kartennummer in dieser Nachricht');
    expect(model.tell).toEqual({ text: 'Kartennummern dürfen nicht per Chat hinausgehen.', language: 'de' });
    expect(model.to).toEqual({
      before: 'Sie schreiben an ',
      value: 'Familie Mustermann-Beispielhausen',
      after:
        ' (Gruppe, von Ihrem privaten Konto und nicht unter den bestätigten Kontakten von ACME gefunden).',
    });
    expect(dialogModel(state('arabic-page'), 'fr')).toMatchObject({ language: 'ar', direction: 'rtl' });
    expect(dialogModel({ ...state('block'), languages: ['ja'] }, 'fr').language).toBe('fr');
  });

  it('names up to three kinds of finding and counts the places that are not shown', () => {
    const model = dialogModel(state('many'), 'en');
    expect(model.title).toBe('Card number, IBAN, and 2 more in this message');
    expect(model.more).toBe('and 5 more places in this message');
  });

  it('says which rule it was, once', () => {
    expect(dialogModel(state('many'), 'en').rule).toEqual({
      before: 'Rule: ',
      value: 'Card number sent out',
      after: '.',
    });
    expect(dialogModel(state('no-title'), 'en').rule).toBeNull();
  });

  it('falls back to the rule’s title, and to a neutral one', () => {
    expect(dialogModel(state('no-title'), 'en').title).toBe('Card number sent out');
    const plain = request('warn', { findings: [] });
    expect(dialogModel({ ...plain, verdict: { ...plain.verdict, deciding: null } }, 'en')).toMatchObject({
      title: 'About this message',
      excerpt: null,
    });
  });

  it('says why something could not be read, once', () => {
    const plain = state('unscannable');
    const model = dialogModel(plain, 'en');
    expect(model.title).toBe('This could not be checked');
    expect(model.tell.text).toContain('protected with a password');
    const file = { name: 'a.zip', bytes: 1, state: 'unscannable', why: 'encrypted' } as const;
    const beside = dialogModel({ ...plain, files: [file] }, 'en');
    expect(beside.files?.rows[0]?.note).toContain('protected with a password');
    expect(beside.tell.text).not.toContain('password');
  });

  it('never holds a value in clear, nor shows what only simulated or logged rules found', () => {
    const text = 'card [C] and account [I] and mail [M]';
    const base = request('block', { text, findings: [finding(text, '[C]', 'credit-card', '•••• 1')] });
    const other = (mode: 'enforce' | 'simulate', action: 'warn' | 'log', value: string, id: string) => {
      const { deciding } = base.verdict;
      if (deciding === null) throw new Error('no deciding rule');
      return { rule: { ...deciding.rule, mode }, action, findings: [finding(text, value, id, '••')] };
    };
    const hits = [
      ...base.verdict.hits,
      other('enforce', 'warn', '[I]', 'iban'),
      other('simulate', 'warn', '[M]', 'email'),
      other('enforce', 'log', '[M]', 'us-ssn'),
    ];
    const model = dialogModel({ ...base, verdict: { ...base.verdict, hits } }, 'en');
    expect(model.title).toBe('Card number and IBAN in this message');
    expect(model.excerpt?.parts.filter(({ kind }) => kind === 'mark')).toHaveLength(2);
    expect(JSON.stringify(model)).not.toMatch(/\[C\]|\[I\]/);
  });

  it('neutralises and shortens names that come from the page', () => {
    const model = dialogModel(
      request('warn', {
        recipient: { title: `\u202eBob ${'x'.repeat(500)}`, kind: 'direct', account: 'unknown' },
      }),
      'en',
    );
    expect(model.to.value).toMatch(/^Bob x+…$/);
    expect(model.to.value.length).toBeLessThan(90);
  });

  it.each([
    [
      { title: 'Anna', kind: 'direct', account: 'personal', verified: false },
      'You are writing to Anna (one person, from your personal account).',
    ],
    [
      { title: 'Shop', kind: 'business', account: 'personal', verified: false },
      'You are writing to Shop (business account, not marked as verified by this messenger, from your personal account).',
    ],
    [
      { title: 'Shop', kind: 'bot', account: 'personal' },
      'You are writing to Shop (bot, this page does not show whether it is verified, from your personal account).',
    ],
    [
      { title: 'Anna', kind: 'business', account: 'corporate', verified: true },
      'You are writing to Anna (business account, marked as verified by this messenger, from your work account).',
    ],
    [
      { title: null, kind: 'unknown', account: 'unknown' },
      'You are writing to someone this page does not name (it is not known who reads it, it is not known from which account).',
    ],
    [
      { title: 'Hike', kind: 'group', account: 'personal', verified: true },
      'You are writing to Hike (group, from your personal account).',
    ],
    [
      { title: 'Anna', kind: 'direct', account: 'personal', isContact: false },
      'You are writing to Anna (one person, from your personal account, not found among the verified contacts of ACME).',
    ],
    [
      { title: 'Anna', kind: 'group', account: 'corporate', isContact: true },
      'You are writing to Anna (group, from your work account, among the verified contacts of ACME).',
    ],
    [
      { title: 'Me', kind: 'self', account: 'personal', isContact: false },
      'You are writing to Me (your own notes, from your personal account).',
    ],
  ] as const)('says who %j is, as far as it is known', (recipient, said) => {
    const { before, value, after } = dialogModel(request('warn', { recipient }), 'en').to;
    expect(before + value + after).toBe(said);
  });

  it('keeps what is known of them beside an organisation\u2019s own words, which may be older', () => {
    const texts = { en: { to: 'To: {who}' } };
    expect(dialogModel(request('warn', { texts }), 'en').to).toMatchObject({
      before: 'To: ',
      after: ' (one person, from your personal account)',
    });
  });

  it('waits before sending, counting in the reader\u2019s plural forms', () => {
    const { pause } = dialogModel(request('warn', { pauseSeconds: 5, languages: ['pl'] }), 'en');
    expect([5, 3, 1].map((count) => pause?.left(count))).toEqual([
      expect.stringContaining('za 5 sekund.'),
      expect.stringContaining('za 3 sekundy.'),
      expect.stringContaining('za 1 sekund\u0119.'),
    ]);
    expect(dialogModel(request('block', { pauseSeconds: 5 }), 'en').pause).toBeNull();
    expect(dialogModel(request('warn'), 'en').pause).toBeNull();
  });

  it('names everybody who would get it, and says of them what is true of all', () => {
    const to = (alsoTo: readonly (string | null)[]) => {
      const { before, value, after } = dialogModel(request('warn', { alsoTo }), 'en').to;
      return (before + value + after).replace(/[\u2068\u2069]/g, '');
    };
    expect(to([])).toContain('Anna Example (');
    expect(to(['Weekend hike'])).toMatch(/Anna Example and Weekend hike \((?!.*chat)/);
    expect(to(['Weekend hike', null])).toContain(
      'Anna Example, Weekend hike, and someone this page does not name',
    );
  });

  it('asks for the name where there is one, and says when there is none', () => {
    const retype = (change: Partial<AskRequest>, action: 'warn' | 'block' = 'warn') =>
      dialogModel(request(action, { retypeRecipient: true, ...change }), 'en').retype;
    expect(retype({})).toMatchObject({ names: [{ title: 'Anna Example' }], note: null });
    for (const title of [null, ' \u202e '])
      expect(retype({ recipient: { title, kind: 'direct', account: 'unknown' } })).toMatchObject({
        ...{ names: [null], note: expect.stringContaining('does not show it') },
      });
    expect(retype({ alsoTo: ['Weekend hike', null] })).toMatchObject({
      ...{ names: [{ title: 'Anna Example' }, { title: 'Weekend hike' }, null] },
      note: expect.stringContaining('does not show it'),
    });
    expect(retype({}, 'block')).toBeNull();
  });

  it('asks which tool would have helped only who could not send, and was told of none', () => {
    const wish = (...args: Parameters<typeof request>) =>
      dialogModel({ ...request(...args), wish: () => Promise.resolve(true) }, 'en').wish;
    expect(wish('block')?.open).toBe('Which tool would have helped?');
    expect(wish('warn')).toBeNull();
    expect(wish('block', { then: { suggest: payment } })).toBeNull();
    expect(dialogModel(request('block'), 'en').wish).toBeNull();
  });

  it('takes a text along to a tool, and no file', () => {
    const carry = (change: Partial<AskRequest>) =>
      dialogModel(request('block', { then: { suggest: payment }, ...change }), 'en').suggestions[0]?.carry;
    expect(carry({})?.label).toBe('Copy the text and open \u201cSecure payment link\u201d');
    expect(carry({ text: '', channel: 'file' })).toBeNull();
  });

  it('says truly what is recorded', () => {
    const recorded = (evidence: 'none' | 'excerpt' | 'sealed') =>
      dialogModel(request('warn', { then: { evidence } }), 'en').recorded;
    expect(recorded('none')).toContain('not your message');
    expect(recorded('excerpt')).toContain('masked words');
    expect(recorded('sealed')).toContain('can read');
  });
});
