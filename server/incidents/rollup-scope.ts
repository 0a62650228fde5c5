import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { SearchKey } from '../../lib/core/api/search-keys.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { dayText } from './scope.ts';
import type { Scope } from './scope.ts';

type Columns = Partial<Record<SearchKey, RawBuilder<string>>>;
const shared: Columns = {
  action: sql<string>`action`,
  outcome: sql<string>`outcome`,
  group: sql<string>`group_name`,
};
/** What each rollup can tell apart. */
const rollups: readonly {
  readonly table: RawBuilder<unknown>;
  /** The same without groups, where nobody asks for them. */
  readonly totals: RawBuilder<unknown>;
  readonly columns: Columns;
}[] = [
  {
    table: sql`rollup_days`,
    totals: sql`rollup_day_totals`,
    columns: { ...shared, platform: sql<string>`platform`, severity: sql<string>`severity` },
  },
  {
    table: sql`rollup_rules`,
    totals: sql`rollup_rule_totals`,
    columns: { ...shared, rule: sql<string>`pack || '/' || rule`, pack: sql<string>`pack` },
  },
];

/** Values of a key with their counts, from a rollup that knows every filter of the scope; null when none does. */
export async function readRollup(
  db: Kysely<Tables>,
  scope: Scope,
  key: SearchKey,
  limit: number,
): Promise<{ value: string; count: number }[] | null> {
  const source = sourceFor(scope, key);
  const column = source?.columns[key];
  if (source === null || column === undefined) return null;
  const { rows } = await sql<{ value: string; count: number }>`
    SELECT ${column} AS value, sum(count)::int AS count FROM ${source.table} WHERE ${source.where}
    GROUP BY 1 HAVING sum(count) > 0 ORDER BY 2 DESC, 1 LIMIT ${limit}`.execute(db);
  return rows;
}

/** How many there were in the scope; counts also what has been deleted since. Null when no rollup knows. */
export async function rollupCount(db: Kysely<Tables>, scope: Scope): Promise<number | null> {
  const source = sourceFor(scope, null);
  if (source === null) return null;
  const { rows } = await sql<{ count: number }>`
    SELECT coalesce(sum(count), 0)::int AS count FROM ${source.table} WHERE ${source.where}`.execute(db);
  return rows[0]?.count ?? 0;
}

function sourceFor(scope: Scope, key: SearchKey | null) {
  const { filters, words } = scope.search;
  // `rule:` may name a rule of any pack: the rows know.
  if (words.length > 0 || filters.some((filter) => filter.key === 'rule')) return null;
  const source = rollups.find(
    ({ columns }) =>
      (key === null || columns[key] !== undefined) && filters.every((filter) => columns[filter.key]),
  );
  if (source === undefined) return null;
  const conditions = [
    sql`org_id = ${scope.organisation}`,
    sql`day >= ${dayText(scope.from)}::date AND day < ${dayText(scope.until)}::date`,
    ...(scope.groups === null ? [] : [sql`group_name = ANY(${[...scope.groups]}::text[])`]),
    ...filters.flatMap(({ key: name, not, values }) => {
      const column = source.columns[name];
      if (column === undefined) return [];
      const isOne = sql`${column} = ANY(${values.map(storable)}::text[])`;
      return [not ? sql`NOT (${isOne})` : isOne];
    }),
  ];
  const isByGroup = scope.groups !== null || key === 'group' || filters.some((one) => one.key === 'group');
  return {
    columns: source.columns,
    table: isByGroup ? source.table : source.totals,
    where: sql.join(conditions, sql` AND `),
  };
}
