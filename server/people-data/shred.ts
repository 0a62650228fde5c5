import { sql } from 'kysely';
import type { RawBuilder, Transaction } from 'kysely';
import type { ErasedRows } from '../../lib/core/api/person-data.ts';
import { announceRevocation } from '../devices/revocations.ts';
import type { Tables } from '../store/tables.ts';

type Trx = Transaction<Tables>;

/** A person, and the devices that were theirs. */
export interface Traces {
  readonly org: string;
  readonly person: string;
  readonly devices: readonly string[];
}

/** Of rows of `legal_holds`: those on the person, on one of their devices, or on an incident of one. */
export const isAbout = ({ person, devices }: Traces): RawBuilder<boolean> =>
  sql<boolean>`CASE kind WHEN 'person' THEN value = ${person}
    WHEN 'device' THEN value = ANY(${[...devices]}::text[])
    WHEN 'incident' THEN split_part(value, '/', 2) = ANY(${[...devices]}::text[]) ELSE false END`;

/** Every row that says who somebody is. A table that gains one belongs here. `holds`: ids of those that had ended. */
export async function shred(
  trx: Trx,
  traces: Traces,
  now: number,
): Promise<{ readonly erased: readonly ErasedRows[]; readonly holds: readonly string[] }> {
  const { org, person } = traces;
  const devices = await counted(
    'devices',
    sql`UPDATE devices SET person = NULL, asset = NULL, installation = NULL,
        revoked_at = coalesce(revoked_at, ${new Date(now)}::timestamptz)
      WHERE org_id = ${org} AND person = ${person} RETURNING NULL::date AS day`,
    trx,
  );
  // A device's id names nobody any more; why it was held may.
  const holds = await sql<{ id: string }>`
    UPDATE legal_holds SET value = CASE kind WHEN 'person' THEN '' ELSE value END, reason = ''
    WHERE org_id = ${org} AND released_at IS NOT NULL AND ${isAbout(traces)} RETURNING id`.execute(trx);
  const expected = await counted(
    'expected',
    sql`DELETE FROM expected WHERE org_id = ${org} AND kind = 'person' AND key = lower(${person})
      RETURNING NULL::date AS day`,
    trx,
  );
  const members = await counted(
    'group_members',
    sql`DELETE FROM group_members WHERE org_id = ${org} AND person = ${person} RETURNING NULL::date AS day`,
    trx,
  );
  const pseudonyms = await counted(
    'person_pseudonyms',
    sql`DELETE FROM person_pseudonyms WHERE org_id = ${org} AND person = ${person} RETURNING NULL::date AS day`,
    trx,
  );
  await announceRevocation.execute(trx);
  const ended = { table: 'legal_holds', count: holds.rows.length, from: null, to: null };
  return { erased: [devices, ended, expected, members, pseudonyms], holds: holds.rows.map(({ id }) => id) };
}

/** Carries out a statement that returns `day` of every row it was about. */
export async function counted(table: string, statement: RawBuilder<unknown>, trx: Trx): Promise<ErasedRows> {
  const { rows } = await sql<ErasedRows>`
    WITH gone AS (${statement})
    SELECT count(*)::int AS count, min(day)::text AS "from", max(day)::text AS "to" FROM gone`.execute(trx);
  const [row] = rows;
  return { table, count: row?.count ?? 0, from: row?.from ?? null, to: row?.to ?? null };
}
