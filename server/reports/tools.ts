import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { ToolRow, ToolRuleRow, ToolsReport } from '../../lib/core/api/reports.ts';
import type { Tables } from '../store/tables.ts';
import { columnOf, previousPeriod, rowsOf } from './asked.ts';
import type { Asked } from './asked.ts';

const maxRows = 200;
const maxWishes = 50;
/** What fewer people have said in the same words would tell of single persons. */
export const minWishers = 3;

/** Which of the suggested tools are taken, and which ones people would have needed. */
export async function toolsReport(db: Kysely<Tables>, asked: Asked): Promise<ToolsReport> {
  const { period } = asked;
  const previous = previousPeriod(period);
  const now = sql`day >= ${period.from}::date`;
  const sum = (condition: ReturnType<typeof sql>) =>
    sql`coalesce(sum(count) FILTER (WHERE ${condition}), 0)::int`;
  const both = rowsOf(asked, previous.from, period.to);
  const taken = sql`kind = 'suggestion'`;
  const rules = await sql<ToolRuleRow>`
    SELECT ${columnOf['rule']} AS rule, ${sum(sql`${now} AND ${taken}`)} AS taken,
      ${sum(sql`NOT ${now} AND ${taken}`)} AS "takenBefore", ${sum(sql`${now} AND NOT ${taken}`)} AS wished,
      ${sum(sql`NOT ${now} AND NOT ${taken}`)} AS "wishedBefore"
    FROM rollup_feedback WHERE ${both}
    GROUP BY 1 ORDER BY 2 DESC, 4 DESC, 1 LIMIT ${maxRows}`.execute(db);
  const tools = await sql<ToolRow>`
    SELECT tool, ${sum(now)} AS taken, ${sum(sql`NOT ${now}`)} AS "takenBefore"
    FROM rollup_feedback WHERE ${both} AND ${taken}
    GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT ${maxRows}`.execute(db);
  return { period, previous, rows: rules.rows, tools: tools.rows, wishes: await wishesOf(db, asked) };
}

/** By their words, without regard to case and spaces; of people, not of devices. */
async function wishesOf(db: Kysely<Tables>, asked: Asked): Promise<ToolsReport['wishes']> {
  const { organisation, groups, period, where } = asked;
  const inGroups = (wanted: readonly string[] | null | undefined) =>
    wanted == null ? sql`true` : sql`coalesce(i.group_name, '') = ANY(${[...wanted]}::text[])`;
  const ofRules =
    where['rule'] === undefined
      ? sql`true`
      : sql`i.pack || '/' || i.rule = ANY(${[...where['rule']]}::text[])`;
  const { rows } = await sql<ToolsReport['wishes'][number]>`
    SELECT lower(regexp_replace(trim(e.data->>'text'), '\\s+', ' ', 'g')) AS text,
      count(DISTINCT coalesce(d.person, d.id::text))::int AS people
    FROM incident_events e
    JOIN incidents i ON i.org_id = e.org_id AND i.device_id = e.device_id AND i.day = e.day AND i.id = e.incident_id
    JOIN devices d ON d.org_id = e.org_id AND d.id = e.device_id
    WHERE e.org_id = ${organisation} AND e.kind = 'wish'
      AND e.day >= ${period.from}::date AND e.day <= ${period.to}::date
      AND ${inGroups(groups)} AND ${inGroups(where['group'])} AND ${ofRules}
    GROUP BY 1 HAVING count(DISTINCT coalesce(d.person, d.id::text)) >= ${minWishers}
    ORDER BY 2 DESC, 1 LIMIT ${maxWishes}`.execute(db);
  return rows;
}
