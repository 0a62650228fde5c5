import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { ReasonsReport } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { sumWhere } from './fates.ts';

/** Devices word reasons, so there may be any number. */
const maxRows = 1_000;

/** Why people sent all the same, by rule. */
export async function reasonsReport(db: Kysely<Tables>, asked: Asked): Promise<ReasonsReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const now = sql`day >= ${period.from}::date`;
  const { rows } = await sql<ReasonsReport['rows'][number]>`
    SELECT ${columnOf['rule']} AS rule, reason, ${sumWhere(now)} AS count, ${sumWhere(sql`NOT ${now}`)} AS before
    FROM rollup_reasons WHERE ${rowsOf(asked, previous.from, period.to)}
    GROUP BY 1, 2 HAVING sum(count) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ${maxRows}`.execute(db);
  return { period, previous, rows };
}
