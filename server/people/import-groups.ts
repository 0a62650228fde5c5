import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { ImportAnswer, ImportProblem } from '../../lib/core/api/people.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit, auditAll } from '../audit/audit.ts';
import type { AuditEntry } from '../audit/audit.ts';
import { changed } from '../audit/changed.ts';
import type { Tables } from '../store/tables.ts';
import { saveTree } from './import-tree.ts';
import type { ParentChange } from './import-tree.ts';
import { holdPeople } from './last-administrator.ts';
import { setManagers } from './managers.ts';
import type { ManagersChange } from './managers.ts';
import { putIntoGroups } from './members.ts';
import type { GroupsTable } from './read-groups-csv.ts';
import type { Actor } from './users.ts';

const atOnce = 10_000;
/** Each has ten values, and a statement takes 65,535. */
const entriesAtOnce = 5_000;

/**
 * Brings groups, people and managers to what the table says, all or nothing. `merge` adds and moves; `replace` also
 * takes people whom the table does not name out of their groups. Codes beside those of the table: `group/parent`,
 * `csv/no-such-manager`.
 */
export async function importGroups(
  db: Kysely<Tables>,
  table: GroupsTable,
  mode: 'merge' | 'replace',
  { org, actor }: Actor,
): Promise<Result<ImportAnswer, readonly ImportProblem[]>> {
  if (table.problems.length > 0) return fail(table.problems);
  const trx = await db.startTransaction().execute();
  try {
    await holdPeople(trx, org);
    const parents = await saveTree(trx, org, table, mode);
    const managers = await saveManagers(trx, org, table, mode);
    if (!parents.ok || !managers.ok) {
      await trx.rollback().execute();
      return fail([parents, managers].flatMap((done) => (done.ok ? [] : done.error)));
    }
    const removed = mode === 'replace' ? await removeOthers(trx, org, table) : 0;
    const members = [...table.members].map(([person, group]) => ({ person, group }));
    let moved = 0;
    for (let from = 0; from < members.length; from += atOnce) {
      moved += await putIntoGroups(trx, org, members.slice(from, from + atOnce));
    }
    const answer = { groups: table.parents.size, moved, removed };
    const detail = Object.entries(answer).map(([name, count]) => `${name}=${String(count)}`);
    await audit(trx, { org, actor, action: 'group.import', target: mode, detail: detail.join(' ') });
    await auditGroups(trx, { org, actor }, parents.value, managers.value);
    await trx.commit().execute();
    return ok(answer);
  } catch (error) {
    await trx.rollback().execute();
    throw error;
  }
}

async function saveManagers(
  trx: Transaction<Tables>,
  org: string,
  { managers }: GroupsTable,
  mode: 'merge' | 'replace',
): Promise<Result<ReadonlyMap<string, ManagersChange>, ImportProblem[]>> {
  const known = await trx
    .selectFrom('users')
    .select(['id', 'email', 'groups'])
    .where('org_id', '=', org)
    .where('role', '=', 'manager')
    .execute();
  const problems: ImportProblem[] = [];
  const wanted = new Map<string, string[]>();
  for (const { line, group, email } of managers) {
    const user = known.find((one) => one.email === email);
    if (user === undefined) problems.push({ line, code: 'csv/no-such-manager' });
    else wanted.set(group, [...(wanted.get(group) ?? []), user.id]);
  }
  if (problems.length > 0) return fail(problems);
  const changes = new Map<string, ManagersChange>();
  for (const [group, ids] of wanted) {
    const before = known.filter(({ groups }) => groups?.includes(group) === true).map(({ id }) => id);
    changes.set(group, await setManagers(trx, org, group, mode === 'merge' ? [...before, ...ids] : ids));
  }
  return ok(changes);
}

/** An entry for each group that got another parent or other managers. New ones without either are counted alone. */
async function auditGroups(
  trx: Transaction<Tables>,
  { org, actor }: Pick<Actor, 'org' | 'actor'>,
  parents: ReadonlyMap<string, ParentChange>,
  managers: ReadonlyMap<string, ManagersChange>,
): Promise<void> {
  const entries = [...new Set([...parents.keys(), ...managers.keys()])].flatMap((group): AuditEntry[] => {
    const [parent, managed] = [parents.get(group), managers.get(group)];
    const detail = changed(
      { parent: parent?.before, managers: managed?.before },
      { parent: parent?.after, managers: managed?.after },
    );
    return detail === '' ? [] : [{ org, actor, action: 'group.change', target: `group:${group}`, detail }];
  });
  for (let from = 0; from < entries.length; from += entriesAtOnce)
    await auditAll(trx, entries.slice(from, from + entriesAtOnce));
}

async function removeOthers(
  trx: Transaction<Tables>,
  org: string,
  { members }: GroupsTable,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    DELETE FROM group_members WHERE org_id = ${org} AND person <> ALL(${[...members.keys()]}::text[])`.execute(
    trx,
  );
  return Number(numAffectedRows);
}
