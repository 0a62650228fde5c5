import { Hono } from 'hono';
import * as v from 'valibot';
import { changeRequestSchema, holdRequestSchema } from '../../../lib/core/api/incidents.ts';
import { changeIncidents } from '../../incidents/changes.ts';
import type { Selection } from '../../incidents/changes.ts';
import { createHold, listHolds, releaseHold } from '../../incidents/holds.ts';
import { undoBatch } from '../../incidents/undo.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageSchema, uuid } from '../query.ts';
import { limitBody, readJson } from '../request-body.ts';
import { readScope } from './incident-routes.ts';

const maxBodyBytes = 262_144;

/** Working on incidents: `/incidents/changes`. */
export function changeRoutes(services: Services): Hono<ConsoleEnv> {
  const { now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  app.use(limitBody(maxBodyBytes));

  app.post('/', async (c) => {
    const body = await readJson(c, changeRequestSchema);
    if (!body.ok) return refuse(c, body.error);
    const { select, change } = body.value;
    let selection: Selection;
    if ('keys' in select) selection = { kind: 'keys', keys: select.keys };
    else {
      const scope = readScope(c, select, now());
      if (!scope.ok) return scope.error;
      selection = { kind: 'search', scope: scope.value, expected: select.expected };
    }
    const changed = await changeIncidents(db, c.get('who'), selection, change, now());
    return changed.ok ? c.json(changed.value) : refuse(c, changed.error);
  });

  app.post('/:batch/undo', async (c) => {
    const batch = v.safeParse(uuid, c.req.param('batch'));
    if (!batch.success) return refuse(c, 'request/not-found');
    const undone = await undoBatch(db, c.get('who'), batch.output, now());
    return undone.ok ? c.json(undone.value) : refuse(c, undone.error);
  });
  return app;
}

/** Legal holds. */
export function holdRoutes(services: Services): Hono<ConsoleEnv> {
  const { now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(pageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, cursor } = query.output;
    return c.json(await listHolds(db, services.organisation.id, { limit, cursor: cursor ?? null }));
  });

  app.post('/', async (c) => {
    const body = await readJson(c, holdRequestSchema);
    if (!body.ok) return refuse(c, body.error);
    const held = await createHold(db, c.get('who'), body.value, now());
    return held.ok ? c.json(held.value, 201) : refuse(c, held.error);
  });

  app.delete('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const known = id.success && (await releaseHold(db, c.get('who'), id.output, now()));
    return known ? c.body(null, 204) : refuse(c, 'request/not-found');
  });
  return app;
}
