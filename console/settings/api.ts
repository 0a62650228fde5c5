import type { Permission, Role } from '../../lib/core/api/access.ts';
import type { HoldRequest } from '../../lib/core/api/incidents.ts';
import type { WebhookRequest } from '../../lib/core/api/integrations.ts';
import * as v from 'valibot';
import type { PublishRequest } from '../../lib/core/api/console.ts';
import { ok } from '../../lib/core/result.ts';
import { pageOf, publishAnswer } from '../api/answers.ts';
import { nothing, search, type Answered, type Call } from '../api/call.ts';
import type { TextCall } from '../api/text-call.ts';
import * as answers from './answers.ts';

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
    settings: () => call('GET', '/api/settings', answers.itemsOf(answers.settingRecord)),
    saveSetting: (key: string, value: unknown) => call('PUT', at('settings', key), nothing, { value }),
    resetSetting: (key: string) => call('DELETE', at('settings', key), nothing),

    mySessions: () => call('GET', '/api/sessions', answers.itemsOf(answers.sessionRecord)),
    endMySession: (id: string) => call('DELETE', at('sessions', id), nothing),
    setPassword: (current: string | null, password: string) =>
      call('PUT', '/api/session/password', nothing, { current, password }),
    tryOidc: () => call('POST', '/api/settings/sign-in.oidc/test', answers.oidcTry, {}),
    methods: () => call('GET', '/api/session/methods', answers.signInMethods),

    users: () => call('GET', '/api/users', answers.itemsOf(answers.userRecord)),
    invite: (user: NewUser) => call('POST', '/api/users', answers.invitationAnswer, user),
    changeUser: (id: string, change: Partial<NewUser> & { readonly disabled?: boolean }) =>
      call('PATCH', at('users', id), nothing, change),
    eraseUser: (id: string) => call('DELETE', at('users', id), nothing),
    userLink: (id: string) => call('POST', at('users', id, 'link'), answers.invitationAnswer, {}),
    userSessions: (id: string) =>
      call('GET', at('users', id, 'sessions'), answers.itemsOf(answers.sessionRecord)),
    endUserSession: (id: string, session: string) =>
      call('DELETE', at('users', id, 'sessions', session), nothing),

    groups: () => call('GET', '/api/groups', answers.itemsOf(answers.groupRecord)),
    saveGroup: (
      name: string,
      group: { readonly parent: string | null; readonly managers?: readonly string[] },
    ) => call('PUT', at('groups', name), nothing, group),
    deleteGroup: (name: string) => call('DELETE', at('groups', name), nothing),
    members: (name: string, cursor: Cursor) =>
      call('GET', `${at('groups', name, 'members')}?${search({ cursor })}`, pageOf(answers.groupMember)),
    changeMembers: (name: string, add: readonly string[], remove: readonly string[]) =>
      call('POST', at('groups', name, 'members'), nothing, { add, remove }),
    importGroups: (csv: string, mode: 'merge' | 'replace') =>
      call('POST', '/api/groups/import', answers.importAnswer, { csv, mode }),

    tokens: () => call('GET', '/api/tokens', answers.itemsOf(answers.tokenRecord)),
    makeToken: (token: NewToken) => call('POST', '/api/tokens', answers.tokenAnswer, token),
    revokeToken: (id: string) => call('DELETE', at('tokens', id), nothing),

    audit: ({ days, actor, action, target }: AuditQuery, cursor: Cursor) =>
      call(
        'GET',
        `/api/audit?${search({ days, actor, action, target, cursor })}`,
        pageOf(answers.auditRecord),
      ),
    auditHead: () => call('GET', '/api/audit/head', answers.auditHead),
    auditExport: () => text('GET', '/api/audit/export'),

    keys: () => call('GET', '/api/keys', answers.keysAnswer),
    requestKeys: (revoke: readonly string[]) =>
      call('POST', '/api/keys/requests', answers.keyRequest, { revoke }),
    importManifest: (jws: string) => call('POST', '/api/keys/manifests', answers.manifestAnswer, { jws }),
    rotateKeys: (revoke: readonly string[]) =>
      call('POST', '/api/keys/rotate', answers.manifestAnswer, { revoke }),

    webhooks: () => call('GET', '/api/webhooks', answers.itemsOf(answers.webhookRecord)),
    makeWebhook: (webhook: WebhookRequest) => call('POST', '/api/webhooks', answers.webhookSecret, webhook),
    saveWebhook: (id: string, webhook: WebhookRequest) => call('PUT', at('webhooks', id), nothing, webhook),
    deleteWebhook: (id: string) => call('DELETE', at('webhooks', id), nothing),
    newSecret: (id: string) => call('POST', at('webhooks', id, 'secret'), answers.webhookSecret, {}),
    testWebhook: (id: string) => call('POST', at('webhooks', id, 'test'), answers.webhookTest, {}),
    deliveries: (id: string, cursor: Cursor) =>
      call(
        'GET',
        `${at('webhooks', id, 'deliveries')}?${search({ cursor })}`,
        pageOf(answers.deliveryRecord),
      ),
    replay: (id: string, delivery: string | null) =>
      call('POST', at('webhooks', id, 'replay'), answers.replayAnswer, { delivery }),

    /** The version that was made of it; null where it now waits for a second person. */
    publishOrPropose: async (request: PublishRequest): Answered<number | null> => {
      const published = await call('POST', '/api/policy/publish', publishAnswer, request);
      if (published.ok) return ok(published.value.version);
      if (published.error.code !== 'policy/review-required') return published;
      const proposal = { ...request, publishAt: null };
      const proposed = await call('POST', '/api/policy/proposals', proposalAnswer, proposal);
      return proposed.ok ? ok(null) : proposed;
    },

    holds: (cursor: Cursor) => call('GET', `/api/holds?${search({ cursor })}`, pageOf(answers.holdRecord)),
    makeHold: (hold: HoldRequest) => call('POST', '/api/holds', answers.holdRecord, hold),
    releaseHold: (id: string) => call('DELETE', at('holds', id), nothing),

    unmask: (about: AboutPseudonym) => call('POST', '/api/person-data/unmask', answers.personAnswer, about),
    lookUp: (person: string, reason: string) =>
      call('POST', '/api/person-data/lookup', answers.pseudonymAnswer, { person, reason }),
    exportPerson: (about: AboutPseudonym) => text('POST', '/api/person-data/export', about),
    erasePerson: (about: AboutPseudonym) =>
      call('POST', '/api/person-data/erase', answers.erasureAnswer, about),
    erasures: (cursor: Cursor) =>
      call('GET', `/api/person-data/erasures?${search({ cursor })}`, pageOf(answers.erasureRecord)),
  };
}
export type SettingsApi = ReturnType<typeof createSettingsApi>;
