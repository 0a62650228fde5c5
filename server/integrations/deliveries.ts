import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type { DeliveryRecord } from '../../lib/core/api/integrations.ts';
import { audit } from '../audit/audit.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';
import { outboxChannel } from './outbox.ts';
import type { Delivery } from './payload.ts';
import type { Change } from './webhooks.ts';

const conditions = {
  waiting: sql<boolean>`delivered_at IS NULL AND dead_at IS NULL`,
  delivered: sql<boolean>`delivered_at IS NOT NULL`,
  dead: sql<boolean>`dead_at IS NOT NULL`,
} as const satisfies Record<DeliveryRecord['state'], unknown>;

/** A webhook's deliveries, newest first. */
export async function listDeliveries(
  db: Kysely<Tables>,
  org: string,
  webhook: string,
  page: {
    readonly state: DeliveryRecord['state'] | null;
    readonly limit: number;
    readonly cursor: Cursor | null;
  },
): Promise<Page<DeliveryRecord>> {
  const { state, cursor, limit } = page;
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('org_id', '=', org)
    .where('webhook_id', '=', webhook)
    .where(state === null ? sql<boolean>`true` : conditions[state])
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(toRecord),
    next: last === undefined ? null : writeCursor({ at: last.created_at.toISOString(), id: last.id }),
  };
}

function toRecord(row: Delivery): DeliveryRecord {
  const state = row.delivered_at !== null ? 'delivered' : row.dead_at !== null ? 'dead' : 'waiting';
  return {
    id: row.id,
    event: row.event,
    state,
    createdAt: row.created_at.toISOString(),
    attempts: row.attempts,
    nextAt: state === 'waiting' ? row.next_at.toISOString() : null,
    lastStatus: row.last_status,
    lastError: row.last_error,
  };
}

/** Sends dead deliveries again, from the first attempt on: one, or all of a webhook. The value is how many. */
export async function replayDeliveries(
  db: Kysely<Tables>,
  webhook: string,
  delivery: string | null,
  { org, actor, now }: Change,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .updateTable('deliveries')
      .set({ dead_at: null, attempts: 0, next_at: new Date(now) })
      .where('org_id', '=', org)
      .where('webhook_id', '=', webhook)
      .where('dead_at', 'is not', null)
      .$if(delivery !== null, (query) => query.where('id', '=', delivery ?? ''))
      .returning('id')
      .execute();
    if (rows.length === 0) return 0;
    await audit(trx, {
      org,
      actor,
      action: 'webhook.replay',
      target: webhook,
      detail: `deliveries=${String(rows.length)}`,
    });
    await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(trx);
    return rows.length;
  });
}

/** Webhooks that have given something up, or tried it five times: for alerts. */
export async function failingWebhooks(
  db: Kysely<Tables>,
  org: string,
): Promise<readonly { readonly name: string; readonly failing: number; readonly waiting: number }[]> {
  const { rows } = await sql<{ name: string; failing: number; waiting: number }>`
    SELECT w.name || ' ' || left(w.id::text, 4) AS name, count(*) FILTER (WHERE d.dead_at IS NOT NULL OR d.attempts >= 5) AS failing,
      count(*) AS waiting
    FROM webhooks AS w JOIN deliveries AS d ON d.org_id = w.org_id AND d.webhook_id = w.id
    WHERE w.org_id = ${org} AND w.enabled AND d.delivered_at IS NULL
    GROUP BY w.id, w.name HAVING count(*) FILTER (WHERE d.dead_at IS NOT NULL OR d.attempts >= 5) > 0`.execute(
    db,
  );
  return rows;
}
