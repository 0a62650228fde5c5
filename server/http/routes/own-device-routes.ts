import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { KeptAnswer } from '../../../lib/core/api/own-device.ts';
import { revokeDevice } from '../../devices/revoke.ts';
import { retention } from '../../incidents/retention-settings.ts';
import { readSetting } from '../../settings/setting.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { parseJson } from '../request-body.ts';
import { acceptCall } from '../signed.ts';

/** What a device asks about itself (lib/core/api/own-device.ts). */
export function ownDeviceRoutes(services: Services): Hono {
  const app = new Hono();
  app.post('/kept', (c) => postKept(c, services));
  app.post('/leave', (c) => postLeave(c, services));
  return app;
}

async function postKept(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const body = parseJson(v.strictObject({}), call.value.body);
  if (!body.ok) return refuse(c, body.error);
  const { database, organisation } = services;
  const { incidentDays } = await readSetting(database.db, organisation.id, retention);
  const answer: KeptAnswer = { incidentDays };
  return c.json(answer);
}

async function postLeave(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const body = parseJson(v.strictObject({}), call.value.body);
  if (!body.ok) return refuse(c, body.error);
  const { database, organisation, now, revocations } = services;
  const { device } = call.value.proven;
  const about = { organisation: organisation.id, actor: `device:${device}`, groups: null, now: now() };
  await revokeDevice(database.db, device, about, 'device.leave');
  await revocations.refresh();
  return c.body(null, 204);
}
