import * as v from 'valibot';
import { permissions, roles } from '../../lib/core/api/access.ts';
import type { Page } from '../../lib/core/api/console.ts';
import type { HoldRecord } from '../../lib/core/api/incidents.ts';
import { deliveryStates, webhookEvents, webhookFormats } from '../../lib/core/api/integrations.ts';
import type {
  DeliveryRecord,
  WebhookRecord,
  WebhookSecretAnswer,
  WebhookTestAnswer,
} from '../../lib/core/api/integrations.ts';
import type { KeyRequest, KeysAnswer, ManifestAnswer } from '../../lib/core/api/keys.ts';
import { oidcTryErrors } from '../../lib/core/api/people.ts';
import type * as People from '../../lib/core/api/people.ts';
import type { ErasureAnswer, ErasureRecord } from '../../lib/core/api/person-data.ts';
import type { Answer } from '../api/answers.ts';

const text = v.string();
const maybe = v.nullable(text);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const groups = v.nullable(v.array(text));

/** The shape of lists that are never paged. */
export const itemsOf = <T>(item: Answer<T>): Answer<{ readonly items: readonly T[] }> =>
  v.object({ items: v.array(item) });
export type Items<T> = Pick<Page<T>, 'items'>;

export const settingRecord: Answer<People.SettingRecord> = v.object({
  key: text,
  value: v.unknown(),
  standard: v.unknown(),
  changed: v.nullable(v.object({ at: text, by: text })),
});
export const userRecord: Answer<People.UserRecord> = v.object({
  id: text,
  name: text,
  email: maybe,
  role: v.picklist(roles),
  groups,
  methods: v.object({ password: v.boolean(), oidc: v.boolean() }),
  createdAt: text,
  signedInAt: maybe,
  disabledAt: maybe,
});
export const invitationAnswer: Answer<People.InvitationAnswer> = v.object({
  id: text,
  signInUrl: text,
  expiresAt: text,
});
export const sessionRecord: Answer<People.SessionRecord> = v.object({
  id: text,
  method: v.picklist(['link', 'password', 'oidc']),
  createdAt: text,
  seenAt: text,
  agent: text,
  address: text,
  current: v.boolean(),
});
export const groupRecord: Answer<People.GroupRecord> = v.object({
  name: text,
  parent: maybe,
  members: count,
  managers: v.array(v.object({ id: text, name: text })),
});
export const groupMember: Answer<People.GroupMember> = v.object({ person: text });
export const importAnswer: Answer<People.ImportAnswer> = v.object({
  groups: count,
  moved: count,
  removed: count,
});
export const tokenRecord: Answer<People.ApiTokenRecord> = v.object({
  id: text,
  name: text,
  scopes: v.array(v.picklist(permissions)),
  groups,
  createdBy: text,
  createdAt: text,
  expiresAt: text,
  usedAt: maybe,
  revokedAt: maybe,
});
export const tokenAnswer: Answer<People.ApiTokenAnswer> = v.object({
  id: text,
  token: text,
  expiresAt: text,
});
export const auditRecord: Answer<People.AuditRecord> = v.object({
  seq: count,
  at: text,
  actor: text,
  actorName: maybe,
  names: v.record(text, text),
  action: text,
  target: text,
  detail: text,
  note: maybe,
});
export const auditHead: Answer<People.AuditHeadAnswer> = v.object({
  seq: count,
  hash: text,
  at: text,
  head: text,
  manifest: text,
});
export const signInMethods: Answer<People.SignInMethodsAnswer> = v.object({
  password: v.boolean(),
  oidc: v.nullable(v.object({ label: text })),
});

export const webhookRecord: Answer<WebhookRecord> = v.object({
  id: text,
  name: text,
  url: text,
  events: v.array(v.picklist(webhookEvents)),
  format: v.picklist(webhookFormats),
  enabled: v.boolean(),
  createdAt: text,
  createdBy: text,
  waiting: count,
  dead: count,
});
export const webhookSecret: Answer<WebhookSecretAnswer> = v.object({ id: text, secret: text });
export const oidcTry: Answer<People.OidcTryAnswer> = v.object({
  error: v.nullable(v.picklist(oidcTryErrors)),
});
export const webhookTest: Answer<WebhookTestAnswer> = v.object({
  delivered: v.boolean(),
  status: v.nullable(count),
  error: maybe,
});
export const deliveryRecord: Answer<DeliveryRecord> = v.object({
  id: text,
  event: v.picklist(webhookEvents),
  state: v.picklist(deliveryStates),
  createdAt: text,
  attempts: count,
  nextAt: maybe,
  lastStatus: v.nullable(count),
  lastError: maybe,
});
export const replayAnswer: Answer<{ readonly replayed: number }> = v.object({ replayed: count });

export const keysAnswer: Answer<KeysAnswer> = v.object({
  rootKey: text,
  rootOnServer: v.boolean(),
  manifest: v.nullable(v.object({ serial: count, issuedAt: text, expiresAt: text })),
  keys: v.array(
    v.object({
      kid: text,
      state: v.picklist(['signing', 'listed', 'pending', 'retired']),
      notBefore: text,
      notAfter: text,
    }),
  ),
});
export const keyRequest: Answer<KeyRequest> = v.object({
  rootKey: text,
  manifest: v.unknown(),
  added: v.array(text),
  dropped: v.array(text),
});
export const manifestAnswer: Answer<ManifestAnswer> = v.object({ serial: count, version: count });

export const holdRecord: Answer<HoldRecord> = v.object({
  id: text,
  kind: v.picklist(['person', 'device', 'rule', 'incident']),
  value: text,
  reason: text,
  createdAt: text,
  createdBy: text,
  releasedAt: maybe,
});
const erasure = { id: text, at: text, by: text, pseudonym: text, proof: text };
export const erasureRecord: Answer<ErasureRecord> = v.object(erasure);
export const erasureAnswer: Answer<ErasureAnswer> = v.object({
  ...erasure,
  erased: v.array(v.object({ table: text, count, from: maybe, to: maybe })),
  held: count,
  complete: v.boolean(),
});
export const personAnswer: Answer<{ readonly person: string }> = v.object({ person: text });
export const pseudonymAnswer: Answer<{ readonly pseudonym: string }> = v.object({ pseudonym: text });
