import type { Transaction } from 'kysely';
import { rotateSessionsOf } from '../auth/session-record.ts';
import type { Tables } from '../store/tables.ts';
import { groupsColumn } from './users.ts';

/** Gives a group exactly these managers. Managers who see every group stay as they are. The value: whom it changed. */
export async function setManagers(
  trx: Transaction<Tables>,
  org: string,
  group: string,
  ids: readonly string[],
): Promise<string[]> {
  const all = await trx
    .selectFrom('users')
    .select(['id', 'groups'])
    .where('org_id', '=', org)
    .where('role', '=', 'manager')
    .execute();
  const changed: string[] = [];
  for (const { id, groups } of all) {
    if (groups === null || groups.includes(group) === ids.includes(id)) continue;
    const next = ids.includes(id) ? [...groups, group] : groups.filter((name) => name !== group);
    await trx
      .updateTable('users')
      .set({ groups: groupsColumn(next) })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute();
    await rotateSessionsOf(trx, id);
    changed.push(id);
  }
  return changed;
}
