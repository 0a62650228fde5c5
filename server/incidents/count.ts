import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { CountAnswer, ValuesAnswer } from '../../lib/core/api/incidents.ts';
import type { Tables } from '../store/tables.ts';
import { allOf, conditionsOf, conversation, has, rulesThatMatched } from './conditions.ts';
import { readRollup, rollupCount } from './rollup-scope.ts';
import type { Scope } from './scope.ts';

/** How many rows are counted at most when no rollup has the answer. */
const sample = 20_000;
const maxValues = 50;

/** Keys whose values can be offered, and where they stand. */
const columnsOf = (org: string) =>
  ({
    is: sql`incidents.status`,
    severity: sql`incidents.severity`,
    rule: sql`incidents.pack || '/' || incidents.rule`,
    pack: sql`incidents.pack`,
    platform: sql`incidents.platform`,
    channel: sql`incidents.channel`,
    group: sql`incidents.group_name`,
    conversation,
    action: sql`incidents.action`,
    outcome: sql`incidents.outcome`,
    resolution: sql`incidents.resolution`,
    assignee: sql`incidents.assignee`,
    mode: sql`incidents.body#>>'{rule,mode}'`,
    simulated: sql`unnest(ARRAY(SELECT DISTINCT (x->>'pack') || '/' || (x->>'rule') FROM ${rulesThatMatched} x
      WHERE x->>'mode' = 'simulate'))`,
    account: sql`incidents.body#>>'{egress,account,kind}'`,
    label: sql`unnest(incidents.labels)`,
    detector: sql`jsonb_array_elements(incidents.body->'detectors')->>'detector'`,
    user: sql`(SELECT p.pseudonym FROM devices d
      JOIN person_pseudonyms p ON p.org_id = d.org_id AND p.person = d.person
      WHERE d.org_id = ${org} AND d.id = incidents.device_id)`,
    device: sql`(SELECT d.label FROM devices d WHERE d.org_id = ${org} AND d.id = incidents.device_id)`,
    has: sql`unnest(array_remove(ARRAY[${sql.join(
      Object.entries(has).map(([value, condition]) => sql`CASE WHEN ${condition} THEN ${sql.lit(value)} END`),
    )}], NULL))`,
  }) as const satisfies Record<string, RawBuilder<unknown>>;
export type ValueKey = keyof ReturnType<typeof columnsOf>;
export const valueKeys = Object.keys(columnsOf(''));
export const isValueKey = (key: string): key is ValueKey => valueKeys.includes(key);

/** The values of a key in the scope, asked without its filter on that key, but for what it leaves out. Most frequent first. */
export async function listValues(db: Kysely<Tables>, scope: Scope, key: ValueKey): Promise<ValuesAnswer> {
  const others = {
    ...scope,
    search: {
      ...scope.search,
      filters: scope.search.filters.filter((filter) => filter.not || filter.key !== key),
    },
  };
  const fromRollup = await readRollup(db, others, key, maxValues);
  if (fromRollup !== null) return { values: fromRollup, exact: true };
  const { rows } = await sql<{ value: string; count: number; seen: number }>`
    WITH newest AS (SELECT * FROM incidents WHERE ${allOf(conditionsOf(others))} ORDER BY incidents.at DESC LIMIT ${sample}),
    found AS (SELECT (${columnsOf(scope.organisation)[key]})::text AS value FROM newest AS incidents)
    SELECT value, count(*)::int AS count, (SELECT count(*)::int FROM newest) AS seen FROM found
    WHERE value IS NOT NULL GROUP BY value ORDER BY count DESC, value LIMIT ${maxValues}`.execute(db);
  return {
    values: rows.map(({ value, count }) => ({ value, count })),
    exact: (rows[0]?.seen ?? 0) < sample,
  };
}

/** How many incidents are in the scope: counted up to 20,000, beyond that as the rollups say where they can. */
export async function countIncidents(db: Kysely<Tables>, scope: Scope): Promise<CountAnswer> {
  const count = await countUpTo(db, scope, sample);
  if (count < sample) return { count, exact: true };
  const known = await rollupCount(db, scope);
  return { count: Math.max(count, known ?? 0), exact: false };
}

/** How many incidents are in the scope, counted no further than `limit`. */
export async function countUpTo(db: Kysely<Tables>, scope: Scope, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM incidents WHERE ${allOf(conditionsOf(scope))} LIMIT ${limit}) AS bounded`.execute(db);
  return rows[0]?.count ?? 0;
}
