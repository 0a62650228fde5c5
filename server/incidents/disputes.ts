import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { AnswersAnswer, Dispute } from '../../lib/core/api/disputes.ts';
import { answerSchema } from '../../lib/core/api/incidents.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { addEvents } from './events.ts';
import { rollupSlot } from './store-incidents.ts';

/**
 * An employee says that an incident of their device is wrong. Again, it changes nothing. What was resolved is open
 * again.
 */
export async function recordDispute(
  db: Kysely<Tables>,
  org: string,
  device: string,
  { day, id, text }: Dispute,
  now: number,
): Promise<Result<null, 'incident/unknown'>> {
  return db.transaction().execute(async (trx) => {
    const words = storable(text ?? '');
    const { rows } = await sql<{
      pack: string;
      rule: string;
      action: string;
      outcome: string;
      group: string;
    }>`
      UPDATE incidents SET disputed_at = ${new Date(now)}, status = 'open', resolution = NULL,
        words = coalesce(words, ''::tsvector) || to_tsvector('simple', ${words})
      WHERE org_id = ${org} AND device_id = ${device} AND day = ${day}::date AND id = ${id} AND disputed_at IS NULL
      RETURNING pack, rule, action, outcome, coalesce(group_name, '') AS "group"`.execute(trx);
    const [row] = rows;
    if (row === undefined)
      return (await isKnown(trx, org, device, day, id)) ? ok(null) : fail('incident/unknown');
    await sql`
      INSERT INTO rollup_rules (org_id, day, pack, rule, action, outcome, group_name, slot, count, disputed)
      VALUES (${org}, ${day}, ${row.pack}, ${row.rule}, ${row.action}, ${row.outcome}, ${row.group}, ${rollupSlot}, 0, 1)
      ON CONFLICT (org_id, day, pack, rule, action, outcome, group_name, slot)
      DO UPDATE SET disputed = rollup_rules.disputed + 1`.execute(trx);
    await sql`
      INSERT INTO rollup_rule_totals (org_id, day, pack, rule, action, outcome, slot, count, disputed)
      VALUES (${org}, ${day}, ${row.pack}, ${row.rule}, ${row.action}, ${row.outcome}, ${rollupSlot}, 0, 1)
      ON CONFLICT (org_id, day, pack, rule, action, outcome, slot)
      DO UPDATE SET disputed = rollup_rule_totals.disputed + 1`.execute(trx);
    const about = { org, actor: `device:${device}`, batch: null, now };
    await addEvents(trx, about, [{ device, day, id, kind: 'dispute', data: { text: words } }]);
    return ok(null);
  });
}

async function isKnown(
  db: Kysely<Tables>,
  org: string,
  device: string,
  day: string,
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('incidents')
    .select('id')
    .where('org_id', '=', org)
    .where('device_id', '=', device)
    .where('day', '=', day)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** The answers there are to a device's disputes, the last one to each. */
export async function answersFor(
  db: Kysely<Tables>,
  org: string,
  device: string,
  incidents: readonly Pick<Dispute, 'day' | 'id'>[],
): Promise<AnswersAnswer> {
  const { rows } = await sql<{ day: string; id: string; at: Date; data: unknown }>`
    SELECT DISTINCT ON (e.day, e.incident_id) e.day, e.incident_id AS id, e.at, e.data
    FROM json_to_recordset(${JSON.stringify(incidents)}::json) AS k(day date, id uuid)
    JOIN incident_events e ON e.org_id = ${org} AND e.device_id = ${device} AND e.day = k.day
      AND e.incident_id = k.id AND e.kind = 'answer'
    ORDER BY e.day, e.incident_id, e.at DESC, e.id`.execute(db);
  return {
    answers: rows.map(({ day, id, at, data }) => {
      const { verdict, text = null } = v.parse(answerSchema, data);
      return { day, id, at: at.toISOString(), verdict, text };
    }),
  };
}
