import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Role } from '../../lib/core/api/access.ts';
import type { Tables } from '../store/tables.ts';

/** The given groups and every group below them. Groups that only enrolment codes name have none below. */
export async function groupsBelow(
  db: Kysely<Tables>,
  org: string,
  groups: readonly string[],
): Promise<string[]> {
  if (groups.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    WITH RECURSIVE below (name) AS (
      SELECT unnest(${[...groups]}::text[])
      UNION SELECT groups.name FROM groups JOIN below ON groups.parent = below.name WHERE groups.org_id = ${org}
    ) SELECT name FROM below`.execute(db);
  return rows.map(({ name }) => name);
}

/** Groups that a person sees, those below included; null = all. */
export async function groupsSeen(
  db: Kysely<Tables>,
  org: string,
  { role, groups }: { readonly role: Role; readonly groups: readonly string[] | null },
): Promise<string[] | null> {
  if (groups !== null) return groupsBelow(db, org, groups);
  // An older server beside this one still writes managers without.
  return role === 'manager' ? [] : null;
}
