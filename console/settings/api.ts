import type { Permission, Role } from '../../lib/core/api/access.ts';
import type { HoldRequest } from '../../lib/core/api/incidents.ts';
import type { WebhookRequest } from '../../lib/core/api/integrations.ts';
import * as v from 'valibot';
import type { PublishRequest } from '../../lib/core/api/console.ts';
import { ok } from '../../lib/core/result.ts';
import { nothing, search, type Answered, type Call } from '../api/call.ts';
import type { TextCall } from '../api/text-call.ts';
import {
  erasureAnswer,
  erasureRecord,
  holdRecord,
  personAnswer,
  pseudonymAnswer,
} from '../../lib/core/api/answers/incidents.ts';
import {
  deliveryRecord,
  replayedAnswer,
  webhookRecord,
  webhookSecretAnswer,
  webhookTestAnswer,
} from '../../lib/core/api/answers/integrations.ts';
import {
  apiTokenAnswer,
  apiTokenRecord,
  auditHeadAnswer,
  auditRecord,
  groupMember,
  groupRecord,
  importAnswer,
  invitationAnswer,
  oidcTryAnswer,
  sessionRecord,
  settingRecord,
  signInMethodsAnswer,
  userRecord,
} from '../../lib/core/api/answers/people.ts';
import { keyRequest, keysAnswer, manifestAnswer, publishAnswer } from '../../lib/core/api/answers/policy.ts';
import { listOf, pageOf } from '../../lib/core/api/answers/shapes.ts';

type Cursor = string | null;

export interface NewUser {
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly groups: readonly string[] | null;
}
export interface AuditQuery {
  readonly days: number;
  readonly actor: string | null;
  readonly action: string | null;
  readonly target: string | null;
}
export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly groups: readonly string[] | null;
  readonly days: number;
}
export interface AboutPseudonym {
  readonly pseudonym: string;
  readonly reason: string;
}

const at = (...parts: readonly string[]): string => `/api/${parts.map(encodeURIComponent).join('/')}`;

const proposalAnswer = v.object({ id: v.string() });

