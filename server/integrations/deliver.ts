import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import { failureFields } from '../log.ts';
import type { Log } from '../log.ts';
import { readSetting } from '../settings/setting.ts';
import type { Lookup } from '../net/lookups.ts';
import type { Tables } from '../store/tables.ts';
import { readTarget, webhookNetwork } from './addresses.ts';
import { payloadOf } from './payload.ts';
import type { Delivery } from './payload.ts';
import { send } from './send.ts';
import type { SendError } from './send.ts';
import { signatureHeaders } from './signature.ts';
import { findWebhook } from './webhooks.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';

export type Webhook = Selectable<Tables['webhooks']>;

/** Seconds until the next attempt, after the first, second … one. Then it is given up: about 17 hours in all. */
export const retryAfterSeconds = [10, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 32_400] as const;
/** How long an attempt may take before another server takes the delivery over: longer than a request may. */
const leaseMs = 60_000;
const atOnce = 4;
const userAgent = 'Sluice-Webhook/1';

/**
 * Sends what is due of one webhook. At least once: an attempt whose answer is lost is repeated. True when something was
 * due.
 */
export async function deliverDue(
  db: Kysely<Tables>,
  { org_id, id }: Pick<Webhook, 'org_id' | 'id'>,
  now: number,
  how: { readonly log: Log; readonly lookup?: Lookup },
): Promise<boolean> {
  // Read anew each time: what was switched off, re-pointed or given a new secret counts from now on.
  const webhook = await findWebhook(db, org_id, id);
  if (webhook?.enabled !== true) return false;
  const claimed = await claim(db, webhook, now);
  await Promise.all(
    claimed.map(async (delivery) => {
      const sent = await make(db, webhook, delivery, now, how.lookup).catch((error: unknown) => {
        how.log.error('webhook-payload-failed', { delivery: delivery.id, ...failureFields(error) });
        return fail<SendError>({ code: 'webhook/payload', status: null });
      });
      await settle(db, delivery, sent, now);
    }),
  );
  return claimed.length > 0;
}

async function make(
  db: Kysely<Tables>,
  webhook: Webhook,
  delivery: Delivery,
  now: number,
  lookup?: Lookup,
): Promise<Result<number | null, SendError>> {
  const body = await payloadOf(db, delivery, webhook.format);
  return body === null ? ok(null) : attempt(db, webhook, { id: delivery.id, body, now }, lookup);
}

/** One request to a webhook, signed. */
export async function attempt(
  db: Kysely<Tables>,
  webhook: Webhook,
  message: { readonly id: string; readonly body: string; readonly now: number },
  lookup?: Lookup,
): Promise<Result<number, SendError>> {
  const network = await readSetting(db, webhook.org_id, webhookNetwork);
  const url = readTarget(webhook.url, network);
  if (url === null) return fail({ code: 'webhook/address', status: null });
  const headers = {
    'content-type': 'application/json',
    'user-agent': userAgent,
    ...signatureHeaders(webhook.secret, message),
  };
  return send(url, { headers, body: message.body }, network, lookup);
}

async function claim(db: Kysely<Tables>, webhook: Webhook, now: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    UPDATE deliveries SET attempts = attempts + 1, next_at = ${new Date(now + leaseMs)}::timestamptz
    WHERE org_id = ${webhook.org_id} AND id IN (
      SELECT id FROM deliveries
      WHERE org_id = ${webhook.org_id} AND webhook_id = ${webhook.id} AND delivered_at IS NULL AND dead_at IS NULL
        AND next_at <= ${new Date(now)}::timestamptz
      ORDER BY next_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
    ) RETURNING *`.execute(db);
  return rows;
}

async function settle(
  db: Kysely<Tables>,
  { org_id, id, attempts }: Delivery,
  sent: Result<number | null, SendError>,
  now: number,
): Promise<void> {
  const wait = retryAfterSeconds[attempts - 1];
  const change = sent.ok
    ? { delivered_at: new Date(now), last_status: sent.value, last_error: null }
    : {
        last_status: sent.error.status,
        last_error: sent.error.code,
        next_at: new Date(now + (wait ?? 0) * 1000),
        dead_at: wait === undefined ? new Date(now) : null,
      };
  await db
    .updateTable('deliveries')
    .set(change)
    .where('org_id', '=', org_id)
    .where('id', '=', id)
    // Another server may have sent it meanwhile, if this one was held up.
    .where('delivered_at', 'is', null)
    .execute();
}
