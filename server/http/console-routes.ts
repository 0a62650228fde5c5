import { Hono } from 'hono';
import * as v from 'valibot';
import { idSchema } from '../../lib/core/policy/id.ts';
import { signIn, signOut } from '../auth/sign-in.ts';
import { createEnrolmentCode } from '../devices/enrolment-codes.ts';
import { listDevices, revokeDevice } from '../devices/list.ts';
import { findIncident, listIncidents } from '../incidents/list.ts';
import { readCursor } from '../store/cursor.ts';
import type { Services } from './context.ts';
import { refuse } from './errors.ts';
import { policyRoutes } from './policy-routes.ts';
import { limitBody, parseJson } from './request-body.ts';
import { endSession, requireSession, sameOriginWrites, sessionOf, startSession } from './session.ts';
import type { SessionEnv } from './session.ts';

const whole = (min: number, max: number, standard: number) =>
  v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(min), v.maxValue(max)),
    String(standard),
  );
const cursor = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(400),
    v.transform(readCursor),
    v.check((found) => found !== null),
  ),
);
const pageSchema = v.object({ cursor, limit: whole(1, 200, 50) });
const incidentPageSchema = v.object({ ...pageSchema.entries, days: whole(1, 400, 30) });
const uuid = v.pipe(v.string(), v.uuid());
const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text),
);
const incidentKeySchema = v.object({ day, device: uuid, id: uuid });
const codeRequestSchema = v.strictObject({
  group: idSchema,
  maxUses: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
});
const maxBodyBytes = 65_536;

/** The console API (lib/core/api/console.ts). */
export function consoleRoutes(services: Services): Hono<SessionEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<SessionEnv>();
  app.use(sameOriginWrites(services));
  app.route('/policy', policyRoutes(services)); // its own, larger body limit
  app.use(limitBody(maxBodyBytes));

  app.post('/session', async (c) => {
    const body = parseJson(
      v.strictObject({ link: v.pipe(v.string(), v.maxLength(200)) }),
      await bytesOf(c.req),
    );
    if (!body.ok) return refuse(c, body.error);
    const session = await signIn(db, organisation.id, body.value.link, now());
    if (!session.ok) return refuse(c, session.error);
    startSession(c, services, session.value);
    return c.body(null, 204);
  });

  app.use(requireSession(services));

  app.get('/session', (c) => c.json(c.get('who')));
  app.delete('/session', async (c) => {
    await signOut(db, sessionOf(c) ?? '', c.get('who'));
    endSession(c);
    return c.body(null, 204);
  });

  app.get('/incidents', async (c) => {
    const query = v.safeParse(incidentPageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, days, cursor: from } = query.output;
    return c.json(
      await listIncidents(db, organisation.id, { limit, days, cursor: from ?? null, now: now() }),
    );
  });
  app.get('/incidents/:day/:device/:id', async (c) => {
    const key = v.safeParse(incidentKeySchema, c.req.param());
    const found = key.success ? await findIncident(db, organisation.id, key.output) : null;
    return found === null ? refuse(c, 'request/not-found') : c.json(found);
  });

  app.get('/devices', async (c) => {
    const query = v.safeParse(pageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, cursor: from } = query.output;
    return c.json(await listDevices(db, organisation.id, { limit, cursor: from ?? null }));
  });
  app.delete('/devices/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const actor = `user:${c.get('who').user.id}`;
    const known = id.success && (await revokeDevice(db, organisation.id, id.output, actor, now()));
    return known ? c.body(null, 204) : refuse(c, 'request/not-found');
  });

  app.post('/enrolment-codes', async (c) => {
    const body = parseJson(codeRequestSchema, await bytesOf(c.req));
    if (!body.ok) return refuse(c, body.error);
    const actor = `user:${c.get('who').user.id}`;
    const request = { ...body.value, actor, server: services.publicUrl, now: now() };
    return c.json(await createEnrolmentCode(db, organisation, request), 201);
  });
  return app;
}

async function bytesOf(request: { arrayBuffer(): Promise<ArrayBuffer> }): Promise<Uint8Array> {
  return new Uint8Array(await request.arrayBuffer());
}
