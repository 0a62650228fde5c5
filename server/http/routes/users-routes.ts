import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { roles } from '../../../lib/core/api/access.ts';
import type { InvitationAnswer } from '../../../lib/core/api/people.ts';
import { idSchema } from '../../../lib/core/policy/id.ts';
import { endSessions, listSessions } from '../../auth/session-record.ts';
import { linkAddress, linkLifetimeMs } from '../../auth/sign-in.ts';
import { changeUser, eraseUser } from '../../people/change-user.ts';
import { createUser, createUserLink, listUsers } from '../../people/users.ts';
import type { Actor } from '../../people/users.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { uuid } from '../query.ts';
import { readJson } from '../request-body.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const email = v.nullable(
  v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(200), v.regex(/^[^\s@\0]+@[^\s@\0]+$/)),
);
const groups = v.nullable(v.pipe(v.array(idSchema), v.maxLength(500)));
export const newUserSchema = v.strictObject({ name, email, role: v.picklist(roles), groups });
export const changeSchema = v.strictObject({
  name: v.optional(name),
  email: v.optional(email),
  role: v.optional(v.picklist(roles)),
  groups: v.optional(groups),
  disabled: v.optional(v.boolean()),
});

/** People who sign in. */
export function usersRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now, publicUrl } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  const by = (c: Context<ConsoleEnv>): Actor => ({
    org: organisation.id,
    actor: c.get('who').actor,
    now: now(),
  });
  const invitation = (id: string, link: string): InvitationAnswer => ({
    id,
    signInUrl: linkAddress(publicUrl, link),
    expiresAt: new Date(now() + linkLifetimeMs).toISOString(),
  });

  app.get('/', async (c) => c.json({ items: await listUsers(db, organisation.id) }));

  app.post('/', async (c) => {
    const body = await readJson(c, newUserSchema);
    if (!body.ok) return refuse(c, body.error);
    const created = await createUser(db, body.value, by(c));
    if (!created.ok) return refuse(c, created.error);
    return c.json(invitation(created.value.id, created.value.link), 201);
  });

  app.patch('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    if (!id.success) return refuse(c, 'request/not-found');
    const body = await readJson(c, changeSchema);
    if (!body.ok) return refuse(c, body.error);
    const changed = await changeUser(db, id.output, body.value, by(c));
    return changed.ok ? c.body(null, 204) : refuse(c, changed.error);
  });

  app.delete('/:id', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    if (!id.success) return refuse(c, 'request/not-found');
    const erased = await eraseUser(db, id.output, by(c));
    return erased.ok ? c.body(null, 204) : refuse(c, erased.error);
  });

  app.post('/:id/link', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    const link = id.success ? await createUserLink(db, id.output, by(c)) : null;
    return link === null || !id.success
      ? refuse(c, 'request/not-found')
      : c.json(invitation(id.output, link), 201);
  });

  app.get('/:id/sessions', async (c) => {
    const id = v.safeParse(uuid, c.req.param('id'));
    if (!id.success) return refuse(c, 'request/not-found');
    return c.json({ items: await listSessions(db, id.output, c.get('session')?.id ?? null, now()) });
  });

  const end = async (c: Context<ConsoleEnv>, id: string, one: string | null): Promise<Response> => {
    const user = v.safeParse(uuid, id);
    const session = v.safeParse(v.nullable(uuid), one);
    if (!user.success || !session.success) return refuse(c, 'request/not-found');
    const ended = await endSessions(db, { ...by(c), user: user.output, session: session.output });
    return ended > 0 ? c.body(null, 204) : refuse(c, 'request/not-found');
  };
  app.delete('/:id/sessions', (c) => end(c, c.req.param('id'), null));
  app.delete('/:id/sessions/:session', (c) => end(c, c.req.param('id'), c.req.param('session')));
  return app;
}
