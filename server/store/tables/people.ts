import type { ColumnType, Generated } from 'kysely';
import type { Permission, Role } from '../../../lib/core/api/access.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

interface UserTable {
  org_id: string;
  id: string;
  name: string;
  role: ColumnType<Role, Role | undefined, Role>;
  /** Names of the groups whose data they see; null = all. */
  groups: ColumnType<string[] | null, string | null | undefined, string | null>;
  /** Lower case; what they sign in with, by password or single sign-on. */
  email: string | null;
  /** Who they are at the provider of single sign-on. */
  issuer: string | null;
  subject: string | null;
  /** As password-hash.ts writes it. */
  password: string | null;
  created_at: ColumnType<Date, Date | undefined, never>;
  signed_in_at: MaybeTime;
  disabled_at: MaybeTime;
  /** No group of theirs at the provider fits any more: they are back when one does. */
  disabled_by_provider: Generated<boolean>;
  /** Saved searches (lib/core/api/incidents.ts); null until there are some. */
  incident_views: ColumnType<unknown, string | null | undefined, string | null>;
}

export type SignInMethod = 'link' | 'password' | 'oidc';

interface SessionTable {
  hash: string;
  user_id: string;
  expires_at: Time;
  id: Generated<string>;
  method: ColumnType<SignInMethod, SignInMethod | undefined, never>;
  created_at: ColumnType<Date, Date | undefined, never>;
  seen_at: MaybeTime;
  rotated_at: MaybeTime;
  /** The secret before the last rotation, for requests that were under way. */
  previous_hash: string | null;
  previous_until: MaybeTime;
  /** Whether a request came with the present secret; one that was replaced for it is good until then. */
  secret_used: Generated<boolean>;
  agent: Generated<string>;
  address: Generated<string>;
}

interface ApiTokenTable {
  org_id: string;
  id: string;
  hash: string;
  name: string;
  scopes: Json<Permission[]>;
  groups: ColumnType<string[] | null, string | null, never>;
  created_by: string;
  created_at: Time;
  expires_at: Time;
  used_at: MaybeTime;
  revoked_at: MaybeTime;
}

interface SignInAttemptTable {
  org_id: string;
  key: string;
  count: number;
  blocked_until: Time;
  last_at: Time;
}

interface GroupTable {
  org_id: string;
  name: string;
  parent: string | null;
}

interface GroupMemberTable {
  org_id: string;
  /** As devices report them. */
  person: string;
  group_name: string;
}

interface GroupMoveTable {
  org_id: string;
  id: string;
  from_group: string;
  to_group: string;
}

interface SettingTable {
  org_id: string;
  key: string;
  value: Json<unknown>;
  changed_at: Time;
  changed_by: string;
}

export interface PeopleTables {
  users: UserTable;
  settings: SettingTable;
  sessions: SessionTable;
  api_tokens: ApiTokenTable;
  sign_in_attempts: SignInAttemptTable;
  groups: GroupTable;
  group_members: GroupMemberTable;
  group_moves: GroupMoveTable;
}
