import type { Transaction } from 'kysely';
import { rotateSessionsOf } from '../auth/session-record.ts';
import type { Tables } from '../store/tables.ts';
import { groupsColumn } from './users.ts';

/** Who manages a group by name, before and after a change, in one order. */
export interface ManagersChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Gives a group exactly these managers. */
export async function setManagers(
  trx: Transaction<Tables>,
  org: string,
  group: string,
  ids: readonly string[],
): Promise<ManagersChange> {
  const all = await trx
    .selectFrom('users')
    .select(['id', 'groups'])
    .where('org_id', '=', org)
    .where('role', '=', 'manager')
    .orderBy('id')
    .execute();
  const [before, after]: [string[], string[]] = [[], []];
  for (const { id, groups: theirs } of all) {
    const groups = theirs ?? [];
    if (groups.includes(group)) before.push(id);
    if (ids.includes(id)) after.push(id);
    if (groups.includes(group) === ids.includes(id)) continue;
    const next = ids.includes(id) ? [...groups, group] : groups.filter((name) => name !== group);
    await trx
      .updateTable('users')
      .set({ groups: groupsColumn(next) })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute();
    await rotateSessionsOf(trx, id);
  }
  return { before, after };
}
