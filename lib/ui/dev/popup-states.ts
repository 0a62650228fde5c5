import type { PopupState } from '../popup/index.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 20, 9, 30);

export const enrolledState: PopupState = {
  languages: ['en'],
  enrolled: true,
  organisation: 'ACME',
  policy: { version: 12, fetchedAt: now, expiresAt: now + 30 * day, rules: 9 },
  policyProblem: null,
  failMode: 'open',
  tab: { platform: 'WhatsApp', health: 'ok' },
  waitingReports: 0,
  serverReachable: true,
  contact: 'privacy@example.com',
};

/** The popup in every state, for gallery and tests. */
export const popupStates: Readonly<Record<string, PopupState>> = {
  'not-enrolled': {
    ...enrolledState,
    enrolled: false,
    organisation: null,
    policy: null,
    contact: null,
    tab: { platform: null, health: 'none' },
  },
  protected: enrolledState,
  waiting: { ...enrolledState, waitingReports: 3, serverReachable: false, policyProblem: 'tampered' },
  degraded: { ...enrolledState, tab: { platform: 'WhatsApp', health: 'degraded' } },
  blind: { ...enrolledState, tab: { platform: 'WhatsApp', health: 'blind' }, languages: ['de'] },
  elsewhere: { ...enrolledState, tab: { platform: null, health: 'none' }, languages: ['fr'] },
  'no-policy': {
    ...enrolledState,
    policy: null,
    failMode: 'closed',
    serverReachable: false,
    languages: ['es'],
  },
  reload: { ...enrolledState, tab: { platform: 'WhatsApp', health: 'reload-needed' } },
};
