import type { Kysely, Transaction } from 'kysely';
import type { Principal } from '../auth/principal.ts';
import type { Tables } from '../store/tables.ts';
import { personOf } from './pseudonyms.ts';

/** The person behind a pseudonym; null when it is unknown, or of groups that are not theirs to see. */
export async function seenPerson(
  db: Kysely<Tables> | Transaction<Tables>,
  who: Principal,
  pseudonym: string,
): Promise<string | null> {
  const person = await personOf(db, who.organisation.id, pseudonym);
  return person !== null && (await maySee(db, who, person)) ? person : null;
}

/** Somebody who may see some groups only sees people with a device in one of them. */
export async function maySee(
  db: Kysely<Tables> | Transaction<Tables>,
  { organisation, groups }: Principal,
  person: string,
): Promise<boolean> {
  if (groups === null) return true;
  if (groups.length === 0) return false;
  const device = await db
    .selectFrom('devices')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('person', '=', person)
    .where('group_name', 'in', groups)
    .executeTakeFirst();
  return device !== undefined;
}
