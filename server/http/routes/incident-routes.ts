import { Hono } from 'hono';
import * as v from 'valibot';
import { findIncident, listIncidents } from '../../incidents/list.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { day, pageSchema, uuid, whole } from '../query.ts';

const listSchema = v.object({ ...pageSchema.entries, days: whole(1, 400, 30) });
const keySchema = v.object({ day, device: uuid, id: uuid });

/** Reading incidents. */
export function incidentRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(listSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, days, cursor } = query.output;
    return c.json(
      await listIncidents(db, organisation.id, { limit, days, cursor: cursor ?? null, now: now() }),
    );
  });

  app.get('/:day/:device/:id', async (c) => {
    const key = v.safeParse(keySchema, c.req.param());
    const found = key.success ? await findIncident(db, organisation.id, key.output) : null;
    return found === null ? refuse(c, 'request/not-found') : c.json(found);
  });
  return app;
}
