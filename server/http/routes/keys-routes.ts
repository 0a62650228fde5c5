import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { ManifestAnswer } from '../../../lib/core/api/keys.ts';
import type { Result } from '../../../lib/core/result.ts';
import { importManifest, listKeys, requestManifest, rotateKeys } from '../../policy/keys.ts';
import type { KeyChange, KeysError } from '../../policy/keys.ts';
import { renewVersions } from '../../policy/renew.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readJson } from '../request-body.ts';
import { publisherOf } from './publishing.ts';

const kid = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
export const requestSchema = v.strictObject({ revoke: v.pipe(v.array(kid), v.maxLength(100)) });
export const manifestSchema = v.strictObject({ jws: v.pipe(v.string(), v.maxLength(60_000)) });

/** The keys that sign the policy. */
export function keysRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, dataFolder, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  const changeOf = (c: Context<ConsoleEnv>): KeyChange => ({
    organisation,
    actor: c.get('who').actor,
    now: now(),
  });

  app.get('/', async (c) => c.json(await listKeys(db, organisation, dataFolder, now())));

  app.post('/requests', async (c) => {
    const body = await readJson(c, requestSchema);
    if (!body.ok) return refuse(c, body.error);
    return c.json(await requestManifest(db, body.value.revoke, changeOf(c)), 201);
  });

  app.post('/manifests', async (c) => {
    const body = await readJson(c, manifestSchema);
    if (!body.ok) return refuse(c, body.error);
    return answer(c, await importManifest(db, body.value.jws, changeOf(c)));
  });

  app.post('/rotate', async (c) => {
    const body = await readJson(c, requestSchema);
    if (!body.ok) return refuse(c, body.error);
    return answer(c, await rotateKeys(db, dataFolder, body.value.revoke, changeOf(c)));
  });

  /**
   * What is in force is signed by the new key at once: a bundle and its manifest always go together. Where that could
   * not be done, devices still take what the old key signs, revoked or not: no success, though the clock tries again.
   */
  async function answer(c: Context<ConsoleEnv>, changed: Result<number, KeysError>): Promise<Response> {
    if (!changed.ok) return refuse(c, changed.error);
    const renewal = { always: true, now: now(), log: services.log };
    const isSigned = await renewVersions(publisherOf(services), renewal);
    await services.policy.refresh();
    if (!isSigned) return refuse(c, 'server/overloaded');
    const said: ManifestAnswer = { serial: changed.value, version: services.policy.version() ?? 0 };
    return c.json(said);
  }
  return app;
}
