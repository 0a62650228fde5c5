import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { UndoAnswer } from '../../lib/core/api/incidents.ts';
import { statuses } from '../../lib/core/api/triage-words.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import type { Principal } from '../auth/principal.ts';
import type { Tables } from '../store/tables.ts';
import { difference } from '../../lib/core/api/triage-plan.ts';
import { pick } from './changes.ts';
import { addEvents, writeStates } from './events.ts';

export const undoHours = 24;

const partial = v.partial(
  v.object({
    status: v.picklist(statuses),
    resolution: v.nullable(v.string()),
    assignee: v.nullable(v.string()),
    labels: v.array(v.string()),
  }),
);
const changeData = v.object({ before: partial, after: partial });

/**
 * Takes a batch's changes of status, resolution, assignee and labels back, where nobody has changed them since. Notes
 * and answers stay: somebody has read them.
 */
export async function undoBatch(
  db: Kysely<Tables>,
  who: Principal,
  batch: string,
  now: number,
): Promise<Result<UndoAnswer, 'request/not-found'>> {
  const org = who.organisation.id;
  return db.transaction().execute(async (trx) => {
    const events = await trx
      .selectFrom('incident_events')
      .select(['device_id', 'day', 'incident_id', 'data'])
      .where('org_id', '=', org)
      .where('batch', '=', batch)
      .where('kind', '=', 'change')
      .where('at', '>', new Date(now - undoHours * 3_600_000))
      .execute();
    if (events.length === 0) return fail('request/not-found');
    const changes = new Map(
      events.map((event) => [
        `${event.device_id} ${event.day} ${event.incident_id}`,
        v.parse(changeData, event.data),
      ]),
    );
    const seen = who.groups === null ? sql`true` : sql`group_name = ANY(${[...who.groups]}::text[])`;
    const rows = await pick(
      trx,
      sql<boolean>`incidents.org_id = ${org} AND ${seen} AND (device_id, day, id) IN (
        SELECT device_id, day, incident_id FROM incident_events
        WHERE org_id = ${org} AND batch = ${batch} AND kind = 'change')`,
    );
    if (rows.length === 0) return fail('request/not-found');
    const undone = rows.flatMap((row) => {
      const change = changes.get(`${row.device_id} ${row.day} ${row.id}`);
      if (change === undefined || !isStill(row, change.after)) return [];
      const { status, resolution, assignee, labels } = { ...row, ...change.before };
      const after = {
        status: status ?? row.status,
        resolution: resolution ?? null,
        assignee: assignee ?? null,
        labels: labels ?? [],
      };
      return [{ key: { device: row.device_id, day: row.day, id: row.id }, row, after }];
    });
    await writeStates(
      trx,
      org,
      undone.map(({ key, after }) => ({ ...key, ...after, words: '', answered: null })),
    );
    await addEvents(
      trx,
      { org, actor: who.actor, batch: null, now },
      undone.map(({ key, row, after }) => ({ ...key, kind: 'undo', data: difference(row, after) })),
    );
    const answer = { undone: undone.length, kept: rows.length - undone.length };
    const detail = `undone=${String(answer.undone)} kept=${String(answer.kept)}`;
    await audit(trx, { org, actor: who.actor, action: 'incident.undo', target: batch, detail });
    return ok(answer);
  });
}

function isStill(row: object, after: v.InferOutput<typeof partial>): boolean {
  const now = new Map(Object.entries(row));
  return Object.entries(after).every(
    ([key, value]) => JSON.stringify(now.get(key)) === JSON.stringify(value),
  );
}
