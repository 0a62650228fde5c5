import type { Kysely } from 'kysely';
import { createUserLink } from '../people/users.ts';
import type { Tables } from '../store/tables.ts';
import { consolePeople, emailOf } from './organisation.ts';

export interface DemoLink {
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[] | null;
  /** Secret, once, for 24 hours. */
  readonly link: string;
}

/** One link for each role, and for a manager of each of the three teams. */
export async function demoLinks(db: Kysely<Tables>, organisation: string, now: number): Promise<DemoLink[]> {
  const links: DemoLink[] = [];
  for (const person of consolePeople) {
    const isFirst = consolePeople.find(({ role }) => role === person.role) === person;
    if (person.disabled === true || (person.role !== 'manager' && !isFirst)) continue;
    const user = await db
      .selectFrom('users')
      .select('id')
      .where('org_id', '=', organisation)
      .where('email', '=', emailOf(person))
      .executeTakeFirst();
    const by = { org: organisation, actor: 'system', now };
    const link = user === undefined ? null : await createUserLink(db, user.id, by);
    const { name, role, groups } = person;
    if (link !== null) links.push({ name, role, groups, link });
  }
  return links;
}
