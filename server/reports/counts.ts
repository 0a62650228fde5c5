import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CountDimension, CountsReport, Period } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, isByGroup, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { groupSizes } from './clean-sends.ts';
import { sumSends } from './sends.ts';

/** Incidents by one dimension, with the period before. */
export async function countsReport(
  db: Kysely<Tables>,
  asked: Asked,
  by: CountDimension,
): Promise<CountsReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const { rows } = await sql<{ value: string; count: number; before: number }>`
    SELECT ${columnOf[by]} AS value,
      coalesce(sum(count) FILTER (WHERE day >= ${period.from}::date), 0)::int AS count,
      coalesce(sum(count) FILTER (WHERE day < ${period.from}::date), 0)::int AS before
    FROM ${isByGroup(asked, by) ? sql`rollup_days` : sql`rollup_day_totals`} WHERE ${rowsOf(asked, previous.from, period.to)}
    GROUP BY 1 HAVING sum(count) > 0 ORDER BY ${by === 'day' ? sql`1` : sql`2 DESC, 3 DESC, 1`}`.execute(db);
  const sum = (key: 'count' | 'before'): number => rows.reduce((total, row) => total + row[key], 0);
  return {
    period,
    previous,
    total: sum('count'),
    totalBefore: sum('before'),
    rows: by === 'day' ? rows.filter(({ count }) => count > 0) : rows,
    perThousand: await perThousand(db, asked, previous),
  };
}

/** Sends are known by platform only: other filters narrow the incidents, not what they are compared with. */
async function perThousand(
  db: Kysely<Tables>,
  asked: Asked,
  previous: Period,
): Promise<CountsReport['perThousand']> {
  const { told, small } = await groupSizes(db, asked.organisation);
  const wanted = asked.where['group'];
  const groups = told.filter(
    (group) => (wanted?.includes(group) ?? true) && (asked.groups?.includes(group) ?? true),
  );
  const platform = asked.where['platform'];
  const where = platform === undefined ? {} : { platform };
  const rate = async (period: Period): Promise<number | null> => {
    // Of the whole organisation: all, without the small ones. There are fewer of those.
    const incidents = isByGroup(asked)
      ? await countIncidents(db, { ...asked, groups }, period)
      : (await countIncidents(db, asked, period)) -
        (await countIncidents(db, { ...asked, groups: small }, period));
    const clean = await sumSends(db, { organisation: asked.organisation, groups, period, where });
    return clean === 0 ? null : (incidents / (clean + incidents)) * 1000;
  };
  return { rate: await rate(asked.period), rateBefore: await rate(previous) };
}

async function countIncidents(db: Kysely<Tables>, asked: Asked, { from, to }: Period): Promise<number> {
  const table = isByGroup(asked) ? sql`rollup_days` : sql`rollup_day_totals`;
  const { rows } = await sql<{ n: number }>`
    SELECT coalesce(sum(count), 0)::int AS n FROM ${table} WHERE ${rowsOf(asked, from, to)}`.execute(db);
  return rows[0]?.n ?? 0;
}
