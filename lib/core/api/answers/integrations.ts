import * as v from 'valibot';
import { deliveryStates, webhookEvents, webhookFormats } from '../integrations.ts';
import type {
  DeliveryRecord,
  WebhookRecord,
  WebhookSecretAnswer,
  WebhookTestAnswer,
} from '../integrations.ts';
import { count, maybeText, text } from './shapes.ts';
import type { Answer } from './shapes.ts';

export const webhookRecord: Answer<WebhookRecord> = v.object({
  id: text,
  name: text,
  url: text,
  events: v.array(v.picklist(webhookEvents)),
  format: v.picklist(webhookFormats),
  enabled: v.boolean(),
  createdAt: text,
  createdBy: text,
  waiting: count,
  dead: count,
});
export const webhookSecretAnswer: Answer<WebhookSecretAnswer> = v.object({ id: text, secret: text });
export const webhookTestAnswer: Answer<WebhookTestAnswer> = v.object({
  delivered: v.boolean(),
  status: v.nullable(count),
  error: maybeText,
});
export const deliveryRecord: Answer<DeliveryRecord> = v.object({
  id: text,
  event: v.picklist(webhookEvents),
  state: v.picklist(deliveryStates),
  createdAt: text,
  attempts: count,
  nextAt: maybeText,
  lastStatus: v.nullable(count),
  lastError: maybeText,
});
export const replayedAnswer: Answer<{ readonly replayed: number }> = v.object({ replayed: count });
