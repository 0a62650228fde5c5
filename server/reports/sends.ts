import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { SendDimension, SendsReport } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { groupSizes } from './clean-sends.ts';

/** What went out without a match, by one dimension, of groups that are large enough. */
export async function sendsReport(db: Kysely<Tables>, asked: Asked, by: SendDimension): Promise<SendsReport> {
  const { told } = await groupSizes(db, asked.organisation);
  const groups = told.filter((group) => asked.groups?.includes(group) ?? true);
  const { rows } = await sql<{ value: string; count: number }>`
    SELECT ${columnOf[by]} AS value, sum(count)::bigint AS count FROM clean_send_totals
    WHERE ${rowsOf({ ...asked, groups }, asked.period.from, asked.period.to)} GROUP BY 1 ORDER BY ${by === 'day' ? sql`1` : sql`2 DESC, 1`}`.execute(
    db,
  );
  return {
    period: asked.period,
    rows,
    total: rows.reduce((total, { count }) => total + count, 0),
    groups,
  };
}

/** All of them together; `asked.groups` must be tellable. */
export async function sumSends(db: Kysely<Tables>, asked: Asked): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT coalesce(sum(count), 0)::bigint AS n FROM clean_send_totals
    WHERE ${rowsOf(asked, asked.period.from, asked.period.to)}`.execute(db);
  return rows[0]?.n ?? 0;
}
