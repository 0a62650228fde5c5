import { createHmac } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import * as v from 'valibot';

const attemptSchema = v.object({
  verifier: v.string(),
  state: v.string(),
  nonce: v.string(),
  /** Of a browser in which somebody has signed in before; its own cookie does not come back from another site. */
  known: v.optional(v.string()),
});
/** What must still be known when the browser comes back from the provider. */
export type OidcAttempt = v.InferOutput<typeof attemptSchema>;

const lifetimeSeconds = 600;

/** Encrypted for a cookie: any server can go on with it, and only this browser has it. */
export async function sealAttempt(accessKey: string, attempt: OidcAttempt, now: number): Promise<string> {
  return new EncryptJWT({ ...attempt })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(Math.floor(now / 1000) + lifetimeSeconds)
    .encrypt(keyOf(accessKey));
}

/** Null when it is not one of ours or too old. */
export async function openAttempt(
  accessKey: string,
  sealed: string,
  now: number,
): Promise<OidcAttempt | null> {
  try {
    const { payload } = await jwtDecrypt(sealed, keyOf(accessKey), { currentDate: new Date(now) });
    const parsed = v.safeParse(attemptSchema, payload);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const keyOf = (accessKey: string): Uint8Array =>
  createHmac('sha256', Buffer.from(accessKey, 'base64url')).update('oidc-attempt').digest();
