import type { Kysely, Selectable } from 'kysely';
import type { WebhookFormat } from '../../lib/core/api/integrations.ts';
import { productVersion } from '../product-version.ts';
import type { Tables } from '../store/tables.ts';
import { readIncidents } from './incident-items.ts';
import { toOcsf } from './ocsf.ts';
import type { IncidentKey, OutboxBody } from './outbox.ts';

export type Delivery = Selectable<Tables['deliveries']>;

/**
 * What is posted, as JSON text: `{ id, event, organisation, createdAt, items }`, or an array of findings for OCSF. Made when
 * it is sent: incidents are told as they are then. Null when nothing is left to tell.
 */
export async function payloadOf(
  db: Kysely<Tables>,
  delivery: Delivery,
  format: WebhookFormat,
): Promise<string | null> {
  const { body, org_id: organisation } = delivery;
  const incidents = isKeys(body) ? await readIncidents(db, organisation, body) : null;
  if (incidents?.length === 0) return null;
  if (format === 'ocsf') return JSON.stringify((incidents ?? []).map((item) => toOcsf(item, productVersion)));
  return JSON.stringify({
    id: delivery.id,
    event: delivery.event,
    organisation,
    createdAt: delivery.created_at.toISOString(),
    items: incidents ?? [body],
  });
}

/** What the test button posts. */
export function testPayload(id: string, organisation: string, format: WebhookFormat, now: number): string {
  if (format === 'ocsf') return '[]';
  const createdAt = new Date(now).toISOString();
  return JSON.stringify({ id, event: 'test', organisation, createdAt, items: [] });
}

const isKeys = (body: OutboxBody): body is readonly IncidentKey[] => Array.isArray(body);
