import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CoachingReport, CoachingRow } from '../../lib/core/api/reports.ts';
import { dayMs, dayText } from '../incidents/scope.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';

/** Within how many days after a warning another one by the same rule is a repetition. */
export const repeatDays = 14;
/** Incidents may come late by this much and still be counted. */
const lateDays = 7;

/** Repeat rates by rule and by day of the warning. */
export async function coachingReport(db: Kysely<Tables>, asked: Asked): Promise<CoachingReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const now = sql`day >= ${period.from}::date`;
  const { rows } = await sql<CoachingRow>`
    SELECT ${columnOf['rule']} AS rule,
      coalesce(sum(warned) FILTER (WHERE ${now}), 0)::int AS warned,
      coalesce(sum(repeated) FILTER (WHERE ${now}), 0)::int AS repeated,
      coalesce(sum(warned) FILTER (WHERE NOT ${now}), 0)::int AS "warnedBefore",
      coalesce(sum(repeated) FILTER (WHERE NOT ${now}), 0)::int AS "repeatedBefore"
    FROM rollup_repeats WHERE ${rowsOf(asked, previous.from, period.to)}
    GROUP BY 1 HAVING sum(warned) > 0 ORDER BY 2 DESC, 1 LIMIT 200`.execute(db);
  const days = await sql<CoachingReport['days'][number]>`
    SELECT day::text AS day, sum(warned)::int AS warned, sum(repeated)::int AS repeated
    FROM rollup_repeats WHERE ${rowsOf(asked, period.from, period.to)} GROUP BY day ORDER BY day`.execute(db);
  return { period, previous, rows, days: days.rows };
}

/**
 * Counts anew, for the days that may still change, how many people a rule warned and how many of them it warned again on
 * another day within `repeatDays`. A person with several devices is one; a device of nobody is one, too. Days whose
 * incidents are kept no longer (`keptDays`, whole days) stay as they were counted: of those only what a legal hold keeps
 * is left.
 */
export async function countRepeats(
  db: Kysely<Tables>,
  org: string,
  { now, keptDays }: { readonly now: number; readonly keptDays: number },
): Promise<void> {
  const from = dayText(now - Math.min(repeatDays + lateDays, keptDays) * dayMs);
  await sql`
    WITH warned AS (
      SELECT i.pack, i.rule, coalesce(d.person, d.id::text) AS person, i.day,
        min(coalesce(i.group_name, '')) AS group_name
      FROM incidents i JOIN devices d ON d.org_id = i.org_id AND d.id = i.device_id
      WHERE i.org_id = ${org} AND i.day >= ${from}::date AND i.action IN ('warn', 'justify')
      GROUP BY 1, 2, 3, 4
    ), followed AS (
      SELECT *, lead(day) OVER (PARTITION BY pack, rule, person ORDER BY day) AS next FROM warned)
    INSERT INTO rollup_repeats (org_id, day, pack, rule, group_name, warned, repeated)
    SELECT ${org}::uuid, day, pack, rule, group_name, count(*), count(*) FILTER (WHERE next <= day + ${repeatDays}::int)
    FROM followed GROUP BY day, pack, rule, group_name
    UNION ALL
    -- What was counted before and is not there any more: who moved is counted for one group only.
    SELECT r.org_id, r.day, r.pack, r.rule, r.group_name, 0, 0 FROM rollup_repeats r
    WHERE r.org_id = ${org} AND r.day >= ${from}::date AND (r.warned > 0 OR r.repeated > 0) AND NOT EXISTS (
      SELECT 1 FROM followed f WHERE (f.day, f.pack, f.rule, f.group_name) = (r.day, r.pack, r.rule, r.group_name))
    ORDER BY 2, 3, 4, 5
    ON CONFLICT (org_id, day, pack, rule, group_name)
    DO UPDATE SET warned = excluded.warned, repeated = excluded.repeated`.execute(db);
}
