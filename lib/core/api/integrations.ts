/**
 * Out to other systems: webhooks, metrics, and the description of this API. Pages and errors as in console.ts. All need
 * `settings.manage`; what is marked * is for persons who see every group, no API token.
 *
 * | Method and path                       | Body or query → answer                                     |
 * |---------------------------------------|------------------------------------------------------------|
 * | GET    /api/webhooks                  | → { items: WebhookRecord[] }                               |
 * | POST   /api/webhooks *                | WebhookRequest → 201 WebhookSecretAnswer, 400 webhook/url  |
 * | PUT    /api/webhooks/:id *            | WebhookRequest → 204, or 404                               |
 * | DELETE /api/webhooks/:id *            | → 204, or 404                                              |
 * | POST   /api/webhooks/:id/secret *     | {} → WebhookSecretAnswer (the old secret is void)          |
 * | POST   /api/webhooks/:id/test         | {} → WebhookTestAnswer                                     |
 * | GET    /api/webhooks/:id/deliveries   | ?cursor=&limit=&state= → Page of DeliveryRecord            |
 * | POST   /api/webhooks/:id/replay       | ReplayRequest → { replayed: number }                       |
 *
 * What is sent, and how to verify it: docs/INTEGRATIONS.md.
 */
export const webhookEvents = ['incident', 'alert', 'policy', 'audit'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
/** `ocsf`: incidents as OCSF Data Security Findings, and no other event. */
export const webhookFormats = ['sluice', 'ocsf'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

export interface WebhookRequest {
  readonly name: string;
  /** https, unless the setting `webhooks.network` allows http. */
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly format: WebhookFormat;
  readonly enabled: boolean;
}
/** `url` ends after the host, in `/…`, for whoever may not change it. */
export interface WebhookRecord extends WebhookRequest {
  readonly id: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Deliveries that wait for their next attempt, and those that were given up. */
  readonly waiting: number;
  readonly dead: number;
}
export interface WebhookSecretAnswer {
  readonly id: string;
  /** `whsec_` and base64; shown once. */
  readonly secret: string;
}
export interface WebhookTestAnswer {
  readonly delivered: boolean;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** `webhook/address`, `webhook/dns`, `webhook/connect`, `webhook/tls`, `webhook/timeout` or `webhook/status`. */
  readonly error: string | null;
}

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const;
export interface DeliveryRecord {
  readonly id: string;
  readonly event: WebhookEvent;
  readonly state: (typeof deliveryStates)[number];
  readonly createdAt: string;
  readonly attempts: number;
  /** Null when there is none any more. */
  readonly nextAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}
/** One dead delivery, or all of a webhook. */
export interface ReplayRequest {
  readonly delivery: string | null;
}
