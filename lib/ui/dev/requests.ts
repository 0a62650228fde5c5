import type { RuleHit } from '../../core/decide/verdict.ts';
import type { Finding } from '../../core/detect/finding.ts';
import type { Then } from '../../core/policy/schema.ts';
import type { AskFile, AskRequest } from '../ask.ts';

/** Requests in every state of the dialog, with plainly fake content. Shared by gallery and tests. */

export function finding(text: string, value: string, detector: string, masked: string): Finding {
  const start = text.indexOf(value);
  return {
    detector,
    pattern: 'p',
    start,
    end: start + value.length,
    confidence: 'high',
    value: detector,
    masked,
  };
}

interface Overrides extends Partial<Omit<AskRequest, 'verdict'>> {
  readonly findings?: readonly Finding[];
  readonly then?: Partial<Then>;
}

export const titles = {
  'credit-card': { en: 'Card number', de: 'Kartennummer', fr: 'Numéro de carte', es: 'Número de tarjeta' },
  iban: { en: 'IBAN', ar: 'رقم الحساب الدولي' },
  email: { en: 'E-mail address', de: 'E-Mail-Adresse' },
  'us-ssn': { en: 'US social security number' },
};

export function request(
  action: 'warn' | 'justify' | 'redact' | 'block',
  { text, findings, then = {}, ...rest }: Overrides = {},
): AskRequest {
  const held =
    text ?? 'Hi Anna, please book it on [CARD-NUMBER-HERE], exp 09/27, thanks and see you on Friday!';
  const found = findings ?? [finding(held, '[CARD-NUMBER-HERE]', 'credit-card', '4539 •••• •••• 4821')];
  const hit: RuleHit = {
    rule: {
      pack: 'payment-cards',
      id: 'card-number-out',
      severity: 'high',
      mode: 'enforce',
      title: { en: 'Card number sent out' },
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
      then: {
        action,
        tell: {
          en: 'Card numbers must not leave through chat.',
          de: 'Kartennummern dürfen nicht per Chat hinausgehen.',
          ar: 'لا يجوز إرسال أرقام البطاقات عبر الدردشة.',
        },
        ...then,
      },
    },
    action,
    findings: found,
  };
  return {
    verdict: {
      action,
      deciding: hit,
      hits: [hit],
      findings: found,
      tallies: [],
      unscannable: null,
      policyVersion: 1,
    },
    text: held,
    recipient: { title: 'Anna Example', kind: 'direct', account: 'personal' },
    organisationName: 'ACME',
    contact: 'privacy@example.com',
    languages: ['en'],
    titles,
    ...rest,
  };
}

export const payment = [
  { label: { en: 'Secure payment link', de: 'Sicherer Zahlungslink' }, url: 'https://pay.example.com/new' },
];

const choices = [
  { en: 'The customer asked for it', de: 'Die Kundin oder der Kunde hat darum gebeten' },
  { en: 'It is my own card', de: 'Es ist meine eigene Karte' },
];

const many = 'Cards: [C1] and [C2], accounts [I1], [I2]; write to [M1] or [M2]. SSN [S1].'.replace(
  'accounts',
  'x '.repeat(120) + 'accounts',
);
const manyFindings = [
  finding(many, '[C1]', 'credit-card', '•••• 4821'),
  finding(many, '[C2]', 'credit-card', '•••• 1119'),
  finding(many, '[I1]', 'iban', 'DE•• •••• 3000'),
  finding(many, '[I2]', 'iban', 'FR•• •••• 9189'),
  finding(many, '[M1]', 'email', 'a•••@example.com'),
  finding(many, '[M2]', 'email', 'b•••@example.com'),
  finding(many, '[S1]', 'us-ssn', '•••-••-1234'),
];
const arabic = 'مرحبا، يرجى الدفع على [CARD] قبل يوم الخميس، وشكرا جزيلا لكم.';

const withoutCard =
  'Hi Anna, please book it on [card number removed], exp 09/27, thanks and see you on Friday!';
const nothing = {
  text: '',
  findings: [],
  then: {
    tell: {
      en: 'Customers are called from the telephone system.',
      de: 'Kundschaft wird über die Telefonanlage angerufen.',
    },
  },
} as const;

