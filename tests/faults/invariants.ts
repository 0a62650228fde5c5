import { query } from '../../server/testing/test-server.ts';

/** What must hold of a store whatever happened to it; every list is empty when it does. */
export interface Damage {
  /** Acknowledged, and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** Counters that differ from the rows they count; null when this schema has no counters. */
  readonly drifted: readonly string[] | null;
}

export async function damageOf(databaseUrl: string, acknowledged: readonly string[]): Promise<Damage> {
  const rows = await query(databaseUrl, 'SELECT id, count(*)::int AS count FROM incidents GROUP BY id');
  const counts = new Map(rows.map(({ id, count }) => [String(id), Number(count)]));
  return {
    lost: acknowledged.filter((id) => !counts.has(id)),
    doubled: [...counts].filter(([, count]) => count !== 1).map(([id]) => id),
    drifted: await driftOf(databaseUrl),
  };
}

const rollups = [
  { table: 'rollup_days', by: ['day', 'platform', 'action', 'outcome', 'severity', 'group_name'] },
  { table: 'rollup_rules', by: ['day', 'pack', 'rule', 'action', 'outcome', 'group_name'] },
  { table: 'rollup_day_totals', by: ['day', 'platform', 'action', 'outcome', 'severity'] },
  { table: 'rollup_rule_totals', by: ['day', 'pack', 'rule', 'action', 'outcome'] },
] as const;

async function driftOf(databaseUrl: string): Promise<readonly string[] | null> {
  const [there] = await query(databaseUrl, "SELECT to_regclass('rollup_days') IS NOT NULL AS there");
  if (there?.['there'] !== true) return null;
  const drifted: string[] = [];
  for (const { table, by } of rollups) {
    const columns = by.join(', ');
    const rows = await query(
      databaseUrl,
      `SELECT concat_ws(' ', '${table}', ${columns}, counted, rows) AS drift
       FROM (SELECT ${columns}, sum(count)::bigint AS counted FROM ${table} GROUP BY ${columns}) c
       FULL JOIN (SELECT ${columns}, count(*) AS rows FROM incidents WHERE group_name IS NOT NULL GROUP BY ${columns}) r
       USING (${columns}) WHERE coalesce(counted, 0) <> coalesce(rows, 0)`,
    );
    drifted.push(...rows.map(({ drift }) => String(drift)));
  }
  return drifted;
}
