import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const knownDeviceLifetimeMs = 180 * 86_400_000;

/**
 * Marks a browser in which somebody has signed in before, so that strangers who guess at the account cannot keep them
 * out (OWASP, "Slow down online guessing attacks with device cookies"). Opens nothing by itself.
 * `k1.<user>.<random>.<expiry, seconds>.<HMAC-SHA-256>`
 */
export function newKnownDevice(key: string, user: string, now: number): string {
  const expires = Math.floor((now + knownDeviceLifetimeMs) / 1000);
  const claim = `k1.${user}.${randomBytes(12).toString('base64url')}.${String(expires)}`;
  return `${claim}.${mac(key, claim)}`;
}

/** The random part, when the mark is genuine and of this person (null: of whomever); null otherwise. */
export function readKnownDevice(key: string, mark: string, user: string | null, now: number): string | null {
  const match = /^(k1\.([0-9a-f-]{36})\.([\w-]{16})\.(\d{1,12}))\.([\w-]{43})$/.exec(mark);
  const [, claim, of, random, expires, given] = match ?? [];
  if (claim === undefined || random === undefined || given === undefined) return null;
  if (user !== null && of !== user) return null;
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(mac(key, claim)))) return null;
  return Number(expires) * 1000 > now ? random : null;
}

const mac = (key: string, claim: string): string =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(`known-device:${claim}`).digest('base64url');
