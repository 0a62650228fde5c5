import { Hono } from 'hono';
import type { Context } from 'hono';
import {
  addressLimit,
  attemptKey,
  knownDeviceLimit,
  refundAttempt,
  takeAttempt,
} from '../../auth/attempts.ts';
import { readKnownDevice } from '../../auth/known-device.ts';
import { openAttempt, sealAttempt } from '../../auth/oidc-attempt.ts';
import { signInByOidc } from '../../auth/oidc-person.ts';
import { readOidc } from '../../auth/oidc-settings.ts';
import type { Services } from '../context.ts';
import type { ConsoleEnv } from '../authorise.ts';
import { addressBlock, arrivalOf } from '../client-address.ts';
import type { ErrorCode } from '../errors.ts';
import { giveOidcAttempt, knownDeviceOf, startSessionCookies, takeOidcAttempt } from '../session.ts';

/** Single sign-on: to the provider and back. A person's browser walks here, so problems lead to the console as well. */
export function oidcRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now, oidcClient, publicUrl } = services;
  const redirectUri = `${publicUrl}/api/session/oidc/callback`;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const oidc = await readOidc(services.database.db, organisation.id, services.oidcEnv);
    if (oidc === null) return backWith(c, services, 'session/method');
    const begun = await oidcClient.begin(oidc, redirectUri);
    if (!begun.ok) return backWith(c, services, begun.error);
    const mark = knownDeviceOf(c, services);
    const known = mark === null ? null : readKnownDevice(organisation.accessKey, mark, null, now());
    const attempt = { ...begun.value.attempt, ...(known === null ? {} : { known }) };
    giveOidcAttempt(c, services, await sealAttempt(organisation.accessKey, attempt, now()));
    return c.redirect(begun.value.url);
  });

  app.get('/callback', async (c) => {
    const sealed = takeOidcAttempt(c, services);
    const oidc = await readOidc(services.database.db, organisation.id, services.oidcEnv);
    if (oidc === null) return backWith(c, services, 'session/method');
    const attempt = sealed === null ? null : await openAttempt(organisation.accessKey, sealed, now());
    if (attempt === null) return backWith(c, services, 'session/oidc');
    const cameBackTo = new URL(redirectUri + new URL(c.req.url).search);
    const { db } = services.database;
    const arrival = arrivalOf(c, services);
    // Each costs the provider a call under our name. A known browser has a count of its own, as with passwords.
    const { known } = attempt;
    const [key, limit] =
      known === undefined
        ? [attemptKey('oidc', addressBlock(arrival.address)), addressLimit]
        : [attemptKey('oidc-known', known), knownDeviceLimit];
    if ((await takeAttempt(db, organisation.id, key, limit, now())) > 0)
      return backWith(c, services, 'session/wait');
    const person = await oidcClient.finish(oidc, cameBackTo, attempt);
    if (!person.ok) return backWith(c, services, person.error);
    await refundAttempt(db, organisation.id, key);
    const session = await signInByOidc(db, organisation.id, oidc, person.value, arrival, now());
    if (!session.ok) return backWith(c, services, session.error);
    startSessionCookies(c, services, session.value);
    return c.redirect(`${publicUrl}/`);
  });
  return app;
}

/** To the console's sign-in page, with the code of what went wrong. */
function backWith(c: Context, { publicUrl, log }: Services, code: ErrorCode): Response {
  log.warn('sign-in-refused', { method: 'oidc', code });
  return c.redirect(`${publicUrl}/?problem=${encodeURIComponent(code)}`);
}
