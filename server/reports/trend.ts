import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { TrendReport } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { isByGroup, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { fatesWhere } from './fates.ts';

/** What became of each day's incidents, in this period and the one before. By rule or by platform, not by both. */
export async function trendReport(db: Kysely<Tables>, asked: Asked): Promise<TrendReport> {
  const { period, where } = asked;
  const previous = previousPeriod(period);
  const { rows } = await sql<TrendReport['days'][number]>`
    SELECT day::text AS day, ${fatesWhere(sql`true`)} FROM ${tableFor(asked, where['rule'] !== undefined)}
    WHERE ${rowsOf(asked, previous.from, period.to)} GROUP BY day HAVING sum(count) > 0 ORDER BY day`.execute(
    db,
  );
  return { period, previous, days: rows };
}

function tableFor(asked: Asked, ofRule: boolean) {
  if (ofRule) return isByGroup(asked) ? sql`rollup_rules` : sql`rollup_rule_totals`;
  return isByGroup(asked) ? sql`rollup_days` : sql`rollup_day_totals`;
}
