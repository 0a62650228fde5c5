import type { WatchedRule } from '../page/watched.tsx';
import type { CheckedPage, PageCheck, PopupState } from '../popup/index.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 20, 9, 30);

const rule = (en: string, de: string, more: Partial<WatchedRule> = {}): WatchedRule => ({
  ...{ title: { en, de }, platforms: null, isTrial: false },
  ...more,
});
/** What a policy looks for. */
export const watched: readonly WatchedRule[] = [
  rule('Payment card data', 'Zahlungskartendaten'),
  rule('Bank account numbers', 'Kontonummern'),
  rule('Passwords, keys and tokens', 'Passwörter, Schlüssel und Token'),
  rule('Customer lists', 'Kundenlisten', { platforms: ['WhatsApp Web'] }),
  rule('Health data', 'Gesundheitsdaten'),
  rule('Names of projects', 'Projektnamen', { isTrial: true }),
];

export const enrolledState: PopupState = {
  languages: ['en'],
  answers: true,
  enrolled: true,
  joining: null,
  organisation: 'ACME',
  policy: { version: 12, fetchedAt: now, expiresAt: now + 30 * day, rules: 9 },
  keptOut: [],
  policyProblem: null,
  failMode: 'open',
  tab: { platform: 'WhatsApp', health: 'ok', missing: [], host: 'web.whatsapp.com' },
  watched,
  waitingReports: 0,
  serverReachable: true,
  contact: 'privacy@example.com',
  check: { step: 'ready' },
};

const onWhatsApp = (
  health: PopupState['tab']['health'],
  missing: readonly string[] = [],
): PopupState['tab'] => ({
  platform: 'WhatsApp',
  health,
  missing,
  host: 'web.whatsapp.com',
});
const checked = (
  health: CheckedPage['health'],
  missing: readonly string[] = [],
  copied: boolean | null = null,
): PageCheck => ({ step: 'done', page: { health, missing, report: '{}' }, copied });

/** The popup in every state, for gallery and tests. */
export const popupStates: Readonly<Record<string, PopupState>> = {
  'not-enrolled': {
    ...enrolledState,
    enrolled: false,
    organisation: null,
    policy: null,
    contact: null,
    tab: { platform: null, health: 'none', missing: [], host: null },
  },
  joining: {
    ...{
      ...enrolledState,
      enrolled: false,
      joining: 'sluice.acme.example',
      organisation: null,
      policy: null,
    },
    ...{ failMode: 'closed', watched: [], contact: null },
  },
  'no-answer': {
    ...{ ...enrolledState, answers: false, enrolled: false, organisation: null, policy: null },
    ...{ watched: [], serverReachable: null, contact: null },
  },
  protected: enrolledState,
  waiting: { ...enrolledState, waitingReports: 3, serverReachable: false, policyProblem: 'tampered' },
  degraded: { ...enrolledState, tab: onWhatsApp('degraded', ['title']) },
  blind: { ...enrolledState, tab: onWhatsApp('blind', ['composer', 'send']), languages: ['de'] },
  elsewhere: {
    ...enrolledState,
    tab: { platform: null, health: 'none', missing: [], host: null },
    languages: ['fr'],
  },
  'no-policy': {
    ...enrolledState,
    policy: null,
    failMode: 'closed',
    serverReachable: false,
    languages: ['es'],
  },
  'no-policy-open': { ...enrolledState, policy: null, watched: [] },
  removed: { ...enrolledState, policyProblem: 'removed', waitingReports: 1 },
  older: { ...enrolledState, policyProblem: 'older' },
  expired: { ...enrolledState, policyProblem: 'expired', languages: ['pl'] },
  unusable: { ...enrolledState, policyProblem: 'other', languages: ['it'] },
  arabic: { ...enrolledState, languages: ['ar'] },
  'nothing-open': { ...enrolledState, tab: onWhatsApp('nothing') },
  looking: { ...enrolledState, tab: onWhatsApp('looking') },
  reload: { ...enrolledState, tab: onWhatsApp('reload-needed') },
  'no-access': { ...enrolledState, tab: onWhatsApp('no-access') },
  'kept-out': {
    ...enrolledState,
    tab: { platform: null, health: 'none', missing: [], host: null },
    keptOut: ['web.whatsapp.com', 'web.telegram.org'],
  },
  checking: { ...enrolledState, check: { step: 'busy' } },
  'check-failed': { ...enrolledState, languages: ['fr'], check: { step: 'failed' } },
  'check-ok': { ...enrolledState, check: checked('ok', [], true) },
  'check-degraded': {
    ...enrolledState,
    tab: onWhatsApp('degraded'),
    languages: ['de'],
    check: checked('degraded', [
      'header',
      'title',
      'hook Window.fetch',
      'hook Worker.postMessage',
      'chat-row',
    ]),
  },
  'check-blind': {
    ...enrolledState,
    tab: onWhatsApp('blind'),
    languages: ['es'],
    check: checked('blind', ['composer'], false),
  },
  'check-reload': { ...enrolledState, tab: onWhatsApp('reload-needed'), check: checked('reload-needed') },
  'check-nothing': { ...enrolledState, check: checked('nothing') },
};
