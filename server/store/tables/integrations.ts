import type { Generated } from 'kysely';
import type { WebhookEvent, WebhookFormat } from '../../../lib/core/api/integrations.ts';
import type { OutboxBody } from '../../integrations/outbox.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

interface WebhookTable {
  org_id: string;
  id: string;
  name: string;
  url: string;
  events: Json<WebhookEvent[]>;
  format: WebhookFormat;
  /** `whsec_…`: needed as it is to sign. */
  secret: string;
  enabled: boolean;
  created_at: Time;
  created_by: string;
}

interface OutboxTable {
  org_id: string;
  id: string;
  at: Generated<Date>;
  event: WebhookEvent;
  body: Json<OutboxBody>;
}

interface DeliveryTable {
  org_id: string;
  id: string;
  webhook_id: string;
  event: WebhookEvent;
  body: Json<OutboxBody>;
  created_at: Time;
  attempts: Generated<number>;
  /** While a server sends it: when another one may take it over. */
  next_at: Time;
  last_status: number | null;
  last_error: string | null;
  delivered_at: MaybeTime;
  dead_at: MaybeTime;
}

export interface IntegrationsTables {
  webhooks: WebhookTable;
  outbox: OutboxTable;
  deliveries: DeliveryTable;
}
