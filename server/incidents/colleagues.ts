import type { Kysely } from 'kysely';
import { rolePermissions } from '../../lib/core/api/access.ts';
import type { Colleague } from '../../lib/core/api/incidents.ts';
import type { Tables } from '../store/tables.ts';

/** Everybody whose name may stand in an incident's history; `assignable` is who may work on one now. By name. */
export async function listColleagues(db: Kysely<Tables>, org: string): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name', 'role', 'disabled_at'])
    .where('org_id', '=', org)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, role, disabled_at }) => ({
    id,
    name,
    assignable: disabled_at === null && rolePermissions[role].includes('incidents.triage'),
  }));
}
