import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** Incidents in one request. */
const maxItems = 100;
const maxRows = 200;

/**
 * Turns outbox rows into a delivery for each webhook that wants their event, in one transaction. Several servers share the
 * rows among them. True when there may be more.
 */
export async function expandOutbox(db: Kysely<Tables>, organisation: string, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM outbox WHERE org_id = ${organisation} ORDER BY at, id LIMIT ${maxRows}
      FOR UPDATE SKIP LOCKED`.execute(trx);
    if (rows.length === 0) return false;
    const ids = rows.map(({ id }) => id);
    const at = new Date(now);
    // A list of incidents is cut into requests; whatever else is one item.
    await sql`
      INSERT INTO deliveries (org_id, id, webhook_id, event, body, created_at, next_at)
      SELECT o.org_id, gen_random_uuid(), w.id, o.event, part.body, ${at}::timestamptz, ${at}::timestamptz
      FROM outbox AS o
      JOIN webhooks AS w ON w.org_id = o.org_id AND w.enabled AND w.events ? o.event
      CROSS JOIN LATERAL (
        SELECT CASE WHEN jsonb_typeof(o.body) = 'array' THEN jsonb_agg(item ORDER BY at) ELSE o.body END AS body
        FROM jsonb_array_elements(CASE WHEN jsonb_typeof(o.body) = 'array' THEN o.body ELSE '[null]' END)
          WITH ORDINALITY AS items(item, at)
        GROUP BY (at - 1) / ${maxItems}::integer
      ) AS part
      WHERE o.org_id = ${organisation} AND o.id = ANY(${ids}::uuid[])`.execute(trx);
    await trx.deleteFrom('outbox').where('org_id', '=', organisation).where('id', 'in', ids).execute();
    return rows.length === maxRows;
  });
}
