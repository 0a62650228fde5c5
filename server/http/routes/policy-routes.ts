import { Hono } from 'hono';
import * as v from 'valibot';
import type { CheckAnswer, PublishAnswer } from '../../../lib/core/api/console.ts';
import { checkPolicy, readActivePolicy } from '../../policy/console-view.ts';
import { publishPolicy } from '../../policy/publish.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { limitBody, readJson } from '../request-body.ts';

const maxBodyBytes = 16 * 1_048_576;
const filesSchema = v.pipe(
  v.array(
    v.strictObject({
      path: v.pipe(v.string(), v.minLength(1), v.maxLength(300), v.regex(/^[^\0]*$/)),
      text: v.pipe(v.string(), v.regex(/^[^\0]*$/)),
    }),
  ),
  v.maxLength(2_000),
);
const checkSchema = v.strictObject({ files: filesSchema });
const publishSchema = v.strictObject({
  files: filesSchema,
  message: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500), v.regex(/^[^\0]*$/)),
  baseVersion: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Reading, checking and publishing the policy. */
export function policyRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  app.use(limitBody(maxBodyBytes));

  app.get('/', async (c) => {
    const policy = await readActivePolicy(db, organisation.id);
    return policy === null ? refuse(c, 'request/not-found') : c.json(policy);
  });

  app.post('/check', async (c) => {
    const body = await readJson(c, checkSchema);
    if (!body.ok) return refuse(c, body.error);
    const answer: CheckAnswer = { problems: checkPolicy(body.value.files, organisation.id, now()) };
    return c.json(answer);
  });

  app.post('/publish', async (c) => {
    const body = await readJson(c, publishSchema);
    if (!body.ok) return refuse(c, body.error);
    const who = c.get('who');
    const published = await publishPolicy(db, {
      ...body.value,
      organisation: organisation.id,
      by: who.name,
      actor: who.actor,
      now: now(),
    });
    if (!published.ok) {
      if (published.error.code !== 'policy/problems') return refuse(c, published.error.code);
      const answer: CheckAnswer = { problems: published.error.problems };
      return c.json(answer, 422);
    }
    await services.policy.refresh();
    const answer: PublishAnswer = { version: published.value };
    return c.json(answer);
  });
  return app;
}
