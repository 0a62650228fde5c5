import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { WebhookRecord, WebhookRequest, WebhookSecretAnswer } from '../../lib/core/api/integrations.ts';
import { audit } from '../audit/audit.ts';
import { changed } from '../audit/changed.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import type { Webhook } from './deliver.ts';
import { newWebhookSecret } from './signature.ts';

/** Who changes what, when. */
export interface Change {
  readonly org: string;
  readonly actor: string;
  readonly now: number;
}

/** `whole`: for whoever may change them. Others see where each goes, without the path: receivers put their keys there. */
export async function listWebhooks(
  db: Kysely<Tables>,
  org: string,
  { whole }: { readonly whole: boolean },
): Promise<WebhookRecord[]> {
  const rows = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('org_id', '=', org)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const counts = await db
    .selectFrom('deliveries')
    .select('webhook_id')
    .select(sql<number>`count(*) FILTER (WHERE dead_at IS NULL)`.as('waiting'))
    .select(sql<number>`count(*) FILTER (WHERE dead_at IS NOT NULL)`.as('dead'))
    .where('org_id', '=', org)
    .where('delivered_at', 'is', null)
    .groupBy('webhook_id')
    .execute();
  return rows.map(({ id, name, url, events, format, enabled, created_at, created_by }) => {
    const count = counts.find(({ webhook_id }) => webhook_id === id);
    return {
      id,
      name,
      url: whole ? url : `${new URL(url).origin}/…`,
      events,
      format,
      enabled,
      createdAt: created_at.toISOString(),
      createdBy: created_by,
      waiting: count?.waiting ?? 0,
      dead: count?.dead ?? 0,
    };
  });
}

export async function findWebhook(db: Kysely<Tables>, org: string, id: string): Promise<Webhook | null> {
  const row = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

const columnsOf = ({ name, url, events, format, enabled }: WebhookRequest) => ({
  name: storable(name),
  url,
  events: JSON.stringify(events),
  format,
  enabled,
});

export async function createWebhook(
  db: Kysely<Tables>,
  request: WebhookRequest,
  { org, actor, now }: Change,
): Promise<WebhookSecretAnswer> {
  const created = { id: randomUUID(), secret: newWebhookSecret() };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('webhooks')
      .values({
        org_id: org,
        ...created,
        ...columnsOf(request),
        created_at: new Date(now),
        created_by: actor,
      })
      .execute();
    await audit(trx, { org, actor, action: 'webhook.create', target: created.id, detail: about(request) });
  });
  return created;
}

/** False when there is no such webhook; likewise below. */
export async function updateWebhook(
  db: Kysely<Tables>,
  id: string,
  request: WebhookRequest,
  { org, actor }: Change,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const own = trx.selectFrom('webhooks').selectAll().where('org_id', '=', org).where('id', '=', id);
    const before = await own.forUpdate().executeTakeFirst();
    if (before === undefined) return false;
    await trx
      .updateTable('webhooks')
      .set(columnsOf(request))
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute();
    const detail = changed(shownOf(before), shownOf(request), ['url']);
    await audit(trx, { org, actor, action: 'webhook.change', target: id, detail });
    return true;
  });
}

export async function renewWebhookSecret(
  db: Kysely<Tables>,
  id: string,
  { org, actor }: Change,
): Promise<WebhookSecretAnswer | null> {
  const secret = newWebhookSecret();
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('webhooks')
      .set({ secret })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) return null;
    await audit(trx, { org, actor, action: 'webhook.secret', target: id });
    return { id, secret };
  });
}

/** With all that waits for it. */
export async function deleteWebhook(
  db: Kysely<Tables>,
  id: string,
  { org, actor }: Change,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom('webhooks')
      .where('org_id', '=', org)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) return false;
    await trx.deleteFrom('deliveries').where('org_id', '=', org).where('webhook_id', '=', id).execute();
    await audit(trx, { org, actor, action: 'webhook.delete', target: id });
    return true;
  });
}

/** What an entry tells when it changes; of the address behind the host only that it did. */
const shownOf = ({ name, url, events, format, enabled }: WebhookRequest) => ({
  host: new URL(url).host,
  url,
  events: events.join('+'),
  format,
  enabled,
  name,
});

/** Where it leads is worth remembering; what comes behind the host may be a secret. */
const about = ({ url, events, format, enabled }: WebhookRequest): string =>
  `host=${new URL(url).host} events=${events.join('+')} format=${format} enabled=${String(enabled)}`;
