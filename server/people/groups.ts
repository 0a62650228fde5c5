import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { GroupMember, GroupRecord } from '../../lib/core/api/people.ts';
import type { Page } from '../../lib/core/api/console.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { changed } from '../audit/changed.ts';
import type { Tables } from '../store/tables.ts';
import { writeTextCursor } from '../store/text-cursor.ts';
import { groupsBelow } from './group-tree.ts';
import { holdPeople } from './last-administrator.ts';
import { setManagers } from './managers.ts';
import type { Actor } from './users.ts';

/** Groups by name, with how many people they have and who manages them. */
export async function listGroups(db: Kysely<Tables>, org: string): Promise<GroupRecord[]> {
  const groups = await db
    .selectFrom('groups')
    .leftJoin('group_members', (join) =>
      join
        .onRef('group_members.org_id', '=', 'groups.org_id')
        .onRef('group_members.group_name', '=', 'groups.name'),
    )
    .select(['groups.name', 'groups.parent'])
    .select((eb) => eb.fn.count<number>('group_members.person').as('members'))
    .where('groups.org_id', '=', org)
    .groupBy(['groups.name', 'groups.parent'])
    .orderBy('groups.name')
    .execute();
  const managers = await db
    .selectFrom('users')
    .select(['id', 'name', 'groups'])
    .where('org_id', '=', org)
    .where('role', '=', 'manager')
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute();
  return groups.map(({ name, parent, members }) => ({
    name,
    parent,
    members,
    managers: managers
      .filter((user) => user.groups?.includes(name) === true)
      .map(({ id, name: called }) => ({ id, name: called })),
  }));
}

export interface GroupChange {
  readonly name: string;
  readonly parent: string | null;
  /** Users of the role manager; undefined leaves them as they are. */
  readonly managers?: readonly string[] | undefined;
}

/** Makes a group or changes it. */
export async function saveGroup(
  db: Kysely<Tables>,
  { name, parent, managers }: GroupChange,
  { org, actor }: Actor,
): Promise<Result<null, 'group/parent'>> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, org);
    if (parent !== null && !(await isGoodParent(trx, org, name, parent))) return fail('group/parent');
    const before = await findGroup(trx, org, name);
    await trx
      .insertInto('groups')
      .values({ org_id: org, name, parent })
      .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet({ parent }))
      .execute();
    const managed = managers === undefined ? null : await setManagers(trx, org, name, managers);
    const steps = changed(
      { parent: before?.parent ?? null, managers: managed?.before },
      { parent, managers: managed?.after },
    );
    const detail = before === null ? `new ${steps}`.trim() : steps;
    await audit(trx, { org, actor, action: 'group.change', target: `group:${name}`, detail });
    return ok(null);
  });
}

async function findGroup(
  db: Kysely<Tables>,
  org: string,
  name: string,
): Promise<{ readonly parent: string | null } | null> {
  const row = await db
    .selectFrom('groups')
    .select('parent')
    .where('org_id', '=', org)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

async function isGoodParent(
  trx: Transaction<Tables>,
  org: string,
  name: string,
  parent: string,
): Promise<boolean> {
  const exists = (await findGroup(trx, org, parent)) !== null;
  return exists && !(await groupsBelow(trx, org, [name])).includes(parent);
}

/** Removes a group. Its people belong to none then; their devices stay in the group they are in. */
export async function deleteGroup(
  db: Kysely<Tables>,
  name: string,
  { org, actor }: Actor,
): Promise<Result<null, 'request/not-found' | 'group/has-groups'>> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, org);
    const below = await trx
      .selectFrom('groups')
      .select('name')
      .where('org_id', '=', org)
      .where('parent', '=', name)
      .executeTakeFirst();
    if (below !== undefined) return fail('group/has-groups');
    const gone = await trx
      .deleteFrom('groups')
      .where('org_id', '=', org)
      .where('name', '=', name)
      .returning('parent')
      .executeTakeFirst();
    if (gone === undefined) return fail('request/not-found');
    const { numDeletedRows } = await trx
      .deleteFrom('group_members')
      .where('org_id', '=', org)
      .where('group_name', '=', name)
      .executeTakeFirst();
    const managers = await setManagers(trx, org, name, []);
    const detail = changed(
      { parent: gone.parent, members: Number(numDeletedRows), managers: managers.before },
      { parent: null, members: 0, managers: managers.after },
    );
    await audit(trx, { org, actor, action: 'group.delete', target: `group:${name}`, detail });
    return ok(null);
  });
}

/** The people of one group, in order. Null when there is no such group. */
export async function listMembers(
  db: Kysely<Tables>,
  org: string,
  group: string,
  page: { readonly limit: number; readonly after: string | null },
): Promise<Page<GroupMember> | null> {
  if ((await findGroup(db, org, group)) === null) return null;
  const { after } = page;
  const rows = await db
    .selectFrom('group_members')
    .select('person')
    .where('org_id', '=', org)
    .where('group_name', '=', group)
    .$if(after !== null, (query) => query.where(sql<boolean>`person > ${after}`))
    .orderBy('person')
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : writeTextCursor(last.person) };
}
