import type { ColumnType } from 'kysely';
import type { Role } from '../../../lib/core/api/access.ts';
import type { Json, Time } from './columns.ts';

interface UserTable {
  org_id: string;
  id: string;
  name: string;
  role: ColumnType<Role, Role | undefined, Role>;
  /** Names of the groups whose data they see; null = all. */
  groups: ColumnType<string[] | null, string | null | undefined, string | null>;
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
}
