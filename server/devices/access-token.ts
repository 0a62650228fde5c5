import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { TokenAnswer } from '../../lib/core/api/device.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';

/** Short, because a revoked device's token works until it expires. */
export const accessTokenLifetimeMs = 10 * 60_000;

export type TokenError = 'token/invalid' | 'token/expired';
export interface AccessToken {
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** `s1.<device>.<expiry, seconds>.<HMAC-SHA-256>`: checked without a query, for polls and hints only. */
export function issueAccessToken(accessKey: string, device: string, now: number): TokenAnswer {
  const expires = Math.floor((now + accessTokenLifetimeMs) / 1000);
  const claim = `s1.${device}.${String(expires)}`;
  return { token: `${claim}.${mac(accessKey, claim)}`, expiresAt: new Date(expires * 1000).toISOString() };
}

export function readAccessToken(
  accessKey: string,
  token: string,
  now: number,
): Result<AccessToken, TokenError> {
  const match = /^(s1\.([0-9a-f-]{36})\.(\d{1,12}))\.([\w-]{43})$/.exec(token);
  const [, claim, device, expires, given] = match ?? [];
  if (claim === undefined || device === undefined || given === undefined) return fail('token/invalid');
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(mac(accessKey, claim)))) return fail('token/invalid');
  const expiresAt = Number(expires) * 1000;
  return expiresAt > now ? ok({ device, expiresAt }) : fail('token/expired');
}

/** Made once: a poll does little else than this. */
let lastKey = { text: '', key: createSecretKey(Buffer.alloc(1)) };

function mac(key: string, claim: string): string {
  if (lastKey.text !== key) lastKey = { text: key, key: createSecretKey(Buffer.from(key, 'base64url')) };
  return createHmac('sha256', lastKey.key).update(claim).digest('base64url');
}
