import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Feedback } from '../../lib/core/api/disputes.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { addEvents } from './events.ts';

/** An employee says which tool they took, or would have needed. Of either kind the first counts; again, nothing changes. */
export async function recordFeedback(
  db: Kysely<Tables>,
  org: string,
  device: string,
  feedback: Feedback,
  now: number,
): Promise<Result<null, 'incident/unknown'>> {
  const { day, id, kind } = feedback;
  const data =
    feedback.kind === 'wish' ? { text: storable(feedback.text) } : { tool: storable(feedback.tool) };
  const words = feedback.kind === 'wish' ? (data.text ?? '') : '';
  return db.transaction().execute(async (trx) => {
    // Locked first: what comes at the same time is seen only by the statement after it.
    const { rows } = await sql<{ pack: string; rule: string; group: string }>`
      SELECT pack, rule, coalesce(group_name, '') AS "group" FROM incidents
      WHERE org_id = ${org} AND device_id = ${device} AND day = ${day}::date AND id = ${id}
      FOR UPDATE`.execute(trx);
    const [row] = rows;
    if (row === undefined) return fail('incident/unknown');
    const before = await sql`
      SELECT 1 FROM incident_events WHERE org_id = ${org} AND device_id = ${device} AND day = ${day}::date
        AND incident_id = ${id} AND kind = ${kind}`.execute(trx);
    if (before.rows.length > 0) return ok(null);
    await sql`
      INSERT INTO rollup_feedback (org_id, day, pack, rule, group_name, kind, tool, count)
      VALUES (${org}, ${day}, ${row.pack}, ${row.rule}, ${row.group}, ${kind}, ${data.tool ?? ''}, 1)
      ON CONFLICT (org_id, day, pack, rule, group_name, kind, tool)
      DO UPDATE SET count = rollup_feedback.count + 1`.execute(trx);
    if (words !== '')
      await sql`
        UPDATE incidents SET words = coalesce(words, ''::tsvector) || to_tsvector('simple', ${words})
        WHERE org_id = ${org} AND device_id = ${device} AND day = ${day}::date AND id = ${id}`.execute(trx);
    const about = { org, actor: `device:${device}`, batch: null, now };
    await addEvents(trx, about, [{ device, day, id, kind, data }]);
    return ok(null);
  });
}
