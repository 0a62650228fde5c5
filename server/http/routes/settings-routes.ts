import { Hono } from 'hono';
import * as v from 'valibot';
import type { OidcTryAnswer } from '../../../lib/core/api/people.ts';
import { readOidc } from '../../auth/oidc-settings.ts';
import { tryProvider } from '../../auth/oidc-try.ts';
import { webhookNetwork } from '../../integrations/addresses.ts';
import { knownSettings } from '../../settings/known-settings.ts';
import { listSettings } from '../../settings/list.ts';
import { changeSetting, readSetting, resetSetting } from '../../settings/setting.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readJson } from '../request-body.ts';

export const bodySchema = v.strictObject({ value: v.unknown() });

/** What an administrator may change while the server runs. */
export function settingsRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  const find = (key: string) => knownSettings.find((setting) => setting.key === key);

  app.get('/', async (c) => c.json({ items: await listSettings(db, organisation.id) }));

  app.post('/sign-in.oidc/test', async (c) => {
    const body = await readJson(c, v.strictObject({}));
    if (!body.ok) return refuse(c, body.error);
    const oidc = await readOidc(db, organisation.id, services.oidcEnv);
    const network = await readSetting(db, organisation.id, webhookNetwork);
    const error = oidc === null ? 'oidc/off' : await tryProvider(oidc.issuer, network);
    return c.json({ error } satisfies OidcTryAnswer);
  });

  app.put('/:key', async (c) => {
    const setting = find(c.req.param('key'));
    if (setting === undefined) return refuse(c, 'request/not-found');
    const body = await readJson(c, bodySchema);
    if (!body.ok) return refuse(c, body.error);
    const change = { org: organisation.id, actor: c.get('who').actor, now: now() };
    const changed = await changeSetting(db, setting, body.value.value, change);
    return changed.ok ? c.body(null, 204) : refuse(c, changed.error);
  });

  app.delete('/:key', async (c) => {
    const setting = find(c.req.param('key'));
    if (setting === undefined) return refuse(c, 'request/not-found');
    const change = { org: organisation.id, actor: c.get('who').actor, now: now() };
    await resetSetting(db, setting, change);
    return c.body(null, 204);
  });
  return app;
}
