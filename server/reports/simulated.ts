import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { SimulatedReport } from '../../lib/core/api/replay.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';

const maxRows = 2_000;

/**
 * What went out because the rules that matched are only simulated, by the strictest of them. An incident's action is
 * `allow` in this case only.
 */
export async function simulatedReport(db: Kysely<Tables>, asked: Asked): Promise<SimulatedReport> {
  const { from, to } = asked.period;
  const only = { ...asked, where: { ...asked.where, action: ['allow'] } };
  const { rows } = await sql<SimulatedReport['rows'][number]>`
    SELECT ${columnOf['rule']} AS rule, ${columnOf['group']} AS "group", sum(count)::int AS count
    FROM rollup_rules WHERE ${rowsOf(only, from, to)}
    GROUP BY 1, 2 HAVING sum(count) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ${maxRows}`.execute(db);
  return { period: asked.period, rows };
}
