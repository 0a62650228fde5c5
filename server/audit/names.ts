import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id that is written in some words. */
export const idsIn = (...words: readonly string[]): readonly string[] =>
  words.flatMap((text) => text.match(idPattern) ?? []);

/**
 * What things are called now, by their ids; what is gone or never had a name is not in it. A watched person is a
 * pseudonym.
 */
export async function namesOf(
  db: Kysely<Tables>,
  org: string,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const among = sql`org_id = ${org} AND id = ANY(${wanted}::uuid[])`;
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM users WHERE ${among}
    UNION ALL SELECT id, name FROM api_tokens WHERE ${among}
    UNION ALL SELECT id, label FROM devices WHERE ${among}
    UNION ALL SELECT id, name FROM webhooks WHERE ${among}
    UNION ALL SELECT id, group_name FROM enrolment_codes WHERE ${among}
    UNION ALL SELECT id, message FROM policy_proposals WHERE ${among}
    UNION ALL SELECT h.id, h.kind || '=' || CASE WHEN h.kind = 'person' THEN coalesce(p.pseudonym, '') ELSE h.value END
      FROM legal_holds h LEFT JOIN person_pseudonyms p ON p.org_id = h.org_id AND p.person = h.value
      WHERE h.org_id = ${org} AND h.id = ANY(${wanted}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
