import { Hono } from 'hono';
import { readRollout } from '../../policy/rollout.ts';
import { abortRollout, completeRollout, widenRollout } from '../../policy/rollout-changes.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readJson } from '../request-body.ts';
import { abortSchema, completeSchema, widenSchema } from './policy-schemas.ts';
import { answerPublished, byWhom, publisherOf } from './publishing.ts';

/** A version on its way from some devices to all of them. */
export function rolloutRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, database } = services;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const rollout = await readRollout(database.db, organisation.id);
    return rollout === null ? refuse(c, 'request/not-found') : c.json(rollout);
  });

  app.post('/widen', async (c) => {
    const body = await readJson(c, widenSchema);
    if (!body.ok) return refuse(c, body.error);
    const { version, ...stage } = body.value;
    const change = { version, ...byWhom(c, services) };
    const widened = await widenRollout(database.db, organisation.id, stage, change);
    if (!widened.ok) return refuse(c, widened.error.code);
    await services.policy.refresh();
    const rollout = await readRollout(database.db, organisation.id);
    return rollout === null ? refuse(c, 'policy/no-rollout') : c.json(rollout);
  });

  app.post('/complete', async (c) => {
    const body = await readJson(c, completeSchema);
    if (!body.ok) return refuse(c, body.error);
    const change = { ...body.value, ...byWhom(c, services) };
    return answerPublished(c, services, await completeRollout(publisherOf(services), change));
  });

  app.post('/abort', async (c) => {
    const body = await readJson(c, abortSchema);
    if (!body.ok) return refuse(c, body.error);
    const change = { ...body.value, ...byWhom(c, services) };
    return answerPublished(c, services, await abortRollout(publisherOf(services), change));
  });
  return app;
}
