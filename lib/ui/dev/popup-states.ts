import type { CheckedPage, PageCheck, PopupState } from '../popup/index.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 20, 9, 30);

export const enrolledState: PopupState = {
  languages: ['en'],
  enrolled: true,
  organisation: 'ACME',
  policy: { version: 12, fetchedAt: now, expiresAt: now + 30 * day, rules: 9 },
  policyProblem: null,
  failMode: 'open',
  tab: { platform: 'WhatsApp', health: 'ok', host: 'web.whatsapp.com' },
  waitingReports: 0,
  serverReachable: true,
  contact: 'privacy@example.com',
  check: { step: 'ready' },
};

const onWhatsApp = (health: PopupState['tab']['health']): PopupState['tab'] => ({
  platform: 'WhatsApp',
  health,
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
    tab: { platform: null, health: 'none', host: null },
  },
  protected: enrolledState,
  waiting: { ...enrolledState, waitingReports: 3, serverReachable: false, policyProblem: 'tampered' },
  degraded: { ...enrolledState, tab: onWhatsApp('degraded') },
  blind: { ...enrolledState, tab: onWhatsApp('blind'), languages: ['de'] },
  elsewhere: { ...enrolledState, tab: { platform: null, health: 'none', host: null }, languages: ['fr'] },
  'no-policy': {
    ...enrolledState,
    policy: null,
    failMode: 'closed',
    serverReachable: false,
    languages: ['es'],
  },
  reload: { ...enrolledState, tab: onWhatsApp('reload-needed') },
  'no-access': { ...enrolledState, tab: onWhatsApp('no-access') },
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
