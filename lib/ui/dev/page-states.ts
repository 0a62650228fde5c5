import type { Incident } from '../../core/incident/incident.ts';
import type { OptionsState } from '../options/index.ts';
import type { RecordState, Report } from '../record/index.ts';
import type { WelcomeState } from '../welcome/index.ts';
import { enrolledState, watched } from './popup-states.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 20, 9, 30);
const platforms = ['WhatsApp Web', 'Messenger', 'Telegram Web A'];

const welcome: WelcomeState = {
  languages: ['en'],
  answers: true,
  organisation: 'ACME',
  isJoining: false,
  contact: 'privacy@example.com',
  notice: {
    en: 'We check messages since March 2026, as agreed with the works council. The agreement is in the handbook, chapter 7.',
    de: 'Wir prüfen Nachrichten seit März 2026, wie mit dem Betriebsrat vereinbart. Die Vereinbarung steht im Handbuch, Kapitel 7.',
  },
  platforms,
  watched,
};

const options: OptionsState = {
  languages: ['en'],
  answers: true,
  organisation: 'ACME',
  server: 'sluice.example.com',
  managed: false,
  contact: 'privacy@example.com',
  policy: enrolledState.policy,
  removed: false,
  serverReachable: true,
  waitingReports: 0,
  leaving: { step: 'none' },
};

const ruleOf = (pack: string, rule: string, severity: Incident['rule']['severity']): Incident['rule'] => ({
  ...{ pack, rule, severity },
  mode: 'enforce',
  action: 'block',
});
const incident: Incident = {
  schema: 1,
  id: '41111111-1111-4111-8111-111111111111',
  at: new Date(now).toISOString(),
  policyVersion: 12,
  action: 'block',
  outcome: 'redacted',
  rule: ruleOf('payment-cards', 'card-number-out', 'high'),
  alsoMatched: [ruleOf('bank', 'iban-out', 'medium')],
  egress: {
    platform: 'whatsapp',
    channel: 'message',
    conversation: { kind: 'direct', title: 'p_7f3a90c1d2e4b5a6' },
    account: { kind: 'personal', id: null },
    size: 62,
  },
  detectors: [{ detector: 'credit-card', count: 2, distinct: 2, low: 0, medium: 0, high: 2 }],
  findings: [
    { detector: 'credit-card', start: 24, length: 19, confidence: 'high', masked: '•••• •••• •••• 0000' },
  ],
  excerpt: '•••••• •••• •• •• [•••• •••• •••• 0000], ••• ••/••',
  adapter: { health: 'ok' },
  client: { version: '0.1.0', browser: 'chromium' },
};

let made = 0;
function report(changes: Partial<Incident>, more: Partial<Report> = {}): Report {
  made += 1;
  const at = new Date(now - made * 5 * 3_600_000).toISOString();
  const one = { ...incident, id: `0000000${String(made)}-1111-4111-8111-111111111111`, at, ...changes };
  return {
    ...{ id: one.id, state: 'sent', json: JSON.stringify(one), earlier: [], refused: null },
    incident: one,
    dispute: null,
    ...more,
  };
}

