import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** How often one may be wrong. Counted in the database: several servers share the count. */
export interface AttemptLimit {
  /** Attempts before the first delay. */
  readonly free: number;
  readonly maxDelaySeconds: number;
}

/** After so long without an attempt the count starts again. */
const windowSeconds = 3_600;

/** One account from one address block, 5 wrong attempts, then 1, 2, 4 … seconds, at most 15 minutes. */
export const pairLimit: AttemptLimit = { free: 5, maxDelaySeconds: 900 };
/** Everything from one address block. */
export const addressLimit: AttemptLimit = { free: 30, maxDelaySeconds: 900 };
/** A browser in which the person has signed in before: what others do does not count for it. */
export const knownDeviceLimit: AttemptLimit = { free: 10, maxDelaySeconds: 900 };

/** Stored as a digest: neither addresses nor e-mail addresses pile up in a table. */
export const attemptKey = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/**
 * Counts an attempt before it is judged, so that a hundred at once are counted as a hundred. The value is the seconds
 * to wait; 0 = go on. A block longer than there can be was written by a clock that was wrong, and is none.
 */
export async function takeAttempt(
  db: Kysely<Tables>,
  org: string,
  key: string,
  { free, maxDelaySeconds }: AttemptLimit,
  now: number,
): Promise<number> {
  const at = new Date(now).toISOString();
  const taken = await sql<{ count: number }>`
    INSERT INTO sign_in_attempts AS a (org_id, key, count, blocked_until, last_at)
    VALUES (${org}, ${key}, 1, ${at}, ${at})
    ON CONFLICT (org_id, key) DO UPDATE SET
      count = CASE WHEN a.last_at < ${at}::timestamptz - ${windowSeconds} * interval '1 second'
        THEN 1 ELSE a.count + 1 END,
      blocked_until = CASE WHEN a.last_at < ${at}::timestamptz - ${windowSeconds} * interval '1 second'
          OR a.count + 1 < ${free} THEN ${at}::timestamptz
        ELSE ${at}::timestamptz
          + least(power(2, least(a.count + 1 - ${free}, 30)), ${maxDelaySeconds}) * interval '1 second' END,
      last_at = ${at}
    WHERE a.blocked_until <= ${at}::timestamptz
      OR a.blocked_until > ${at}::timestamptz + ${maxDelaySeconds} * interval '1 second'
    RETURNING count`.execute(db);
  if (taken.rows.length > 0) return 0;
  const row = await db
    .selectFrom('sign_in_attempts')
    .select('blocked_until')
    .where('org_id', '=', org)
    .where('key', '=', key)
    .executeTakeFirst();
  return Math.max(1, Math.ceil(((row?.blocked_until.getTime() ?? now) - now) / 1000));
}

/** The attempt was right: it does not count. */
export async function refundAttempt(db: Kysely<Tables>, org: string, key: string): Promise<void> {
  await db
    .updateTable('sign_in_attempts')
    .set({ count: sql<number>`greatest(count - 1, 0)`, blocked_until: sql<Date>`last_at` })
    .where('org_id', '=', org)
    .where('key', '=', key)
    .execute();
}

/** The right person came: earlier mistakes are forgotten. */
export async function forgetAttempts(db: Kysely<Tables>, org: string, key: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('org_id', '=', org).where('key', '=', key).execute();
}
