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
  if (!isGenuine(accessKey, { token, device, claim, given })) return fail('token/invalid');
  const expiresAt = Number(expires) * 1000;
  return expiresAt > now ? ok({ device, expiresAt }) : fail('token/expired');
}

/** A poll does little else than to check its token, and a browser polls several times with the same one. */
let last = { text: '', key: createSecretKey(Buffer.alloc(1)), genuine: new Map<string, string>() };
/** Devices whose last genuine token is remembered, some 12 MB. Above it the oldest go first. */
const maxRemembered = 50_000;

function keyOf(text: string): typeof last {
  if (last.text !== text)
    last = { text, key: createSecretKey(Buffer.from(text, 'base64url')), genuine: new Map() };
  return last;
}

function isGenuine(
  accessKey: string,
  { token, device, claim, given }: Readonly<Record<'token' | 'device' | 'claim' | 'given', string>>,
): boolean {
  const { genuine } = keyOf(accessKey);
  if (isSame(genuine.get(device) ?? '', token)) return true;
  if (!isSame(mac(accessKey, claim), given)) return false;
  genuine.delete(device);
  genuine.set(device, token);
  const [oldest] = genuine.size > maxRemembered ? genuine.keys() : [];
  if (oldest !== undefined) genuine.delete(oldest);
  return true;
}

const isSame = (known: string, given: string): boolean =>
  known.length === given.length && timingSafeEqual(Buffer.from(known), Buffer.from(given));

const mac = (accessKey: string, claim: string): string =>
  createHmac('sha256', keyOf(accessKey).key).update(claim).digest('base64url');