const answered = {
  at: new Date(now).toISOString(),
  verdict: 'agreed',
  text: 'Thank you. The rule no longer takes order numbers for cards.',
} as const;
const disputeText = 'That is our own order number.';
const dispute = {
  ...{ madeAt: now - day, sent: true, text: disputeText, answer: null },
  json: JSON.stringify({ day: '2026-11-20', id: incident.id, text: disputeText }),
};
const record: RecordState = {
  languages: ['en'],
  answers: true,
  organisation: 'ACME',
  contact: 'privacy@example.com',
  reports: [
    report({ outcome: 'cancelled' }, { state: 'open' }),
    report({ outcome: 'overridden', reason: { choice: 'The customer asked for it' } }, { state: 'waiting' }),
    report({}),
    report({ outcome: 'blocked', rule: ruleOf('old-pack', 'retired-rule', 'critical') }, { dispute }),
    report(
      { outcome: 'blocked', egress: { ...incident.egress, platform: 'telegram' } },
      { dispute: { ...dispute, answer: answered } },
    ),
    report({ outcome: 'sent', rule: { ...incident.rule, severity: 'low', mode: 'simulate', action: 'log' } }),
    report({}, { state: 'refused', refused: 'incident/shape' }),
  ],
  feedback: [
    {
      kind: 'wish' as const,
      text: 'A form where customers enter their card themselves, so that nobody has to write it down',
    },
    { kind: 'suggestion' as const, tool: 'https://pay.example.com/new' },
    {
      kind: 'tool' as const,
      rule: { pack: 'payment-cards', rule: 'card-number-out' },
      tool: 'https://pay.example.com/new?from=a-very-long-address-of-a-tool-that-does-not-break-anywhere',
    },
  ].map((said, index) => {
    const whole = { day: '2026-11-20', id: incident.id, ...said };
    return {
      json: JSON.stringify(whole),
      said: whole,
      madeAt: now - index * 7_000_000,
      sent: index > 0,
    };
  }),
  total: 61,
  keptHere: { days: 90, entries: 2000 },
  keptThere: 180,
  rules: {
    'payment-cards/card-number-out': {
      en: 'Payment card data',
      de: 'Zahlungskartendaten',
      ar: 'بيانات بطاقات الدفع',
    },
    'bank/iban-out': { en: 'Bank account numbers', de: 'Kontonummern' },
  },
  detectors: { 'credit-card': { en: 'Card number', de: 'Kartennummer', ar: 'رقم بطاقة' } },
  platforms: { whatsapp: 'WhatsApp Web', telegram: 'Telegram Web A' },
};

const nobody = { organisation: null, contact: null };

/** The extension's pages in every state, for gallery and tests. */
export const pageStates = {
  welcome: {
    usual: welcome,
    german: { ...welcome, languages: ['de'] },
    arabic: { ...welcome, languages: ['ar'] },
    'not-enrolled': { ...welcome, ...nobody, notice: null, watched: [] },
    joining: { ...welcome, ...nobody, isJoining: true, notice: null, watched: [] },
    'no-answer': { ...welcome, ...nobody, answers: false, notice: null, watched: [] },
    'many-rules': { ...welcome, watched: Array.from({ length: 20 }, () => welcome.watched).flat() },
    'no-rules': { ...welcome, notice: null, watched: [], contact: null },
  },
  options: {
    usual: options,
    german: { ...options, languages: ['de'], waitingReports: 3, serverReachable: false },
    arabic: { ...options, languages: ['ar'] },
    managed: { ...options, managed: true },
    'managed-joining': { ...options, ...nobody, policy: null, managed: true },
    'not-enrolled': { ...options, ...nobody, policy: null },
    removed: { ...options, removed: true },
    'no-answer': { ...options, ...nobody, answers: false, policy: null },
    asking: { ...options, waitingReports: 2, leaving: { step: 'asking' } },
    busy: { ...options, leaving: { step: 'busy' } },
    unsent: { ...options, waitingReports: 2, leaving: { step: 'unsent', waiting: 2 } },
    failed: { ...options, leaving: { step: 'failed' } },
    left: {
      ...options,
      ...nobody,
      policy: null,
      leaving: { step: 'left', organisation: 'ACME', told: true, lost: 0 },
    },
    'left-untold': {
      ...{ ...options, ...nobody, policy: null, languages: ['de'] },
      leaving: { step: 'left', organisation: 'ACME', told: false, lost: 2 },
    },
  },
  record: {
    usual: record,
    german: { ...record, languages: ['de'], keptThere: null },
    arabic: { ...record, languages: ['ar'] },
    empty: { ...record, reports: [], total: 0 },
    nobody: { ...record, ...nobody, reports: [], total: 0 },
    'no-answer': { ...record, answers: false },
  },
} as const satisfies {
  welcome: Record<string, WelcomeState>;
  options: Record<string, OptionsState>;
  record: Record<string, RecordState>;
};
