import { Hono } from 'hono';
import * as v from 'valibot';
import { acknowledgeAlert, listAlerts } from '../../coverage/alerts.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageSchema, uuid } from '../query.ts';

export const alertQuerySchema = v.object({
  ...pageSchema.entries,
  state: v.optional(v.picklist(['open', 'all']), 'open'),
});

/** What is wrong with coverage, raised and cleared by server/coverage/alert-watch.ts. */
export function alertRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(alertQuerySchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const scope = { organisation: organisation.id, groups: c.get('who').groups };
    return c.json(await listAlerts(db, scope, { ...query.output, cursor: query.output.cursor ?? null }));
  });

  app.post('/:id/acknowledge', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const { actor, groups } = c.get('who');
    const known =
      id.success &&
      (await acknowledgeAlert(
        db,
        { organisation: organisation.id, groups },
        { id: id.output, actor, now: now() },
      ));
    return known ? c.body(null, 204) : refuse(c, 'request/not-found');
  });
  return app;
}
