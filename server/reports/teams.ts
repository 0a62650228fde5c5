import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { TeamsReport } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { fatesWhere, sumWhere } from './fates.ts';

const maxRows = 2_000;

/** Each rule in each group. */
export async function teamsReport(db: Kysely<Tables>, asked: Asked): Promise<TeamsReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const now = sql`day >= ${period.from}::date`;
  const { rows } = await sql<TeamsReport['rows'][number]>`
    SELECT ${columnOf['rule']} AS rule, group_name AS "group", ${fatesWhere(now)},
      ${sumWhere(sql`NOT ${now}`)} AS before
    FROM rollup_rules WHERE ${rowsOf(asked, previous.from, period.to)}
    GROUP BY 1, 2 HAVING sum(count) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ${maxRows}`.execute(db);
  return { period, previous, rows };
}
