import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { tokenPrefix } from '../auth/api-tokens.ts';
import { knownDeviceLifetimeMs, newKnownDevice } from '../auth/known-device.ts';
import type { NewSession } from '../auth/session.ts';
import type { Services } from './context.ts';
import { refuse } from './errors.ts';

/** `__Host-` (only where cookies are Secure): no other host and no path can have set it. */
const nameOf = (services: Pick<Services, 'publicUrl'>, name: string): string =>
  isSecure(services) ? `__Host-${name}` : name;
const isSecure = ({ publicUrl }: Pick<Services, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

/** The API token of an Authorization header; null when the request carries none. */
export const apiTokenOf = (c: Context): string | null =>
  new RegExp(`^Bearer +(${tokenPrefix}[\\w-]{1,100})$`, 'i').exec(c.req.header('authorization') ?? '')?.[1] ??
  null;

/**
 * Writes must come from the console itself: same origin by Origin or Sec-Fetch-Site, and JSON, which no form can send.
 * Neither header at all is refused too: every browser sends one with a write. A request with an API token carries
 * nothing that a browser adds by itself, and its cookies are not looked at.
 */
export function sameOriginWrites(services: Services): MiddlewareHandler {
  const origin = new URL(services.publicUrl).origin;
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || apiTokenOf(c) !== null) return next();
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const same = (from === undefined || from === origin) && (site === undefined || site === 'same-origin');
    if (!same || (from === undefined && site === undefined)) return refuse(c, 'request/other-origin');
    const isJson = /^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '');
    if (!isJson) return refuse(c, 'request/content-type');
    return next();
  };
}

export const sessionOf = (c: Context, services: Pick<Services, 'publicUrl'>): string | null =>
  getCookie(c, nameOf(services, 'sluice_session')) ?? null;

export function giveSession(
  c: Context,
  services: Pick<Services, 'publicUrl'>,
  { secret, lifetimeMs }: Pick<NewSession, 'secret' | 'lifetimeMs'>,
): void {
  setCookie(c, nameOf(services, 'sluice_session'), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(services),
    maxAge: Math.floor(lifetimeMs / 1000),
  });
}

/** A new session, and the mark of a browser in which this person has signed in before. */
export function startSessionCookies(c: Context, services: Services, session: NewSession): void {
  giveSession(c, services, session);
  const known = newKnownDevice(services.organisation.accessKey, session.user, services.now());
  setCookie(c, nameOf(services, 'sluice_known'), known, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(services),
    maxAge: knownDeviceLifetimeMs / 1000,
  });
}

export const knownDeviceOf = (c: Context, services: Pick<Services, 'publicUrl'>): string | null =>
  getCookie(c, nameOf(services, 'sluice_known')) ?? null;

export function endSession(c: Context, services: Pick<Services, 'publicUrl'>): void {
  deleteCookie(c, nameOf(services, 'sluice_session'), { path: '/', secure: isSecure(services) });
}

/** What single sign-on must remember while the browser is away. Lax: it comes back from another site. */
export function giveOidcAttempt(c: Context, services: Pick<Services, 'publicUrl'>, attempt: string): void {
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(services) } as const;
  setCookie(c, nameOf(services, 'sluice_oidc'), attempt, { ...options, maxAge: 600 });
}

export function takeOidcAttempt(c: Context, services: Pick<Services, 'publicUrl'>): string | null {
  const attempt = getCookie(c, nameOf(services, 'sluice_oidc')) ?? null;
  deleteCookie(c, nameOf(services, 'sluice_oidc'), { path: '/', secure: isSecure(services) });
  return attempt;
}
