import { asFile, masked, pasted, typed } from './story.ts';
import type { Story } from './story.ts';
import { linkWeek, vaultWeek } from './weeks.ts';

/** From one value to another in the weeks after `from`. */
const falls = (from: number, to: number, within: number) => (week: number) =>
  week < from ? 1 : Math.max(to, 1 - ((1 - to) * (week - from + 1)) / within);

const table = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const always =
  <T>(value: T) =>
  () =>
    value;

/** Sales: customers send their cards; from the week of the payment link on there is a better way. */
const sales: readonly Story[] = [
  {
    ...{ pack: 'payment-cards', rule: 'card-number-out', severity: 'high' },
    rate: { sales: 1.15, 'support-claims': 0.15, operations: 0.05 },
    action: always('warn'),
    course: falls(linkWeek, 0.42, 3),
    outcomes: (week) =>
      week < linkWeek
        ? { overridden: 58, cancelled: 27, redacted: 15 }
        : { overridden: 19, cancelled: 58, redacted: 23 },
    channels: typed,
    kinds: { direct: 62, business: 24, group: 14 },
    found: [{ detector: 'credit-card', confidence: 'high', masked: masked.last(4) }],
    disputed: 0.012,
  },
  {
    ...{ pack: 'payment-cards', rule: 'card-with-code-out', severity: 'critical' },
    rate: { sales: 0.16 },
    action: always('block'),
    course: falls(linkWeek, 0.3, 4),
    outcomes: always({ blocked: 1 }),
    channels: typed,
    found: [
      { detector: 'credit-card', confidence: 'high', masked: masked.last(4) },
      { detector: 'card-security-code', confidence: 'medium', masked: masked.nothing },
    ],
  },
  {
    ...{ pack: 'bank-accounts', rule: 'iban-out', severity: 'medium' },
    rate: { sales: 0.3, finance: 0.9, 'support-claims': 0.6, people: 0.3 },
    action: always('warn'),
    outcomes: always({ overridden: 63, cancelled: 29, redacted: 8 }),
    channels: typed,
    found: [{ detector: 'iban', confidence: 'high', masked: masked.iban }],
    disputed: 0.055,
  },
];

/** Support: lists of customers go to hotels and agents as files, for want of anything better. */
const support: readonly Story[] = [
  {
    ...{ pack: 'personal-data', rule: 'many-people-out', severity: 'high' },
    rate: { support: 0.62, operations: 0.22, marketing: 0.12 },
    action: always('justify'),
    course: (week) => 0.8 + week * 0.018,
    outcomes: always({ overridden: 74, cancelled: 26 }),
    habitLeft: 0.995,
    channels: asFile,
    kinds: { group: 58, direct: 24, business: 18 },
    found: [{ detector: 'customer-list', confidence: 'high', masked: masked.nothing, count: [8, 240] }],
    file: (random) => ({ type: table, facets: [], counts: { sheets: 1, rows: random.int(12, 900) } }),
    reasons: {
      'There is no other way right now': 56,
      'The recipient works with these records': 22,
      'These are made-up or public data': 4,
      'own:The hotel has no access to our file share and check-in is today': 7,
      'own:Partner agency cannot open our portal': 6,
      'own:Bus company needs the passenger list on the phone': 5,
    },
    disputed: 0.014,
  },
  {
    ...{ pack: 'personal-data', rule: 'person-profile-out', severity: 'medium' },
    rate: { support: 0.45, sales: 0.28, operations: 0.2 },
    action: always('warn'),
    outcomes: always({ overridden: 70, cancelled: 20, redacted: 10 }),
    channels: typed,
    found: [
      { detector: 'postal-address', confidence: 'medium', masked: masked.nothing },
      { detector: 'date-of-birth', confidence: 'medium', masked: masked.nothing },
    ],
    disputed: 0.03,
  },
  {
    ...{ pack: 'personal-data', rule: 'many-email-addresses', severity: 'medium' },
    rate: { support: 0.16, marketing: 0.5 },
    action: always('warn'),
    outcomes: always({ overridden: 41, cancelled: 59 }),
    channels: pasted,
    found: [{ detector: 'email-address', confidence: 'high', masked: masked.mail, count: [10, 60] }],
  },
  {
    ...{ pack: 'files', rule: 'unreadable-file-out', severity: 'low' },
    rate: { support: 0.3, sales: 0.12, operations: 0.15 },
    action: always('warn'),
    outcomes: always({ overridden: 66, cancelled: 34 }),
    channels: { file: 1 },
    found: [],
    file: () => ({ type: 'application/zip', facets: ['encrypted'] }),
    unscannable: 'encrypted',
  },
  {
    ...{ pack: 'health', rule: 'health-insurance-out', severity: 'medium' },
    rate: { 'support-claims': 0.9 },
    action: always('warn'),
    outcomes: always({ overridden: 35, cancelled: 50, redacted: 15 }),
    habitLeft: 0.9,
    channels: typed,
    found: [{ detector: 'de-health-insurance', confidence: 'medium', masked: masked.last(3) }],
  },
];

