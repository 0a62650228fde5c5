import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { RuleRow, RulesReport } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, isByGroup, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';

const maxRules = 200;

/** What became of each rule's incidents: the most overridden and the most disputed stand out. */
export async function rulesReport(db: Kysely<Tables>, asked: Asked): Promise<RulesReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const now = sql`day >= ${period.from}::date`;
  const asks = sql`action IN ('warn', 'justify')`;
  const sum = (condition: ReturnType<typeof sql>) =>
    sql`coalesce(sum(count) FILTER (WHERE ${condition}), 0)::int`;
  const { rows } = await sql<RuleRow>`
    SELECT ${columnOf['rule']} AS rule, ${sum(now)} AS count, ${sum(sql`NOT ${now}`)} AS before,
      ${sum(sql`${now} AND outcome = 'overridden'`)} AS overridden,
      ${sum(sql`${now} AND ${asks} AND outcome = 'cancelled'`)} AS heeded,
      ${sum(sql`${now} AND outcome = 'redacted'`)} AS redacted,
      ${sum(sql`${now} AND outcome = 'blocked'`)} AS blocked,
      coalesce(sum(disputed) FILTER (WHERE ${now}), 0)::int AS disputed
    FROM ${isByGroup(asked) ? sql`rollup_rules` : sql`rollup_rule_totals`} WHERE ${rowsOf(asked, previous.from, period.to)}
    GROUP BY 1 HAVING sum(count) > 0 ORDER BY 2 DESC, 3 DESC, 1 LIMIT ${maxRules}`.execute(db);
  return { period, previous, rows };
}
