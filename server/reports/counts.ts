import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CountDimension, CountRow, CountsReport, Period } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, isByGroup, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';
import { groupSizes } from './clean-sends.ts';
import { isAsked, isBlocked, isStopped, sumWhere } from './fates.ts';
import { sendsReport, sumSends } from './sends.ts';

/** A device may name any platform: what it makes up must not make an answer without end. */
const mostRows = 1_000;

/** Incidents by one dimension, with the period before. */
export async function countsReport(
  db: Kysely<Tables>,
  asked: Asked,
  by: CountDimension,
): Promise<CountsReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const now = sql`day >= ${period.from}::date`;
  const { rows: counted } = await sql<Omit<CountRow, 'perThousand'>>`
    SELECT ${columnOf[by]} AS value, ${sumWhere(now)} AS count, ${sumWhere(sql`NOT ${now}`)} AS before,
      ${sumWhere(sql`${now} AND outcome = 'overridden'`)} AS overridden,
      ${sumWhere(sql`${now} AND ${isStopped}`)} AS stopped,
      ${sumWhere(sql`${now} AND ${isAsked}`)} AS asked, ${sumWhere(sql`${now} AND ${isBlocked}`)} AS blocked
    FROM ${isByGroup(asked, by) ? sql`rollup_days` : sql`rollup_day_totals`} WHERE ${rowsOf(asked, previous.from, period.to)}
    GROUP BY 1 HAVING sum(count) > 0 ORDER BY ${by === 'day' ? sql`1` : sql`2 DESC, 3 DESC, 1`}
    LIMIT ${mostRows}`.execute(db);
  const rates =
    by === 'platform' || by === 'group' ? await ratesBy(db, asked, by) : new Map<string, number>();
  const rows = counted.map((row): CountRow => ({ ...row, perThousand: rates.get(row.value) ?? null }));
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

/** For each platform or group, of the groups that can be told. */
async function ratesBy(
  db: Kysely<Tables>,
  asked: Asked,
  by: 'platform' | 'group',
): Promise<ReadonlyMap<string, number>> {
  const groups = await toldOf(db, asked);
  const where = sendsWhere(asked);
  const { rows: sends } = await sendsReport(db, { ...asked, groups, where }, by);
  const countsOf = async (narrowed: Asked): Promise<ReadonlyMap<string, number>> => {
    const { rows } = await sql<{ value: string; count: number }>`
      SELECT ${columnOf[by]} AS value, coalesce(sum(count), 0)::int AS count FROM rollup_days
      WHERE ${rowsOf({ ...narrowed, groups }, asked.period.from, asked.period.to)} GROUP BY 1 ORDER BY 2 DESC
      LIMIT ${mostRows}`.execute(db);
    return new Map(rows.map(({ value, count }) => [value, count]));
  };
  const [found, all] = [await countsOf(asked), await countsOf({ ...asked, where })];
  return new Map(
    sends
      .filter(({ count }) => count > 0)
      .map(({ value, count }) => [value, ((found.get(value) ?? 0) / (count + (all.get(value) ?? 0))) * 1000]),
  );
}

const sendsWhere = ({ where: { platform } }: Asked): Asked['where'] =>
  platform === undefined ? {} : { platform };

async function toldOf(db: Kysely<Tables>, asked: Asked): Promise<readonly string[]> {
  const { told } = await groupSizes(db, asked.organisation);
  const wanted = asked.where['group'];
  return told.filter((group) => (wanted?.includes(group) ?? true) && (asked.groups?.includes(group) ?? true));
}

/**
 * Sends are known by platform only: other filters narrow the incidents, not what they are compared with, which is every
 * send, with a match or without.
 */
async function perThousand(
  db: Kysely<Tables>,
  asked: Asked,
  previous: Period,
): Promise<CountsReport['perThousand']> {
  const { small } = await groupSizes(db, asked.organisation);
  const groups = await toldOf(db, asked);
  const where = sendsWhere(asked);
  // Of the whole organisation: all, without the small ones. There are fewer of those.
  const incidentsOf = async (narrowed: Asked, period: Period): Promise<number> =>
    isByGroup(asked)
      ? countIncidents(db, { ...narrowed, groups }, period)
      : (await countIncidents(db, narrowed, period)) -
        (await countIncidents(db, { ...narrowed, groups: small }, period));
  const rate = async (period: Period): Promise<number | null> => {
    const clean = await sumSends(db, { organisation: asked.organisation, groups, period, where });
    if (clean === 0) return null;
    const all = clean + (await incidentsOf({ ...asked, where }, period));
    return ((await incidentsOf(asked, period)) / all) * 1000;
  };
  return { rate: await rate(asked.period), rateBefore: await rate(previous) };
}

async function countIncidents(db: Kysely<Tables>, asked: Asked, { from, to }: Period): Promise<number> {
  const table = isByGroup(asked) ? sql`rollup_days` : sql`rollup_day_totals`;
  const { rows } = await sql<{ n: number }>`
    SELECT coalesce(sum(count), 0)::int AS n FROM ${table} WHERE ${rowsOf(asked, from, to)}`.execute(db);
  return rows[0]?.n ?? 0;
}
