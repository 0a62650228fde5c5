import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sessionLifetimeMs } from '../auth/sign-in.ts';
import type { Services } from './context.ts';
import { refuse } from './errors.ts';

const cookie = 'sluice_session';

/**
 * Writes must come from the console itself: same origin by Origin or Sec-Fetch-Site, and JSON, which no form can send.
 * Neither header at all is refused too: every browser sends one with a write.
 */
export function sameOriginWrites(services: Services): MiddlewareHandler {
  const origin = new URL(services.publicUrl).origin;
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const same = (from === undefined || from === origin) && (site === undefined || site === 'same-origin');
    if (!same || (from === undefined && site === undefined)) return refuse(c, 'request/other-origin');
    const isJson = /^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '');
    if (!isJson) return refuse(c, 'request/content-type');
    return next();
  };
}

export const sessionOf = (c: Context): string | null => getCookie(c, cookie) ?? null;

export function startSession(c: Context, services: Services, session: string): void {
  setCookie(c, cookie, session, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: services.publicUrl.startsWith('https:'),
    maxAge: sessionLifetimeMs / 1000,
  });
}

export function endSession(c: Context): void {
  deleteCookie(c, cookie, { path: '/' });
}
