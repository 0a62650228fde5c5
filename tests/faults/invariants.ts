import { query } from '../../server/testing/test-server.ts';

/** What must hold of a store whatever happened to it; every list is empty when it does. */
export interface Damage {
  /** Acknowledged, and not there; or corrected, and still as it was before. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** Counters that differ from the rows they count. */
  readonly drifted: readonly string[];
}
export const unharmed: Damage = { lost: [], doubled: [], drifted: [] };

/** `corrected`: acknowledged once more, after "cancelled" turned out to have been sent. */
export async function damageOf(
  databaseUrl: string,
  acknowledged: readonly string[],
  corrected: readonly string[] = [],
): Promise<Damage> {
  const rows = await query(
    databaseUrl,
    'SELECT id, count(*)::int AS count, min(outcome) AS outcome FROM incidents GROUP BY id',
  );
  const counts = new Map(rows.map(({ id, count }) => [String(id), Number(count)]));
  const cancelled = new Set(
    rows.filter(({ outcome }) => outcome === 'cancelled').map(({ id }) => String(id)),
  );
  return {
    lost: [
      ...acknowledged.filter((id) => !counts.has(id)),
      ...corrected.filter((id) => !counts.has(id) || cancelled.has(id)),
    ],
    doubled: [...counts].filter(([, count]) => count !== 1).map(([id]) => id),
    drifted: await driftOf(databaseUrl),
  };
}

/** Every rollup there is, and the rows that it counts. */
const rollups = {
  rollup_days: { by: 'day, platform, action, outcome, severity, group_name', of: 'incidents' },
  rollup_rules: { by: 'day, pack, rule, action, outcome, group_name', of: 'incidents' },
  rollup_day_totals: { by: 'day, platform, action, outcome, severity', of: 'incidents' },
  rollup_rule_totals: { by: 'day, pack, rule, action, outcome', of: 'incidents' },
  rollup_accounts: {
    by: 'day, platform, account, action, outcome, group_name',
    of: "(SELECT *, body#>>'{egress,account,kind}' AS account FROM incidents) AS i",
  },
  rollup_reasons: {
    by: 'day, pack, rule, reason, group_name',
    of: `(SELECT *, coalesce(body#>>'{reason,choice}', left(body#>>'{reason,text}', 0)) AS reason FROM incidents
      WHERE outcome <> 'cancelled' AND body ? 'reason') AS i`,
  },
  rollup_simulated: {
    by: 'day, pack, rule, group_name',
    of: `(SELECT day, x->>'pack' AS pack, x->>'rule' AS rule, group_name
      FROM incidents, jsonb_array_elements(body->'alsoMatched' || jsonb_build_array(body->'rule')) x
      WHERE x->>'mode' = 'simulate') AS i`,
  },
};

/** What employees said, and what a task works out once a day is over: no sums of an ingest's own. */
const ofOtherRows = ['rollup_feedback', 'rollup_repeats'];

async function driftOf(databaseUrl: string): Promise<readonly string[]> {
  const there = await query(
    databaseUrl,
    "SELECT relname AS name FROM pg_class WHERE relname LIKE 'rollup\\_%' AND relkind = 'r' ORDER BY 1",
  );
  const known = [...Object.keys(rollups), ...ofOtherRows];
  const drifted = there.map(({ name }) => String(name)).filter((name) => !known.includes(name));
  for (const [table, { by, of }] of Object.entries(rollups)) {
    const rows = await query(
      databaseUrl,
      `SELECT concat_ws(' ', '${table}', ${by}, counted, rows) AS drift
       FROM (SELECT ${by}, sum(count)::bigint AS counted FROM ${table} GROUP BY ${by}) c
       FULL JOIN (SELECT ${by}, count(*) AS rows FROM ${of} WHERE group_name IS NOT NULL GROUP BY ${by}) r
       USING (${by}) WHERE coalesce(counted, 0) <> coalesce(rows, 0)`,
    );
    drifted.push(...rows.map(({ drift }) => String(drift)));
  }
  return drifted;
}
