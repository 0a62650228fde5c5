import type { Permission, Role } from './access.ts';

/**
 * The console's HTTP API for settings, people and the audit trail; conventions as in console.ts. Instead of a cookie a
 * request may carry `Authorization: Bearer slt_…` (an API token); routes marked * are for persons only.
 *
 * | Method and path                     | Body → answer                                                       |
 * |-------------------------------------|---------------------------------------------------------------------|
 * | POST   /api/session                 | { link } or { email, password } → 204, or 401, 429                  |
 * | GET    /api/session/methods         | → SignInMethodsAnswer; before sign-in                               |
 * | GET    /api/session/oidc            | → 302 to the provider and, in the end, to `/` or `/?problem=<code>` |
 * | PUT    /api/session/password *      | { current, password } → 204; `current` null for who came by a link  |
 * | GET    /api/sessions *              | → { items: SessionRecord[] }, one's own                             |
 * | DELETE /api/sessions/:id *          | → 204                                                               |
 * | GET    /api/users                   | → { items: UserRecord[] }                                           |
 * | POST   /api/users *                 | { name, email, role, groups } → 201 InvitationAnswer                |
 * | PATCH  /api/users/:id *             | any of { name, email, role, groups, disabled } → 204, or 409        |
 * | DELETE /api/users/:id *             | → 204: who they were is erased, their id stays                      |
 * | POST   /api/users/:id/link *        | → 201 InvitationAnswer (invite again, or reset a password)          |
 * | GET    /api/users/:id/sessions *    | → { items: SessionRecord[] }                                        |
 * | DELETE /api/users/:id/sessions[/:session] * | → 204                                                       |
 * | GET    /api/groups                  | → { items: GroupRecord[] }                                          |
 * | PUT    /api/groups/:name            | { parent, managers? } → 204                                         |
 * | DELETE /api/groups/:name            | → 204, or 409 while there are groups below                          |
 * | GET    /api/groups/:name/members    | ?cursor=&limit=(1–1000, 200) → Page<GroupMember>                    |
 * | POST   /api/groups/:name/members    | { add, remove } → 204                                               |
 * | POST   /api/groups/import           | { csv, mode: merge or replace } → ImportAnswer, or 422 { problems } |
 * | GET    /api/tokens *                | → { items: ApiTokenRecord[] }                                       |
 * | POST   /api/tokens *                | { name, scopes, groups, days } → 201 ApiTokenAnswer                 |
 * | DELETE /api/tokens/:id *            | → 204                                                               |
 * | GET    /api/settings                | → { items: SettingRecord[] }                                        |
 * | PUT    /api/settings/:key *         | { value } → 204, or 400 when it does not fit                        |
 * | DELETE /api/settings/:key *         | → 204 (back to the standard)                                        |
 * | GET    /api/audit                   | ?cursor=&limit=&days=&actor=&action=&target= → Page<AuditRecord>    |
 * | GET    /api/audit/head              | → AuditHeadAnswer                                                   |
 * | GET    /api/audit/export            | → JSON lines (entry-schema.ts), the whole chain                     |
 */
export interface SettingRecord {
  readonly key: string;
  /** Secret members are null; written as null they stay as they are. */
  readonly value: unknown;
  readonly standard: unknown;
  /** Null while the standard is in force. `by` as in the audit trail: `user:<id>`. */
  readonly changed: { readonly at: string; readonly by: string } | null;
}

export interface SignInMethodsAnswer {
  readonly password: boolean;
  readonly oidc: { readonly label: string } | null;
}

export interface SessionRecord {
  readonly id: string;
  readonly method: 'link' | 'password' | 'oidc';
  readonly createdAt: string;
  readonly seenAt: string;
  /** What the browser calls itself. */
  readonly agent: string;
  readonly address: string;
  /** The one that asks. */
  readonly current: boolean;
}

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  /** Groups whose people they see, with those below; null = all. */
  readonly groups: readonly string[] | null;
  readonly methods: { readonly password: boolean; readonly oidc: boolean };
  readonly createdAt: string;
  readonly signedInAt: string | null;
  readonly disabledAt: string | null;
}

export interface InvitationAnswer {
  readonly id: string;
  /** Works once, for 24 hours. */
  readonly signInUrl: string;
  readonly expiresAt: string;
}

export interface GroupRecord {
  readonly name: string;
  readonly parent: string | null;
  readonly members: number;
  readonly managers: readonly { readonly id: string; readonly name: string }[];
}

/** `person` as devices report them. A person is in one group at most. */
export interface GroupMember {
  readonly person: string;
}

export interface ImportAnswer {
  readonly groups: number;
  /** People who came into a group or changed it. */
  readonly moved: number;
  readonly removed: number;
}

export interface ImportProblem {
  /** 1 = the header; 0 = no line of its own. */
  readonly line: number;
  readonly code: string;
  readonly group?: string;
}

export interface ApiTokenRecord {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly groups: readonly string[] | null;
  /** Id of a user. While they are disabled the token is refused. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** To the minute. */
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

export interface ApiTokenAnswer {
  readonly id: string;
  /** Shown this once. */
  readonly token: string;
  readonly expiresAt: string;
}

export interface AuditRecord {
  readonly seq: number;
  readonly at: string;
  /** `user:<id>`, `token:<id>`, `device:<id>` or `system`. */
  readonly actor: string;
  readonly actorName: string | null;
  /** What people, tokens, devices, webhooks, codes, proposals and holds whose ids are in it are called now, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly action: string;
  readonly target: string;
  readonly detail: string;
  /** A reason that was given; null when there was none or it was erased. */
  readonly note: string | null;
}

export interface AuditHeadAnswer {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  /** Compact JWS of the same by an online key, and of the list of online keys by the root key. */
  readonly head: string;
  readonly manifest: string;
}

/** What is wrong with a provider of single sign-on. */
export const oidcTryErrors = [
  'oidc/off',
  'oidc/address',
  'oidc/unreachable',
  'oidc/discovery',
  'oidc/issuer',
  'oidc/keys',
] as const;
export type OidcTryError = (typeof oidcTryErrors)[number];
/** POST /api/settings/sign-in.oidc/test. Null: the provider can be used. */
export interface OidcTryAnswer {
  readonly error: OidcTryError | null;
}
