import { Hono } from 'hono';
import * as v from 'valibot';
import type { SessionAnswer } from '../../../lib/core/api/console.ts';
import { signIn, signOut } from '../../auth/sign-in.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readJson } from '../request-body.ts';
import { endSession, sessionOf, startSession } from '../session.ts';

const signInSchema = v.strictObject({ link: v.pipe(v.string(), v.maxLength(200)) });

/** Signing in and out. */
export function sessionRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.post('/', async (c) => {
    const body = await readJson(c, signInSchema);
    if (!body.ok) return refuse(c, body.error);
    const session = await signIn(db, organisation.id, body.value.link, now());
    if (!session.ok) return refuse(c, session.error);
    startSession(c, services, session.value);
    return c.body(null, 204);
  });

  app.get('/', (c) => {
    const { id, name, role, permissions, organisation: of } = c.get('who');
    const answer: SessionAnswer = {
      user: { id, name, role },
      permissions: [...permissions],
      organisation: of,
    };
    return c.json(answer);
  });

  app.delete('/', async (c) => {
    await signOut(db, sessionOf(c) ?? '', c.get('who'));
    endSession(c);
    return c.body(null, 204);
  });
  return app;
}
