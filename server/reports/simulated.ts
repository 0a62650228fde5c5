import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { SimulatedReport } from '../../lib/core/api/replay.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';

const maxRows = 2_000;

/** How often each simulated rule matched, whether or not an enforced one decided what became of it. */
export async function simulatedReport(db: Kysely<Tables>, asked: Asked): Promise<SimulatedReport> {
  const { from, to } = asked.period;
  const { rows } = await sql<SimulatedReport['rows'][number]>`
    SELECT ${columnOf['rule']} AS rule, ${columnOf['group']} AS "group", sum(count)::int AS count
    FROM rollup_simulated WHERE ${rowsOf(asked, from, to)}
    GROUP BY 1, 2 HAVING sum(count) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ${maxRows}`.execute(db);
  return { period: asked.period, rows };
}
