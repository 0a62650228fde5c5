import type { Hono, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Principal } from '../auth/principal.ts';
import { readSession } from '../auth/sign-in.ts';
import { routeAccess } from './access.ts';
import type { Services } from './context.ts';
import { refuse } from './errors.ts';
import { sessionOf } from './session.ts';

/** What `authorise` leaves for the routes behind it; not there on public routes. */
export interface ConsoleEnv {
  Variables: { who: Principal };
}

/**
 * Stands before every route of the console API. The first route that matches is the one that answers, so its entry in
 * the table is the one that counts.
 */
export function authorise(services: Services): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    const access = matchedRoutes(c)
      .map(({ method, path }) => routeAccess[`${method} ${path}`])
      .find((entry) => entry !== undefined);
    if (access === undefined) return refuse(c, 'request/not-found');
    if (access === 'public') return next();
    const session = sessionOf(c);
    const who = session === null ? null : await readSession(services.database.db, session, services.now());
    if (who === null) return refuse(c, 'session/required');
    if (access !== 'signed-in' && !who.permissions.has(access)) return refuse(c, 'access/denied');
    c.set('who', who);
    return next();
  };
}

/** Routes of the console API that the table does not know, and entries of the table that are no route. */
export function accessGaps(app: Hono): { readonly unlisted: string[]; readonly unused: string[] } {
  const routes = new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`),
  );
  return {
    unlisted: [...routes].filter((route) => routeAccess[route] === undefined),
    unused: Object.keys(routeAccess).filter((route) => !routes.has(route)),
  };
}
