import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { SessionAnswer } from '../../../lib/core/api/console.ts';
import type { SignInMethodsAnswer } from '../../../lib/core/api/people.ts';
import { addressLimit, attemptKey, takeAttempt } from '../../auth/attempts.ts';
import { changePassword } from '../../auth/change-password.ts';
import { readOidc } from '../../auth/oidc-settings.ts';
import { maxPasswordLength, passwordSetting } from '../../auth/password-rules.ts';
import { signInByPassword } from '../../auth/password-sign-in.ts';
import { endSessions } from '../../auth/session-record.ts';
import { signInByLink } from '../../auth/sign-in.ts';
import { readSetting } from '../../settings/setting.ts';
import { usablePermissions } from '../authorise.ts';
import type { ConsoleEnv } from '../authorise.ts';
import { addressBlock, arrivalOf } from '../client-address.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readJson } from '../request-body.ts';
import { endSession, knownDeviceOf, startSessionCookies } from '../session.ts';

const password = v.pipe(v.string(), v.minLength(1), v.maxLength(4 * maxPasswordLength));
export const signInSchema = v.union([
  v.strictObject({ link: v.pipe(v.string(), v.maxLength(200)) }),
  v.strictObject({ email: v.pipe(v.string(), v.maxLength(200), v.regex(/^[^\0]*$/)), password }),
]);
export const passwordSchema = v.strictObject({ current: v.nullable(password), password });

/** Signing in and out, and one's own password. */
export function sessionRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now, hasher } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.post('/', async (c) => {
    const body = await readJson(c, signInSchema);
    if (!body.ok) return refuse(c, body.error);
    return 'link' in body.value
      ? postLink(c, services, body.value.link)
      : postPassword(c, services, body.value);
  });

  app.get('/methods', async (c) => {
    const oidc = await readOidc(db, organisation.id, services.oidcEnv);
    const answer: SignInMethodsAnswer = {
      password: (await readSetting(db, organisation.id, passwordSetting)).enabled,
      oidc: oidc === null ? null : { label: oidc.label },
    };
    return c.json(answer);
  });

  app.get('/', (c) => {
    const who = c.get('who');
    const { id, name, role, groups, organisation: of } = who;
    const answer: SessionAnswer = {
      user: { id, name, role },
      permissions: usablePermissions(who),
      everyGroup: groups === null,
      organisation: of,
    };
    return c.json(answer);
  });

  app.delete('/', async (c) => {
    const { id: user, actor } = c.get('who');
    const session = c.get('session')?.id ?? null;
    if (session !== null) await endSessions(db, { org: organisation.id, actor, user, session });
    endSession(c, services);
    return c.body(null, 204);
  });

  app.put('/password', async (c) => {
    const body = await readJson(c, passwordSchema);
    if (!body.ok) return refuse(c, body.error);
    const session = c.get('session');
    if (session === null) return refuse(c, 'access/person-only');
    const changed = await changePassword(db, hasher, {
      ...body.value,
      who: c.get('who'),
      session,
      now: now(),
    });
    if (changed.ok) return c.body(null, 204);
    const { error } = changed;
    return refuse(c, error.code, error.code === 'session/wait' ? error.seconds : undefined);
  });
  return app;
}

/** The link is tried first: it is too long to be guessed, and wrong ones from one's own office must not hold it up. */
async function postLink(c: Context, services: Services, link: string): Promise<Response> {
  const { organisation, database, now } = services;
  const arrival = arrivalOf(c, services);
  const session = await signInByLink(database.db, organisation.id, link, arrival, now());
  if (session.ok) {
    startSessionCookies(c, services, session.value);
    return c.body(null, 204);
  }
  const key = attemptKey('link', addressBlock(arrival.address));
  const seconds = await takeAttempt(database.db, organisation.id, key, addressLimit, now());
  return seconds > 0 ? refuse(c, 'session/wait', seconds) : refuse(c, session.error);
}

async function postPassword(
  c: Context,
  services: Services,
  body: { readonly email: string; readonly password: string },
): Promise<Response> {
  const { organisation, database, hasher, now } = services;
  const arrival = arrivalOf(c, services);
  const context = {
    db: database.db,
    org: organisation.id,
    accessKey: organisation.accessKey,
    hasher,
    now: now(),
  };
  const session = await signInByPassword(context, {
    ...body,
    arrival,
    block: addressBlock(arrival.address),
    mark: knownDeviceOf(c, services),
  });
  if (!session.ok) {
    const { error } = session;
    return refuse(c, error.code, error.code === 'session/wait' ? error.seconds : undefined);
  }
  startSessionCookies(c, services, session.value);
  return c.body(null, 204);
}
