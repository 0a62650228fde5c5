import { Hono } from 'hono';
import * as v from 'valibot';
import { endSessions, listSessions } from '../../auth/session-record.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { uuid } from '../query.ts';

/** One's own sessions. */
export function sessionsRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) =>
    c.json({ items: await listSessions(db, c.get('who').id, c.get('session')?.id ?? null, now()) }),
  );

  app.delete('/:id', async (c) => {
    const session = v.safeParse(uuid, c.req.param('id'));
    if (!session.success) return refuse(c, 'request/not-found');
    const { id: user, actor } = c.get('who');
    const ended = await endSessions(db, { org: organisation.id, actor, user, session: session.output });
    return ended > 0 ? c.body(null, 204) : refuse(c, 'request/not-found');
  });
  return app;
}
