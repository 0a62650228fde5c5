import { Hono } from 'hono';
import { savedViewsRequestSchema } from '../../../lib/core/api/incidents.ts';
import { listColleagues } from '../../incidents/colleagues.ts';
import { readViews, writeViews } from '../../incidents/views.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readJson } from '../request-body.ts';

/** Beside the incidents: a person's saved searches, and who can be asked to work on one. */
export function viewRoutes(services: Services): Hono<ConsoleEnv> {
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/views', async (c) => c.json({ items: await readViews(db, c.get('who')) }));

  app.put('/views', async (c) => {
    const body = await readJson(c, savedViewsRequestSchema);
    if (!body.ok) return refuse(c, body.error);
    await writeViews(db, c.get('who'), body.value.items);
    return c.body(null, 204);
  });

  app.get('/colleagues', async (c) => c.json({ items: await listColleagues(db, services.organisation.id) }));
  return app;
}
