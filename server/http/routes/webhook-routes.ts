import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { WebhookRequest, WebhookTestAnswer } from '../../../lib/core/api/integrations.ts';
import { deliveryStates, webhookEvents, webhookFormats } from '../../../lib/core/api/integrations.ts';
import { readTarget, webhookNetwork } from '../../integrations/addresses.ts';
import { attempt } from '../../integrations/deliver.ts';
import { listDeliveries, replayDeliveries } from '../../integrations/deliveries.ts';
import { testPayload } from '../../integrations/payload.ts';
import {
  createWebhook,
  deleteWebhook,
  findWebhook,
  listWebhooks,
  renewWebhookSecret,
  updateWebhook,
} from '../../integrations/webhooks.ts';
import type { Change } from '../../integrations/webhooks.ts';
import { readSetting } from '../../settings/setting.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { idOf, pageSchema, uuid } from '../query.ts';
import { readJson } from '../request-body.ts';

export const webhookRequestSchema = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    url: v.pipe(v.string(), v.maxLength(2_000)),
    events: v.pipe(
      v.array(v.picklist(webhookEvents)),
      v.minLength(1),
      v.check((events) => new Set(events).size === events.length),
    ),
    format: v.picklist(webhookFormats),
    enabled: v.boolean(),
  }),
  // OCSF says how an incident looks, and nothing about the others.
  v.check(({ format, events }) => format === 'sluice' || events.every((event) => event === 'incident')),
);
export const deliveryQuerySchema = v.object({
  ...pageSchema.entries,
  state: v.optional(v.picklist(deliveryStates)),
});
export const replaySchema = v.strictObject({ delivery: v.nullable(uuid) });

/** Webhooks and what became of their deliveries. */
export function webhookRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  const change = (c: Context<ConsoleEnv>): Change => ({
    org: organisation.id,
    actor: c.get('who').actor,
    now: now(),
  });
  const isTarget = async ({ url }: WebhookRequest): Promise<boolean> =>
    readTarget(url, await readSetting(db, organisation.id, webhookNetwork)) !== null;

  app.get('/', async (c) => {
    const whole = c.get('who').permissions.has('settings.manage');
    return c.json({ items: await listWebhooks(db, organisation.id, { whole }) });
  });

  app.post('/', async (c) => {
    const body = await readJson(c, webhookRequestSchema);
    if (!body.ok) return refuse(c, body.error);
    if (!(await isTarget(body.value))) return refuse(c, 'webhook/url');
    return c.json(await createWebhook(db, body.value, change(c)), 201);
  });

  app.put('/:id', async (c) => {
    const body = await readJson(c, webhookRequestSchema);
    if (!body.ok) return refuse(c, body.error);
    if (!(await isTarget(body.value))) return refuse(c, 'webhook/url');
    const known = await updateWebhook(db, idOf(c), body.value, change(c));
    return known ? c.body(null, 204) : refuse(c, 'request/not-found');
  });

  app.delete('/:id', async (c) => {
    const known = await deleteWebhook(db, idOf(c), change(c));
    return known ? c.body(null, 204) : refuse(c, 'request/not-found');
  });

  app.post('/:id/secret', async (c) => {
    const renewed = await renewWebhookSecret(db, idOf(c), change(c));
    return renewed === null ? refuse(c, 'request/not-found') : c.json(renewed);
  });

  app.post('/:id/test', async (c) => {
    const webhook = await findWebhook(db, organisation.id, idOf(c));
    if (webhook === null) return refuse(c, 'request/not-found');
    const id = randomUUID();
    const message = { id, body: testPayload(id, organisation.id, webhook.format, now()), now: now() };
    const sent = await attempt(db, webhook, message);
    const answer: WebhookTestAnswer = sent.ok
      ? { delivered: true, status: sent.value, error: null }
      : { delivered: false, status: sent.error.status, error: sent.error.code };
    return c.json(answer);
  });

  app.get('/:id/deliveries', async (c) => {
    const query = v.safeParse(deliveryQuerySchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { state = null, cursor = null, limit } = query.output;
    return c.json(await listDeliveries(db, organisation.id, idOf(c), { state, cursor, limit }));
  });

  app.post('/:id/replay', async (c) => {
    const body = await readJson(c, replaySchema);
    if (!body.ok) return refuse(c, body.error);
    return c.json({ replayed: await replayDeliveries(db, idOf(c), body.value.delivery, change(c)) });
  });
  return app;
}
