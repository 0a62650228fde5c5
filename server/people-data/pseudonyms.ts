import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** `u_` and 20 hexadecimal digits, at random: without its row nobody can tell who it is, nor confirm a guess. */
const newPseudonym = (): string => `u_${randomBytes(10).toString('hex')}`;

/**
 * The pseudonyms of people, made where there is none yet; nobody without a device gets one: a list that was read before
 * somebody was erased must not write them down again.
 */
export async function pseudonymsOf(
  db: Db,
  organisation: string,
  people: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(people)].sort();
  if (wanted.length === 0) return new Map();
  const known = await read(db, organisation, wanted);
  const missing = wanted.filter((person) => !known.has(person));
  if (missing.length === 0) return known;
  const rows = missing.map((person) => ({ person, pseudonym: newPseudonym() }));
  await sql`
    INSERT INTO person_pseudonyms (org_id, person, pseudonym)
    SELECT ${organisation}::uuid, p.person, p.pseudonym
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS p(person text, pseudonym text)
    WHERE EXISTS (SELECT 1 FROM devices d WHERE d.org_id = ${organisation} AND d.person = p.person)
    ON CONFLICT DO NOTHING`.execute(db);
  return read(db, organisation, wanted); // another server may have been faster
}

async function read(db: Db, organisation: string, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person_pseudonyms')
    .select(['person', 'pseudonym'])
    .where('org_id', '=', organisation)
    .where('person', 'in', people)
    .execute();
  return new Map(rows.map(({ person, pseudonym }) => [person, pseudonym]));
}

/** Who a pseudonym is; null when it is unknown or was shredded. */
export async function personOf(db: Db, organisation: string, pseudonym: string): Promise<string | null> {
  const row = await db
    .selectFrom('person_pseudonyms')
    .select('person')
    .where('org_id', '=', organisation)
    .where('pseudonym', '=', pseudonym)
    .executeTakeFirst();
  return row?.person ?? null;
}