/** The calls of the settings pages. */
export function createSettingsApi(call: Call, text: TextCall) {
  return {
    settings: () => call('GET', '/api/settings', listOf(settingRecord)),
    saveSetting: (key: string, value: unknown) => call('PUT', at('settings', key), nothing, { value }),
    resetSetting: (key: string) => call('DELETE', at('settings', key), nothing),

    mySessions: () => call('GET', '/api/sessions', listOf(sessionRecord)),
    endMySession: (id: string) => call('DELETE', at('sessions', id), nothing),
    setPassword: (current: string | null, password: string) =>
      call('PUT', '/api/session/password', nothing, { current, password }),
    tryOidc: () => call('POST', '/api/settings/sign-in.oidc/test', oidcTryAnswer, {}),
    methods: () => call('GET', '/api/session/methods', signInMethodsAnswer),

    users: () => call('GET', '/api/users', listOf(userRecord)),
    invite: (user: NewUser) => call('POST', '/api/users', invitationAnswer, user),
    changeUser: (id: string, change: Partial<NewUser> & { readonly disabled?: boolean }) =>
      call('PATCH', at('users', id), nothing, change),
    eraseUser: (id: string) => call('DELETE', at('users', id), nothing),
    userLink: (id: string) => call('POST', at('users', id, 'link'), invitationAnswer, {}),
    userSessions: (id: string) => call('GET', at('users', id, 'sessions'), listOf(sessionRecord)),
    endUserSession: (id: string, session: string) =>
      call('DELETE', at('users', id, 'sessions', session), nothing),

    groups: () => call('GET', '/api/groups', listOf(groupRecord)),
    saveGroup: (
      name: string,
      group: { readonly parent: string | null; readonly managers?: readonly string[] },
    ) => call('PUT', at('groups', name), nothing, group),
    deleteGroup: (name: string) => call('DELETE', at('groups', name), nothing),
    members: (name: string, cursor: Cursor) =>
      call('GET', `${at('groups', name, 'members')}?${search({ cursor })}`, pageOf(groupMember)),
    changeMembers: (name: string, add: readonly string[], remove: readonly string[]) =>
      call('POST', at('groups', name, 'members'), nothing, { add, remove }),
    importGroups: (csv: string, mode: 'merge' | 'replace') =>
      call('POST', '/api/groups/import', importAnswer, { csv, mode }),

    tokens: () => call('GET', '/api/tokens', listOf(apiTokenRecord)),
    makeToken: (token: NewToken) => call('POST', '/api/tokens', apiTokenAnswer, token),
    revokeToken: (id: string) => call('DELETE', at('tokens', id), nothing),

    audit: ({ days, actor, action, target }: AuditQuery, cursor: Cursor) =>
      call('GET', `/api/audit?${search({ days, actor, action, target, cursor })}`, pageOf(auditRecord)),
    auditHead: () => call('GET', '/api/audit/head', auditHeadAnswer),
    auditExport: () => text('GET', '/api/audit/export'),

    keys: () => call('GET', '/api/keys', keysAnswer),
    requestKeys: (revoke: readonly string[]) => call('POST', '/api/keys/requests', keyRequest, { revoke }),
    importManifest: (jws: string) => call('POST', '/api/keys/manifests', manifestAnswer, { jws }),
    rotateKeys: (revoke: readonly string[]) => call('POST', '/api/keys/rotate', manifestAnswer, { revoke }),

    webhooks: () => call('GET', '/api/webhooks', listOf(webhookRecord)),
    makeWebhook: (webhook: WebhookRequest) => call('POST', '/api/webhooks', webhookSecretAnswer, webhook),
    saveWebhook: (id: string, webhook: WebhookRequest) => call('PUT', at('webhooks', id), nothing, webhook),
    deleteWebhook: (id: string) => call('DELETE', at('webhooks', id), nothing),
    newSecret: (id: string) => call('POST', at('webhooks', id, 'secret'), webhookSecretAnswer, {}),
    testWebhook: (id: string) => call('POST', at('webhooks', id, 'test'), webhookTestAnswer, {}),
    deliveries: (id: string, cursor: Cursor) =>
      call('GET', `${at('webhooks', id, 'deliveries')}?${search({ cursor })}`, pageOf(deliveryRecord)),
    replay: (id: string, delivery: string | null) =>
      call('POST', at('webhooks', id, 'replay'), replayedAnswer, { delivery }),

    /** The version that was made of it; null where it now waits for a second person. */
    publishOrPropose: async (request: PublishRequest): Answered<number | null> => {
      const published = await call('POST', '/api/policy/publish', publishAnswer, request);
      if (published.ok) return ok(published.value.version);
      if (published.error.code !== 'policy/review-required') return published;
      const proposal = { ...request, publishAt: null };
      const proposed = await call('POST', '/api/policy/proposals', proposalAnswer, proposal);
      return proposed.ok ? ok(null) : proposed;
    },

    holds: (cursor: Cursor) => call('GET', `/api/holds?${search({ cursor })}`, pageOf(holdRecord)),
    makeHold: (hold: HoldRequest) => call('POST', '/api/holds', holdRecord, hold),
    releaseHold: (id: string) => call('DELETE', at('holds', id), nothing),

    unmask: (about: AboutPseudonym) => call('POST', '/api/person-data/unmask', personAnswer, about),
    lookUp: (person: string, reason: string) =>
      call('POST', '/api/person-data/lookup', pseudonymAnswer, { person, reason }),
    exportPerson: (about: AboutPseudonym) => text('POST', '/api/person-data/export', about),
    erasePerson: (about: AboutPseudonym) => call('POST', '/api/person-data/erase', erasureAnswer, about),
    erasures: (cursor: Cursor) =>
      call('GET', `/api/person-data/erasures?${search({ cursor })}`, pageOf(erasureRecord)),
  };
}
export type SettingsApi = ReturnType<typeof createSettingsApi>;
