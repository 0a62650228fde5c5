import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { deviceStates } from '../../../lib/core/api/coverage.ts';
import { pseudonymSchema } from '../../../lib/core/api/person-data.ts';
import { idSchema } from '../../../lib/core/policy/id.ts';
import { deviceConditions, readYardstick } from '../../coverage/conditions.ts';
import { createEnrolmentCode } from '../../devices/enrolment-codes.ts';
import { listEnrolmentCodes } from '../../devices/list-codes.ts';
import { findDevice, listDevices } from '../../devices/list.ts';
import type { DeviceFilter } from '../../devices/list.ts';
import { revokeDevice, revokeEnrolmentCode } from '../../devices/revoke.ts';
import type { Revoker } from '../../devices/revoke.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageSchema, uuid } from '../query.ts';
import { readJson } from '../request-body.ts';

export const enrolmentCodeRequestSchema = v.strictObject({
  group: idSchema,
  maxUses: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
});

const short = v.pipe(v.string(), v.maxLength(200));
export const deviceQuerySchema = v.object({
  ...pageSchema.entries,
  state: v.optional(v.picklist(deviceStates)),
  group: v.optional(short),
  browser: v.optional(v.picklist(['chromium', 'firefox'])),
  platform: v.optional(short),
  health: v.optional(v.picklist(['ok', 'degraded', 'blind'])),
  /** The page's build; empty = those that show none. */
  page: v.optional(short),
  /** Never a name: addresses stand in logs. POST /api/person-data/lookup tells a name's pseudonym, for a reason. */
  person: v.optional(pseudonymSchema),
  /** Id of the enrolment code they came by. */
  code: v.optional(uuid),
});

function revoker(c: Context<ConsoleEnv>, { organisation, now }: Services): Revoker {
  const { actor, groups } = c.get('who');
  return { organisation: organisation.id, actor, groups, now: now() };
}

/** Which devices somebody sees, and how. */
function sightOf(c: Context<ConsoleEnv>): Pick<DeviceFilter, 'groups' | 'assets'> {
  const { groups, permissions } = c.get('who');
  const assets = permissions.has('devices.manage') || permissions.has('people.unmask');
  return { groups, assets };
}

/** Devices as the console sees them. */
export function devicesRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(deviceQuerySchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, cursor, state, ...rest } = query.output;
    const yardstick = state === undefined ? null : await readYardstick(db, organisation.id, now());
    const condition =
      yardstick === null || state === undefined ? undefined : deviceConditions(yardstick)[state];
    const filter = { ...rest, condition, ...sightOf(c) };
    return c.json(await listDevices(db, organisation.id, filter, { limit, cursor: cursor ?? null }));
  });

  app.get('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const device = id.success
      ? await findDevice(db, organisation.id, { id: id.output, ...sightOf(c) })
      : null;
    return device === null ? refuse(c, 'request/not-found') : c.json(device);
  });

  app.delete('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const known = id.success && (await revokeDevice(db, id.output, revoker(c, services)));
    if (!known) return refuse(c, 'request/not-found');
    await services.revocations.refresh();
    return c.body(null, 204);
  });
  return app;
}

/** Codes that enrol devices. */
export function enrolmentCodeRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now, publicUrl } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(pageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, cursor } = query.output;
    const page = { limit, cursor: cursor ?? null, now: now() };
    return c.json(await listEnrolmentCodes(db, organisation.id, c.get('who').groups, page));
  });

  app.post('/', async (c) => {
    const body = await readJson(c, enrolmentCodeRequestSchema);
    if (!body.ok) return refuse(c, body.error);
    const { actor, groups } = c.get('who');
    if (groups !== null && !groups.includes(body.value.group)) return refuse(c, 'access/denied');
    const request = { ...body.value, actor, server: publicUrl, now: now() };
    return c.json(await createEnrolmentCode(db, organisation, request), 201);
  });

  app.delete('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const known = id.success && (await revokeEnrolmentCode(db, id.output, revoker(c, services)));
    return known ? c.body(null, 204) : refuse(c, 'request/not-found');
  });
  return app;
}
