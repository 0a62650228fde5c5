import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { errorCode } from '../start-error.ts';
import { dropMonth, listMonths } from '../store/partitions.ts';
import type { Tables } from '../store/tables.ts';
import { blockHolds } from './hold-lock.ts';
import { holdsMonth, keptBy, readHeld } from './held.ts';
import { dayMs, dayText } from './scope.ts';

const chunk = 5_000;

/** What one run deleted. */
export interface Forgotten {
  /** `YYYY-MM` of partitions that went whole. */
  readonly months: readonly string[];
  /** Months that would have gone, had nobody (a backup) been reading them for long: the next run tries again. */
  readonly busy: readonly string[];
  /** Months with which something else went wrong, and its code: the others were done. */
  readonly failed: readonly { readonly month: string; readonly code: string }[];
  readonly incidents: number;
  readonly events: number;
}

/**
 * Deletes incidents that are older than `days` (whole days, UTC), to the day: whole months by dropping their partition,
 * the month in which the limit falls row by row. What a legal hold keeps stays where it is and is found as before. Any
 * server may do it at any time.
 */
export async function forgetOldIncidents(
  db: Kysely<Tables>,
  org: string,
  days: number,
  now: number,
): Promise<Forgotten> {
  const limit = dayText(now - days * dayMs);
  const months: string[] = [];
  const busy: string[] = [];
  const failed: { month: string; code: string }[] = [];
  let incidents = 0;
  const held = await readHeld(db, org);
  for (const { month, end } of await listMonths(db)) {
    if (`${month}-01` >= limit) continue;
    try {
      const became =
        end > limit || (await holdsMonth(db, org, month, held)) ? 'held' : await drop(db, org, month);
      if (became === 'dropped') months.push(month);
      else if (became === 'busy') busy.push(month);
      else incidents += await deleteInChunks(db, org, { from: `${month}-01`, to: end < limit ? end : limit });
    } catch (error) {
      failed.push({ month, code: errorCode(error) });
    }
  }
  return { months, busy, failed, incidents, events: await forgetEvents(db, org, limit) };
}

/** SQLSTATE of a lock that was not to be had in time. */
const notInTime = '55P03';

async function drop(db: Kysely<Tables>, org: string, month: string): Promise<'dropped' | 'held' | 'busy'> {
  try {
    // Asked again: a hold may have been made while this waited for those who read.
    const isGone = await dropMonth(db, month, async (trx) => {
      await blockHolds(trx, org);
      return holdsMonth(trx, org, month, await readHeld(trx, org));
    });
    return isGone ? 'dropped' : 'held';
  } catch (error) {
    if (errorCode(error) === notInTime) return 'busy';
    throw error;
  }
}

/** Days from `from` to before `to`, within one month. */
interface Days {
  readonly from: string;
  readonly to: string;
}

async function deleteInChunks(db: Kysely<Tables>, org: string, days: Days): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await db.transaction().execute((trx) => deleteChunk(trx, org, days));
    total += gone;
    if (gone < chunk) return total;
  }
}

async function deleteChunk(trx: Transaction<Tables>, org: string, { from, to }: Days): Promise<number> {
  await blockHolds(trx, org);
  const held = await readHeld(trx, org);
  const { rows } = await sql<{ n: number }>`
    WITH due AS (
      SELECT device_id, day, id FROM incidents
      WHERE org_id = ${org} AND day >= ${from}::date AND day < ${to}::date AND NOT ${keptBy(held)}
      LIMIT ${chunk} FOR UPDATE SKIP LOCKED
    ), gone AS (
      DELETE FROM incidents i USING due
      WHERE i.org_id = ${org} AND i.device_id = due.device_id AND i.day = due.day AND i.id = due.id
      RETURNING 1)
    SELECT count(*)::int AS n FROM gone`.execute(trx);
  return rows[0]?.n ?? 0;
}

/** Events whose incident is gone. */
async function forgetEvents(db: Kysely<Tables>, org: string, limit: string): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM incident_events e WHERE e.org_id = ${org} AND e.day < ${limit}::date AND NOT EXISTS (
      SELECT 1 FROM incidents i WHERE i.org_id = e.org_id AND i.device_id = e.device_id AND i.day = e.day
      AND i.id = e.incident_id)`.execute(db);
  return Number(numAffectedRows ?? 0);
}

const rollups = [
  'rollup_days',
  'rollup_rules',
  'rollup_day_totals',
  'rollup_rule_totals',
  'rollup_accounts',
  'rollup_reasons',
  'rollup_simulated',
] as const;

/** Counters older than `days`. */
export async function forgetOldCounters(
  db: Kysely<Tables>,
  org: string,
  days: number,
  now: number,
): Promise<void> {
  const limit = dayText(now - days * dayMs);
  for (const table of [...rollups, 'rollup_repeats', 'rollup_feedback', 'clean_send_totals'] as const)
    await db.deleteFrom(table).where('org_id', '=', org).where('day', '<', limit).execute();
}
