import * as v from 'valibot';
import { permissions, roles } from '../access.ts';
import type { SessionAnswer } from '../console.ts';
import { oidcTryErrors } from '../people.ts';
import type {
  ApiTokenAnswer,
  ApiTokenRecord,
  AuditHeadAnswer,
  AuditRecord,
  GroupMember,
  GroupRecord,
  ImportAnswer,
  ImportProblem,
  InvitationAnswer,
  OidcTryAnswer,
  SessionRecord,
  SettingRecord,
  SignInMethodsAnswer,
  UserRecord,
} from '../people.ts';
import { count, maybeText, text } from './shapes.ts';
import type { Answer } from './shapes.ts';

export const sessionAnswer: Answer<SessionAnswer> = v.object({
  user: v.object({ id: text, name: text, role: v.nullable(v.picklist(roles)) }),
  permissions: v.array(v.picklist(permissions)),
  everyGroup: v.boolean(),
  organisation: v.object({ id: text, name: text }),
});

export const settingRecord: Answer<SettingRecord> = v.object({
  key: text,
  value: v.unknown(),
  standard: v.unknown(),
  changed: v.nullable(v.object({ at: text, by: text })),
});

export const sessionRecord: Answer<SessionRecord> = v.object({
  id: text,
  method: v.picklist(['link', 'password', 'oidc']),
  createdAt: text,
  seenAt: text,
  agent: text,
  address: text,
  current: v.boolean(),
});
export const signInMethodsAnswer: Answer<SignInMethodsAnswer> = v.object({
  password: v.boolean(),
  oidc: v.nullable(v.object({ label: text })),
});
export const userRecord: Answer<UserRecord> = v.object({
  id: text,
  name: text,
  email: maybeText,
  role: v.picklist(roles),
  groups: v.nullable(v.array(text)),
  methods: v.object({ password: v.boolean(), oidc: v.boolean() }),
  createdAt: text,
  signedInAt: maybeText,
  disabledAt: maybeText,
});
export const invitationAnswer: Answer<InvitationAnswer> = v.object({
  id: text,
  signInUrl: text,
  expiresAt: text,
});
export const groupRecord: Answer<GroupRecord> = v.object({
  name: text,
  parent: maybeText,
  members: count,
  managers: v.array(v.object({ id: text, name: text })),
});
export const groupMember: Answer<GroupMember> = v.object({ person: text });
export const importAnswer: Answer<ImportAnswer> = v.object({ groups: count, moved: count, removed: count });
const importProblem: Answer<ImportProblem> = v.object({
  line: count,
  code: text,
  group: v.exactOptional(text),
});
export const importProblems = v.object({ problems: v.array(importProblem) });
export const apiTokenRecord: Answer<ApiTokenRecord> = v.object({
  id: text,
  name: text,
  scopes: v.array(v.picklist(permissions)),
  groups: v.nullable(v.array(text)),
  createdBy: text,
  createdAt: text,
  expiresAt: text,
  usedAt: maybeText,
  revokedAt: maybeText,
});
export const apiTokenAnswer: Answer<ApiTokenAnswer> = v.object({ id: text, token: text, expiresAt: text });
export const oidcTryAnswer: Answer<OidcTryAnswer> = v.object({
  error: v.nullable(v.picklist(oidcTryErrors)),
});
export const auditRecord: Answer<AuditRecord> = v.object({
  seq: count,
  at: text,
  actor: text,
  actorName: maybeText,
  names: v.record(text, text),
  action: text,
  target: text,
  detail: text,
  note: maybeText,
});
export const auditHeadAnswer: Answer<AuditHeadAnswer> = v.object({
  seq: count,
  hash: text,
  at: text,
  head: text,
  manifest: text,
});
