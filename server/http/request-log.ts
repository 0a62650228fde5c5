import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Log } from '../log.ts';

/** One line per request: route pattern instead of path, no query, no headers. Unchanged polls (304) are left out. */
export function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    if (c.res.status === 304) return;
    log.info('request', {
      request: randomUUID(),
      method: c.req.method,
      route: matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'none',
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    });
  };
}
