import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { SendDimension, SendsReport } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { tellableGroups } from './clean-sends.ts';

/** What went out without a match, by one dimension, of groups that are large enough. */
export async function sendsReport(db: Kysely<Tables>, asked: Asked, by: SendDimension): Promise<SendsReport> {
  const groups = await tellableGroups(db, asked.organisation, asked.groups);
  const { rows } = await sql<{ value: string; count: number }>`
    SELECT value, sum(count)::int AS count FROM (${sends({ ...asked, groups }, columnOf[by] ?? sql`''`)}) AS parts
    GROUP BY value ORDER BY ${by === 'day' ? sql`1` : sql`2 DESC, 1`}`.execute(db);
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
    SELECT coalesce(sum(count), 0)::int AS n FROM (${sends(asked, sql`''`)}) AS parts`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Days that are summed up, and those that devices still report. */
function sends(asked: Asked, value: RawBuilder<string>): RawBuilder<unknown> {
  const where = rowsOf(asked, asked.period.from, asked.period.to);
  return sql`
    SELECT ${value} AS value, count FROM clean_send_totals WHERE ${where}
    UNION ALL SELECT ${value}, count FROM clean_sends WHERE ${where}`;
}
