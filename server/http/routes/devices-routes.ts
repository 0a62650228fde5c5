import { Hono } from 'hono';
import * as v from 'valibot';
import { idSchema } from '../../../lib/core/policy/id.ts';
import { createEnrolmentCode } from '../../devices/enrolment-codes.ts';
import { listDevices, revokeDevice } from '../../devices/list.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageSchema, uuid } from '../query.ts';
import { readJson } from '../request-body.ts';

const codeRequestSchema = v.strictObject({
  group: idSchema,
  maxUses: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
});

/** Devices as the console sees them. */
export function devicesRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(pageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, cursor } = query.output;
    return c.json(await listDevices(db, organisation.id, { limit, cursor: cursor ?? null }));
  });

  app.delete('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const known =
      id.success && (await revokeDevice(db, organisation.id, id.output, c.get('who').actor, now()));
    return known ? c.body(null, 204) : refuse(c, 'request/not-found');
  });
  return app;
}

/** Codes that enrol devices. */
export function enrolmentCodeRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now, publicUrl } = services;
  const app = new Hono<ConsoleEnv>();

  app.post('/', async (c) => {
    const body = await readJson(c, codeRequestSchema);
    if (!body.ok) return refuse(c, body.error);
    const request = { ...body.value, actor: c.get('who').actor, server: publicUrl, now: now() };
    return c.json(await createEnrolmentCode(services.database.db, organisation, request), 201);
  });
  return app;
}
