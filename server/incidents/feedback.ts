import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Feedback } from '../../lib/core/api/disputes.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { addEvents } from './events.ts';
import { dayMs, dayText } from './scope.ts';

/** A device that was out of reach may say so late; what its server does not take within a week it gives up. */
const acceptedDays = 14;

/** An employee says which tool they took, or would have needed. Of either kind the first counts; again, nothing changes. */
export async function recordFeedback(
  db: Kysely<Tables>,
  org: string,
  device: string,
  feedback: Feedback,
  now: number,
): Promise<Result<null, 'incident/unknown'>> {
  if (feedback.kind === 'tool') return ok(await countTool(db, org, device, feedback, now));
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
    await raise(trx, { ...{ org, day, kind }, ...row, tool: data.tool ?? '' });
    if (words !== '')
      await sql`
        UPDATE incidents SET words = coalesce(words, ''::tsvector) || to_tsvector('simple', ${words})
        WHERE org_id = ${org} AND device_id = ${device} AND day = ${day}::date AND id = ${id}`.execute(trx);
    const about = { org, actor: `device:${device}`, batch: null, now };
    await addEvents(trx, about, [{ device, day, id, kind, data }]);
    return ok(null);
  });
}

/** Of a message that was still being typed: in the sums, and as an event of no incident, so that again counts nothing. */
async function countTool(
  db: Kysely<Tables>,
  org: string,
  device: string,
  { id, rule, tool, ...said }: Extract<Feedback, { kind: 'tool' }>,
  now: number,
): Promise<null> {
  // Sums of a day that is long over do not change any more, and none has come yet that is to come.
  const days = [dayText(now - acceptedDays * dayMs), dayText(now + dayMs)] as const;
  if (said.day < days[0] || said.day > days[1]) return null;
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ group: string }>`
      SELECT coalesce(group_name, '') AS "group" FROM devices WHERE org_id = ${org} AND id = ${device} AND revoked_at IS NULL
      FOR NO KEY UPDATE`.execute(trx);
    const [row] = rows;
    const before = await sql`
      SELECT 1 FROM incident_events WHERE org_id = ${org} AND device_id = ${device} AND day = ${said.day}::date
        AND incident_id = ${id}`.execute(trx);
    if (row === undefined || before.rows.length > 0) return null;
    await raise(trx, {
      ...{ org, day: said.day, kind: 'suggestion', ...rule },
      ...{ group: row.group, tool: storable(tool) },
    });
    const about = { org, actor: `device:${device}`, batch: null, now };
    await addEvents(trx, about, [{ device, day: said.day, id, kind: 'suggestion', data: {} }]);
    return null;
  });
}

interface Sum {
  readonly org: string;
  readonly day: string;
  readonly pack: string;
  readonly rule: string;
  readonly group: string;
  readonly kind: 'suggestion' | 'wish';
  readonly tool: string;
}

async function raise(trx: Transaction<Tables>, sum: Sum): Promise<void> {
  const { org, day, pack, rule, group, kind, tool } = sum;
  await sql`
    INSERT INTO rollup_feedback (org_id, day, pack, rule, group_name, kind, tool, count)
    VALUES (${org}, ${day}, ${pack}, ${rule}, ${group}, ${kind}, ${tool}, 1)
    ON CONFLICT (org_id, day, pack, rule, group_name, kind, tool)
    DO UPDATE SET count = rollup_feedback.count + 1`.execute(trx);
}
