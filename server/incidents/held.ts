import { sql } from 'kysely';
import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Tables } from '../store/tables.ts';

/**
 * What legal holds keep, by what finds it: a month of millions is asked through its indexes, and a row is compared with
 * lists that were read once.
 */
export interface Held {
  readonly devices: readonly string[];
  /** `pack/rule`. */
  readonly rules: readonly string[];
  /** `day/device/id`. */
  readonly incidents: readonly string[];
}

export async function readHeld(db: Kysely<Tables>, org: string): Promise<Held> {
  const { rows } = await sql<{ kind: string; value: string }>`
    SELECT kind, value FROM legal_holds WHERE org_id = ${org} AND released_at IS NULL AND kind <> 'person'
    UNION SELECT 'device', d.id::text FROM legal_holds h JOIN devices d ON d.org_id = h.org_id AND d.person = h.value
    WHERE h.org_id = ${org} AND h.released_at IS NULL AND h.kind = 'person'`.execute(db);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  return { devices: of('device'), rules: of('rule'), incidents: of('incident') };
}

/** True for a row of `incidents` that they keep. */
export function keptBy({ devices, rules, incidents }: Held): RawBuilder<SqlBool> {
  return sql`(device_id = ANY(${devices}::uuid[]) OR pack || '/' || rule = ANY(${rules}::text[])
    OR ${incidents.length > 0} AND day || '/' || device_id || '/' || id = ANY(${incidents}::text[]))`;
}

/** Whether a month has something that they keep. What each looks for is found by an index in order, or is not there. */
export async function holdsMonth(
  db: Kysely<Tables>,
  org: string,
  month: string,
  { devices, rules, incidents }: Held,
): Promise<boolean> {
  const from = `${month}-01`;
  const isInMonth = sql`org_id = ${org} AND day >= ${from}::date AND day < ${from}::date + interval '1 month'`;
  const { rows } = await sql`
    SELECT 1 FROM unnest(${devices}::uuid[]) AS held, LATERAL (
      SELECT 1 FROM incidents WHERE ${isInMonth} AND device_id = held ORDER BY day LIMIT 1) AS one
    UNION ALL SELECT 1 FROM unnest(${rules}::text[]) AS held, LATERAL (
      SELECT 1 FROM incidents WHERE ${isInMonth} AND pack = split_part(held, '/', 1)
        AND rule = split_part(held, '/', 2) ORDER BY rule, at DESC LIMIT 1) AS one
    UNION ALL SELECT 1 FROM unnest(${incidents}::text[]) AS held, LATERAL (
      SELECT 1 FROM incidents WHERE ${isInMonth} AND day = split_part(held, '/', 1)::date
        AND device_id = split_part(held, '/', 2)::uuid AND id = split_part(held, '/', 3)::uuid LIMIT 1) AS one
    LIMIT 1`.execute(db);
  return rows.length > 0;
}
