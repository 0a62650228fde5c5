import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import type { Tables } from '../store/tables.ts';
import { holdPeople, readPeople } from './last-administrator.ts';
import type { Actor } from './users.ts';

export interface Membership {
  readonly person: string;
  readonly group: string;
}

/**
 * The group that was given to a person; null when none was: then the enrolment code decides. Who is giving them one has
 * done so by then, or waits for the transaction and finds the device that it makes.
 */
export async function groupOfPerson(
  trx: Transaction<Tables>,
  org: string,
  person: string,
): Promise<string | null> {
  await readPeople(trx, org);
  const row = await trx
    .selectFrom('group_members')
    .select('group_name')
    .where('org_id', '=', org)
    .where('person', '=', person)
    .forShare()
    .executeTakeFirst();
  return row?.group_name ?? null;
}

/**
 * Puts people into groups, out of whichever they were in, and their devices with them; between which groups devices
 * went is noted for `followMoves`. How many people moved.
 */
export async function putIntoGroups(
  trx: Transaction<Tables>,
  org: string,
  members: readonly Membership[],
): Promise<number> {
  const people = members.map(({ person }) => person);
  const groups = members.map(({ group }) => group);
  const { rows } = await sql<{ person: string }>`
    INSERT INTO group_members AS m (org_id, person, group_name)
    SELECT ${org}::uuid, * FROM unnest(${people}::text[], ${groups}::text[])
    ON CONFLICT (org_id, person) DO UPDATE SET group_name = excluded.group_name
    WHERE m.group_name <> excluded.group_name
    RETURNING person`.execute(trx);
  // In order: two imports that touch the same devices then wait for each other in one direction only.
  await sql`
    WITH moving AS (
      SELECT d.id, d.group_name AS before, m.group_name FROM devices d JOIN group_members m ON m.org_id = d.org_id AND m.person = d.person
      WHERE d.org_id = ${org} AND d.person = ANY(${people}::text[]) AND d.group_name <> m.group_name
      ORDER BY d.id FOR UPDATE OF d
    ), moved AS (
      UPDATE devices SET group_name = moving.group_name FROM moving
      WHERE devices.org_id = ${org} AND devices.id = moving.id RETURNING moving.before, moving.group_name
    ) INSERT INTO group_moves (org_id, id, from_group, to_group)
      SELECT ${org}::uuid, gen_random_uuid(), before, group_name FROM (SELECT DISTINCT before, group_name FROM moved) AS m`.execute(
    trx,
  );
  return rows.length;
}

export interface MemberChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Adds people to a group and takes others out of it. */
export async function changeMembers(
  db: Kysely<Tables>,
  group: string,
  { add, remove }: MemberChange,
  { org, actor }: Actor,
): Promise<Result<null, 'request/not-found'>> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, org);
    const known = await trx
      .selectFrom('groups')
      .select('name')
      .where('org_id', '=', org)
      .where('name', '=', group)
      .executeTakeFirst();
    if (known === undefined) return fail('request/not-found');
    const gone = await trx
      .deleteFrom('group_members')
      .where('org_id', '=', org)
      .where('group_name', '=', group)
      .where('person', 'in', remove.length > 0 ? remove : [''])
      .returning('person')
      .execute();
    const moved = await putIntoGroups(
      trx,
      org,
      [...new Set(add)].map((person) => ({ person, group })),
    );
    // How many, not who: the audit trail cannot be erased.
    const detail = `added=${String(moved)} removed=${String(gone.length)}`;
    await audit(trx, { org, actor, action: 'group.change', target: `group:${group}`, detail });
    return ok(null);
  });
}
