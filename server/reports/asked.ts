import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Period } from '../../lib/core/api/reports.ts';
import { dayMs, dayText } from '../incidents/scope.ts';
import { storable } from '../store/storable.ts';

/** What a report is asked for, of what somebody may see. */
export interface Asked {
  readonly organisation: string;
  /** Null = every group. */
  readonly groups: readonly string[] | null;
  readonly period: Period;
  /** Dimension → wanted values. */
  readonly where: Readonly<Record<string, readonly string[]>>;
}

export const maxPeriodDays = 400;

/** As long, ending the day before. */
export function previousPeriod({ from, to }: Period): Period {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return { from: dayText(start - (end - start) - dayMs), to: dayText(start - dayMs) };
}

/** The column of each dimension, in every counter's table. */
export const columnOf: Readonly<Record<string, RawBuilder<string>>> = {
  day: sql<string>`day::text`,
  platform: sql<string>`platform`,
  channel: sql<string>`channel`,
  account: sql<string>`account`,
  action: sql<string>`action`,
  outcome: sql<string>`outcome`,
  severity: sql<string>`severity`,
  group: sql<string>`group_name`,
  rule: sql<string>`pack || '/' || rule`,
};

/** Whether a report must tell groups apart: else the totals have the answer in far fewer rows. */
export const isByGroup = ({ groups, where }: Asked, by?: string): boolean =>
  groups !== null || where['group'] !== undefined || by === 'group';

/** Rows of a counter's table that are asked for: both periods, the one before too. */
export function rowsOf(
  { organisation, groups, where }: Asked,
  from: string,
  to: string,
): RawBuilder<boolean> {
  const conditions = [
    sql`org_id = ${organisation}`,
    sql`day >= ${from}::date AND day <= ${to}::date`,
    ...(groups === null ? [] : [sql`group_name = ANY(${[...groups]}::text[])`]),
    ...Object.entries(where).map(([dimension, values]) => {
      const column = columnOf[dimension];
      return column === undefined ? sql`false` : sql`${column} = ANY(${values.map(storable)}::text[])`;
    }),
  ];
  return sql<boolean>`${sql.join(conditions, sql` AND `)}`;
}