/** Engineering: keys and passwords; who was warned once or twice takes the password manager. */
const engineering: readonly Story[] = [
  {
    ...{ pack: 'credentials', rule: 'service-token-out', severity: 'high' },
    rate: { engineering: 1.1 },
    action: always('justify'),
    course: falls(vaultWeek, 0.6, 6),
    outcomes: (week) =>
      week < vaultWeek ? { overridden: 48, cancelled: 52 } : { overridden: 21, cancelled: 79 },
    habitLeft: 0.74,
    channels: pasted,
    kinds: { group: 64, direct: 30, bot: 6 },
    found: [{ detector: 'slack-token', confidence: 'high', masked: masked.key('xoxb') }],
    reasons: {
      'It no longer works': 38,
      'It is made up or opens only a test system': 44,
      'own:Pager is down, needed for the rollback now': 18,
    },
    disputed: 0.02,
  },
  {
    ...{ pack: 'credentials', rule: 'cloud-key-out', severity: 'critical' },
    rate: { engineering: 0.4 },
    action: always('block'),
    outcomes: always({ blocked: 1 }),
    habitLeft: 0.6,
    channels: pasted,
    kinds: { group: 70, direct: 30 },
    found: [{ detector: 'google-api-key', confidence: 'high', masked: masked.key('AIza') }],
  },
  {
    ...{ pack: 'credentials', rule: 'configured-secret-out', severity: 'medium' },
    rate: { engineering: 1.3 },
    action: always('warn'),
    outcomes: always({ overridden: 33, cancelled: 55, redacted: 12 }),
    habitLeft: 0.78,
    channels: pasted,
    kinds: { group: 66, direct: 34 },
    found: [{ detector: 'env-assignment', confidence: 'medium', masked: masked.nothing }],
    disputed: 0.04,
  },
  {
    ...{ pack: 'credentials', rule: 'spoken-password-out', severity: 'medium' },
    rate: { engineering: 0.6, support: 0.2, operations: 0.25, marketing: 0.3, sales: 0.08 },
    action: always('warn'),
    outcomes: always({ overridden: 36, cancelled: 46, redacted: 18 }),
    habitLeft: 0.82,
    channels: typed,
    found: [{ detector: 'spoken-password', confidence: 'medium', masked: masked.nothing }],
  },
  {
    ...{ pack: 'source-code', rule: 'code-diff-out', severity: 'medium' },
    rate: { engineering: 0.5 },
    action: always('warn'),
    outcomes: always({ overridden: 47, cancelled: 53 }),
    habitLeft: 0.88,
    channels: pasted,
    kinds: { group: 75, direct: 25 },
    found: [{ detector: 'code-diff', confidence: 'high', masked: masked.nothing }],
  },
];

/** What happens everywhere. */
const others: readonly Story[] = [
  {
    ...{ pack: 'confidential', rule: 'confidential-marking-out', severity: 'medium' },
    rate: { finance: 0.5, board: 0.6, people: 0.4, marketing: 0.25, operations: 0.1, engineering: 0.08 },
    action: always('justify'),
    outcomes: always({ overridden: 52, cancelled: 48 }),
    channels: asFile,
    found: [{ detector: 'confidential-marking', confidence: 'high', masked: masked.whole('CONFIDENTIAL') }],
    file: (random) => ({ type: 'application/pdf', facets: [], counts: { pages: random.int(1, 40) } }),
    reasons: { 'The recipient may see it': 78, 'It is no longer confidential': 22 },
  },
  {
    ...{ pack: 'credentials', rule: 'one-time-code-out', severity: 'high' },
    rate: {
      sales: 0.14,
      support: 0.18,
      operations: 0.2,
      finance: 0.25,
      marketing: 0.2,
      people: 0.2,
      board: 0.2,
    },
    action: always('warn'),
    outcomes: always({ overridden: 18, cancelled: 72, redacted: 10 }),
    habitLeft: 0.7,
    channels: { message: 92, paste: 8 },
    found: [{ detector: 'one-time-code', confidence: 'high', masked: masked.nothing }],
  },
  {
    ...{ pack: 'hr', rule: 'payslip-out', severity: 'high' },
    rate: { people: 0.35, finance: 0.15, operations: 0.05, sales: 0.015 },
    action: always('justify'),
    outcomes: always({ overridden: 61, cancelled: 39 }),
    channels: asFile,
    found: [{ detector: 'salary-statement', confidence: 'high', masked: masked.nothing }],
    file: () => ({ type: 'application/pdf', facets: [], counts: { pages: 1 } }),
    reasons: { 'It is my own': 71, 'The recipient works in HR or is the person\u2019s manager': 29 },
  },
  {
    ...{ pack: 'payment-cards', rule: 'card-expiry-out', severity: 'low', simulated: true },
    rate: { sales: 0.5 },
    action: always('allow'),
    course: falls(linkWeek, 0.5, 4),
    outcomes: always({ sent: 1 }),
    channels: typed,
    found: [{ detector: 'card-expiry', confidence: 'medium', masked: masked.nothing }],
  },
  {
    ...{ pack: 'personal-data', rule: 'personal-traces-out', severity: 'low', simulated: true },
    rate: { support: 0.5, sales: 0.2, operations: 0.3 },
    action: always('allow'),
    outcomes: always({ sent: 1 }),
    channels: typed,
    found: [{ detector: 'postal-address', confidence: 'medium', masked: masked.nothing }],
  },
];

export const stories: readonly Story[] = [...sales, ...support, ...engineering, ...others];
