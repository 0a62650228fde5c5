import type { Context, Hono, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Permission } from '../../lib/core/api/access.ts';
import { readToken } from '../auth/api-tokens.ts';
import type { Principal } from '../auth/principal.ts';
import { readSession } from '../auth/session.ts';
import type { ReadSession } from '../auth/session.ts';
import { routeAccess } from './access.ts';
import type { Access } from './access.ts';
import type { Services } from './context.ts';
import { refuse } from './errors.ts';
import { apiTokenOf, giveSession, sessionOf } from './session.ts';

/** What `authorise` leaves for the routes behind it; not there on public routes. */
export interface ConsoleEnv {
  Variables: {
    who: Principal;
    /** Null when an API token asks. */
    session: ReadSession['session'] | null;
  };
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
    const found = await whoAsks(c, services);
    if (found === null) return refuse(c, 'session/required');
    const { demanded, personOnly, everyGroup } = demandOf(access);
    if (personOnly && found.who.kind === 'token') return refuse(c, 'access/person-only');
    if (!demanded.every((permission) => found.who.permissions.has(permission)))
      return refuse(c, 'access/denied');
    if (everyGroup && found.who.groups !== null) return refuse(c, 'access/denied');
    c.set('who', found.who);
    c.set('session', found.session);
    return next();
  };
}

type Asker = Pick<ConsoleEnv['Variables'], 'who' | 'session'>;

/** A request that carries an API token is the token's, whatever cookies come with it. */
async function whoAsks(c: Context, services: Services): Promise<Asker | null> {
  const { db } = services.database;
  if (c.req.header('authorization') !== undefined) {
    const token = apiTokenOf(c);
    const who = token === null ? null : await readToken(db, services.organisation.id, token, services.now());
    return who === null ? null : { who, session: null };
  }
  const secret = sessionOf(c, services);
  const read = secret === null ? null : await readSession(db, secret, services.now());
  if (read === null) return null;
  if (read.renewed !== null) giveSession(c, services, read.renewed);
  return read;
}

interface Demand {
  readonly demanded: readonly Permission[];
  readonly personOnly: boolean;
  readonly everyGroup: boolean;
}

function demandOf(access: Exclude<Access, 'public'>): Demand {
  const nothing = { demanded: [], personOnly: false, everyGroup: false };
  if (access === 'signed-in') return nothing;
  if (access === 'person') return { ...nothing, personOnly: true };
  if (typeof access === 'string') return { ...nothing, demanded: [access] };
  if ('all' in access) return { ...nothing, demanded: access.all };
  if ('person' in access) return { ...nothing, demanded: [access.person], personOnly: true };
  return { ...demandOf(access.everyGroup), everyGroup: true };
}

/** The permissions somebody can use: what is about the whole organisation is nothing for who sees some groups only. */
export function usablePermissions({
  permissions,
  groups,
}: Pick<Principal, 'permissions' | 'groups'>): readonly Permission[] {
  if (groups === null) return [...permissions];
  const demands = Object.values(routeAccess).flatMap((access) =>
    access === 'public' ? [] : [demandOf(access)],
  );
  return [...permissions].filter((permission) =>
    demands.some(({ demanded, everyGroup }) => !everyGroup && demanded.includes(permission)),
  );
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
