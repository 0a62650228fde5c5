import { createHmac, randomBytes } from 'node:crypto';

/** `whsec_` and 32 random bytes, base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * Headers of the Standard Webhooks specification (standardwebhooks.com): HMAC-SHA-256 over id, time and body, joined by
 * dots. The id is the delivery's and the same in every attempt; the time is the attempt's, so that a receiver can refuse
 * what was recorded long ago.
 */
export function signatureHeaders(
  secret: string,
  message: { readonly id: string; readonly body: string; readonly now: number },
): Record<string, string> {
  const seconds = String(Math.floor(message.now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key).update(`${message.id}.${seconds}.${message.body}`).digest('base64');
  return { 'webhook-id': message.id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` };
}
