import { Hono } from 'hono';
import * as v from 'valibot';
import { aboutPersonSchema, aboutPseudonymSchema } from '../../../lib/core/api/person-data.ts';
import { streamOf } from '../../exports/stream.ts';
import { erasePerson } from '../../people-data/erase.ts';
import { listErasures } from '../../people-data/erasures.ts';
import { exportPerson } from '../../people-data/export-person.ts';
import { lookUp, unmask } from '../../people-data/unmask.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageSchema } from '../query.ts';
import { readJson } from '../request-body.ts';

/** Who is behind a pseudonym, and what is kept about them (lib/core/api/person-data.ts). */
export function personDataRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.post('/unmask', async (c) => {
    const body = await readJson(c, aboutPseudonymSchema);
    if (!body.ok) return refuse(c, body.error);
    const person = await unmask(db, c.get('who'), body.value);
    return person === null ? refuse(c, 'request/not-found') : c.json({ person });
  });

  app.post('/lookup', async (c) => {
    const body = await readJson(c, aboutPersonSchema);
    if (!body.ok) return refuse(c, body.error);
    const pseudonym = await lookUp(db, c.get('who'), body.value);
    return pseudonym === null ? refuse(c, 'request/not-found') : c.json({ pseudonym });
  });

  app.post('/export', async (c) => {
    const body = await readJson(c, aboutPseudonymSchema);
    if (!body.ok) return refuse(c, body.error);
    const lines = await exportPerson(db, c.get('who'), body.value, now());
    if (lines === null) return refuse(c, 'request/not-found');
    c.header('Content-Disposition', 'attachment; filename="sluice-person.jsonl"');
    return c.body(streamOf(lines), 200, { 'Content-Type': 'application/jsonl' });
  });

  app.post('/erase', async (c) => {
    const body = await readJson(c, aboutPseudonymSchema);
    if (!body.ok) return refuse(c, body.error);
    const erased = await erasePerson(db, c.get('who'), body.value, now());
    return erased.ok ? c.json(erased.value) : refuse(c, erased.error);
  });

  app.get('/erasures', async (c) => {
    const query = v.safeParse(pageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, cursor } = query.output;
    return c.json(await listErasures(db, organisation.id, { limit, cursor: cursor ?? null }));
  });
  return app;
}