/** A picture, as BMP: some colours from one corner to the other. */
function picture(hue: number): Blob {
  const side = 48;
  const bytes = new Uint8Array(54 + side * side * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  for (const [at, value] of [
    [2, bytes.length],
    [10, 54],
    [14, 40],
    [18, side],
    [22, side],
  ] as const)
    view.setUint32(at, value, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let index = 0; index < side * side; index += 1) {
    const [x, y] = [index % side, Math.floor(index / side)];
    bytes.set([(x * 5 + hue) % 256, (y * 5) % 256, (hue + x + y) % 256], 54 + index * 3);
  }
  return new Blob([bytes], { type: 'image/bmp' });
}

const pictures: readonly AskFile[] = [
  {
    name: 'passport-scan.bmp',
    bytes: 512_000,
    state: 'held',
    why: 'us-ssn',
    picture: picture(10),
    found: { masked: '\u2022\u2022\u2022-\u2022\u2022-1234', path: ['text in the image'], more: 0 },
  },
  { name: 'customers-2026.xlsx', bytes: 2_412_000, state: 'held', why: 'credit-card' },
  { name: 'holiday.bmp', bytes: 84_211, state: 'clean', why: null, picture: picture(140) },
];

const someFiles: readonly AskFile[] = [
  { name: 'offer.pdf', bytes: 84_211, state: 'clean', why: null },
  {
    name: 'customers-2026.xlsx',
    bytes: 2_412_000,
    state: 'held',
    why: 'credit-card',
    found: {
      masked: '4539 \u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 4821',
      path: ['sheet Costs', 'B4'],
      more: 11,
    },
  },
  { name: 'photo.jpg', bytes: 612_000, state: 'clean', why: null },
  { name: 'archive.zip', bytes: 48_000_000, state: 'unscannable', why: 'encrypted' },
];
const manyFiles: readonly AskFile[] = [
  ...someFiles,
  ...Array.from({ length: 17 }, (_, index) => ({
    name: `Scan of a contract with a very long name indeed, signed by everybody, page ${String(index + 1)}.pdf`,
    bytes: 900_000 + index,
    state: index % 4 === 0 ? ('held' as const) : ('clean' as const),
    why: index % 4 === 0 ? 'iban' : null,
  })),
];

/** One clean, and six that can be left out. */
const toChoose: readonly AskFile[] = Array.from({ length: 7 }, (_, index) => ({
  name: index === 0 ? 'menu.pdf' : `Scan ${String(index)}.pdf`,
  bytes: 900_000 + index,
  ...(index === 0 ? { state: 'clean', why: null } : { state: 'held', why: 'iban' }),
  ...(index % 2 === 1 && { picture: picture(index * 40) }),
}));

function withFiles(
  action: 'warn' | 'justify' | 'block',
  files: readonly AskFile[],
  languages: readonly string[] = ['en'],
): AskRequest {
  const index = files.findIndex(({ state }) => state === 'held');
  const hit = {
    ...finding('', '', 'credit-card', '\u2022\u2022\u2022\u2022 4821'),
    provenance: { file: index, path: [] },
  };
  return request(action, { channel: 'file', text: '', files, findings: [hit], languages });
}

/** name → { request, page }: `page` says how the page under the dialog looks. */
export const dialogStates: Readonly<Record<string, { request: AskRequest; page?: 'dark' | 'rtl' }>> = {
  block: { request: request('block', { then: { suggest: payment } }) },
  dispute: { request: request('block', { dispute: () => Promise.resolve(true) }) },
  'dispute-lost': { request: request('block', { dispute: () => Promise.resolve(false) }) },
  'german-dispute': {
    request: request('warn', {
      languages: ['de'],
      redacted: withoutCard,
      dispute: () => Promise.resolve(true),
    }),
  },
  'block-plain': { request: request('block', { contact: null }) },
  warn: { request: request('warn', { then: { suggest: payment } }) },
  'justify-text': { request: request('justify', { then: { reasons: { minLength: 20 } } }) },
  'justify-choices': {
    request: request('justify', { then: { reasons: { choices, minLength: 10 }, evidence: 'excerpt' } }),
  },
  german: {
    request: request('justify', {
      languages: ['de-AT', 'en'],
      then: { reasons: { choices, minLength: 10 }, suggest: payment },
      recipient: {
        title: 'Familie Mustermann-Beispielhausen',
        kind: 'group',
        account: 'personal',
        isContact: false,
      },
    }),
  },
  dark: { request: request('warn', { then: { suggest: payment } }), page: 'dark' },
  'dark-block': { request: request('block', { then: { suggest: payment } }), page: 'dark' },
  many: { request: request('block', { text: many, findings: manyFindings }) },
  'no-title': {
    request: request('warn', { recipient: { title: null, kind: 'unknown', account: 'unknown' }, titles: {} }),
  },
  unscannable: { request: unreadable() },
  redact: { request: request('redact', { redacted: withoutCard }) },
  'warn-redact': { request: request('warn', { redacted: withoutCard, then: { suggest: payment } }) },
  'dark-redact': { request: request('warn', { redacted: `${withoutCard}\n`.repeat(12) }), page: 'dark' },
  'german-redact': { request: request('redact', { redacted: withoutCard, languages: ['de'] }) },
  paste: { request: request('warn', { channel: 'paste', redacted: withoutCard }) },
  'german-paste': {
    request: request('justify', {
      channel: 'paste',
      languages: ['de'],
      redacted: withoutCard,
      then: { reasons: { choices } },
    }),
  },
  'arabic-drop': {
    request: request('block', { channel: 'drop', languages: ['ar'], text: many, findings: manyFindings }),
    page: 'rtl',
  },
  files: { request: withFiles('warn', someFiles) },
  'blocked-and-asked': {
    request: withFiles('block', [
      ...someFiles.slice(0, 2),
      { name: 'accounts.csv', bytes: 41_000, state: 'held', why: 'iban', next: true },
    ]),
  },
  'one-file': { request: withFiles('block', someFiles.slice(1, 2)) },
  'many-files': { request: withFiles('block', manyFiles) },
  'many-to-choose': { request: withFiles('warn', toChoose) },
  'german-files': { request: withFiles('justify', manyFiles, ['de']), page: 'dark' },
  'french-files': { request: withFiles('warn', someFiles, ['fr']) },
  pictures: { request: withFiles('warn', pictures) },
  'arabic-pictures': { request: withFiles('block', pictures, ['ar']), page: 'rtl' },
  'file-of-two': { request: withFiles('block', someFiles.slice(0, 2)) },
  pause: { request: request('warn', { pauseSeconds: 30 }) },
  'short-pause': { request: request('warn', { pauseSeconds: 1 }) },
  retype: { request: request('warn', { retypeRecipient: true }) },
  'retype-several': {
    request: request('warn', { retypeRecipient: true, alsoTo: ['Weekend hike', 'ليلى المثال'] }),
  },
  'retype-unknown': {
    request: request('warn', {
      retypeRecipient: true,
      recipient: { title: null, kind: 'unknown', account: 'unknown' },
    }),
  },
  'everything-first': {
    request: request('justify', {
      pauseSeconds: 12,
      retypeRecipient: true,
      then: { reasons: { choices, minLength: 10 }, suggest: payment },
      recipient: { title: 'Anna Example', kind: 'direct', account: 'personal', verified: true },
      dispute: () => Promise.resolve(true),
    }),
  },
  'arabic-first': {
    request: request('justify', {
      pauseSeconds: 12,
      retypeRecipient: true,
      languages: ['ar'],
      then: { reasons: { minLength: 10 }, suggest: payment },
      dispute: () => Promise.resolve(true),
    }),
    page: 'rtl',
  },
  wish: {
    request: request('block', {
      wish: () => Promise.resolve(true),
      dispute: () => Promise.resolve(true),
    }),
  },
  'arabic-wish': {
    request: request('block', {
      languages: ['ar'],
      wish: () => Promise.resolve(true),
      dispute: () => Promise.resolve(true),
    }),
    page: 'rtl',
  },
  italian: { request: request('justify', { languages: ['it'], then: { reasons: { minLength: 10 } } }) },
  polish: {
    request: request('warn', { languages: ['pl'], pauseSeconds: 22, redacted: withoutCard }),
    page: 'dark',
  },
  portuguese: { request: withFiles('warn', someFiles, ['pt-BR']) },
  call: { request: request('warn', { ...nothing, channel: 'call' }) },
  'block-call': { request: request('block', { ...nothing, channel: 'call' }) },
  'german-block-call': {
    request: request('block', { ...nothing, channel: 'call', languages: ['de'] }),
    page: 'dark',
  },
  'screen-share': {
    request: request('justify', {
      ...nothing,
      channel: 'screen-share',
      then: { tell: undefined, reasons: { choices } },
    }),
  },
  location: { request: request('warn', { ...nothing, channel: 'location' }) },
  'spanish-location': { request: request('warn', { ...nothing, channel: 'location', languages: ['es'] }) },
  forward: { request: request('warn', { channel: 'forward' }) },
  'french-forward': { request: request('warn', { channel: 'forward', languages: ['fr'] }) },
  long: {
    request: request('block', {
      organisationName: 'The Very Long Example Organisation of Somewhere, Incorporated',
      recipient: {
        title: 'A conversation with a title that somebody made very long indeed '.repeat(3),
        kind: 'group',
        account: 'corporate',
      },
      then: {
        tell: {
          en: 'Customer payment data belongs in the payment system, where it is encrypted and where access is logged. '.repeat(
            5,
          ),
        },
        suggest: [
          ...payment,
          {
            label: { en: 'Share the file from the customer workspace instead' },
            url: 'https://share.example.com/',
          },
          { label: { en: 'Ask the payments team to take it over' }, url: 'https://ask.example.com/' },
        ],
      },
    }),
  },
  'arabic-page': {
    request: request('block', {
      text: arabic,
      findings: [finding(arabic, '[CARD]', 'credit-card', '•••• 4821')],
      languages: ['ar', 'en'],
      recipient: { title: 'ليلى المثال', kind: 'group', account: 'personal', isContact: false },
      then: {
        suggest: [
          { label: { en: 'Secure payment link', ar: 'رابط دفع آمن' }, url: 'https://pay.example.com/new' },
        ],
      },
    }),
    page: 'rtl',
  },
};

function unreadable(): AskRequest {
  const base = request('block', { findings: [] });
  return { ...base, verdict: { ...base.verdict, unscannable: 'encrypted' } };
}
