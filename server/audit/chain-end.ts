import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { chainStart } from '../../lib/core/audit/chain.ts';
import { organisationLocks } from '../store/locks.ts';
import type { Tables } from '../store/tables.ts';

/** The last entry of the chain, and the database's clock as entries write it. */
export interface ChainEnd {
  /** 0 when there is none. */
  readonly seq: number;
  readonly hash: string;
  readonly now: string;
}

/** Microseconds in UTC: an entry's time must come out of the database as it was hashed. */
export const timeFormat = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

/** The chain's end, which nobody else can lengthen until this transaction is over. */
export async function holdChainEnd(trx: Transaction<Tables>, org: string): Promise<ChainEnd> {
  await sql`SELECT pg_advisory_xact_lock(${organisationLocks.audit}, hashtext(${org}))`.execute(trx);
  // A statement of its own: one that waits for the lock would still read what was there before it waited.
  const { rows } = await sql<{ seq: number; hash: string; now: string }>`
    SELECT coalesce(last.seq, 0) AS seq, coalesce(last.hash, ${chainStart}) AS hash,
      to_char(clock_timestamp() AT TIME ZONE 'UTC', ${timeFormat}) AS now
    FROM (VALUES (1)) AS one LEFT JOIN (
      SELECT seq, hash FROM audit WHERE org_id = ${org} AND seq IS NOT NULL ORDER BY seq DESC LIMIT 1
    ) AS last ON true`.execute(trx);
  const end = rows[0];
  if (end === undefined) throw new Error('a row for every organisation');
  return end;
}
