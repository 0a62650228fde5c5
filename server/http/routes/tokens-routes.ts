import { Hono } from 'hono';
import * as v from 'valibot';
import { permissions } from '../../../lib/core/api/access.ts';
import { idSchema } from '../../../lib/core/policy/id.ts';
import { createToken, listTokens, revokeToken } from '../../auth/api-tokens.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { uuid } from '../query.ts';
import { readJson } from '../request-body.ts';

export const tokenSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  scopes: v.pipe(v.array(v.picklist(permissions)), v.minLength(1), v.maxLength(permissions.length)),
  groups: v.nullable(v.pipe(v.array(idSchema), v.maxLength(500))),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
});

/** API tokens: made, listed and revoked by persons only. */
export function tokensRoutes(services: Services): Hono<ConsoleEnv> {
  const { now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => c.json({ items: await listTokens(db, c.get('who')) }));

  app.post('/', async (c) => {
    const body = await readJson(c, tokenSchema);
    if (!body.ok) return refuse(c, body.error);
    const who = c.get('who');
    const { scopes: asked, groups } = body.value;
    if (!asked.every((scope) => who.permissions.has(scope))) return refuse(c, 'token/scope');
    const own = who.groups;
    if (own !== null && !(groups?.every((name) => own.includes(name)) ?? false))
      return refuse(c, 'token/scope');
    const scopes = [...new Set(asked)];
    return c.json(await createToken(db, who, { ...body.value, scopes }, now()), 201);
  });

  app.delete('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const revoked = id.success && (await revokeToken(db, c.get('who'), id.output, now()));
    return revoked ? c.body(null, 204) : refuse(c, 'request/not-found');
  });
  return app;
}
