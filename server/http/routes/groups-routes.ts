import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { idSchema } from '../../../lib/core/policy/id.ts';
import { deleteGroup, listGroups, listMembers, saveGroup } from '../../people/groups.ts';
import { importGroups } from '../../people/import-groups.ts';
import { changeMembers } from '../../people/members.ts';
import { readGroupsCsv } from '../../people/read-groups-csv.ts';
import type { Actor } from '../../people/users.ts';
import { followMoves } from '../../policy/renew.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { textCursor, uuid, whole } from '../query.ts';
import { limitBody, readJson } from '../request-body.ts';
import { publisherOf } from './publishing.ts';

const maxBodyBytes = 32 * 1_048_576;
const maxPersonLength = 200;
const person = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(maxPersonLength),
  v.regex(/^[^\0]*$/),
);
const people = v.pipe(v.array(person), v.maxLength(10_000));
export const groupSchema = v.strictObject({
  parent: v.nullable(idSchema),
  managers: v.optional(v.pipe(v.array(uuid), v.maxLength(100))),
});
export const membersSchema = v.strictObject({ add: people, remove: people });
export const importSchema = v.strictObject({ csv: v.string(), mode: v.picklist(['merge', 'replace']) });
export const pageSchema = v.object({
  limit: whole(1, 1000, 200),
  cursor: textCursor(maxPersonLength),
});

/** Groups and teams, one by one or from a CSV. */
export function groupsRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  app.use(limitBody(maxBodyBytes));
  const by = (c: Context<ConsoleEnv>): Actor => ({
    org: organisation.id,
    actor: c.get('who').actor,
    now: now(),
  });

  const renewPolicy = async (): Promise<void> => {
    if (await followMoves(publisherOf(services), { now: now(), log: services.log }))
      await services.policy.refresh();
  };

  app.get('/', async (c) => c.json({ items: await listGroups(db, organisation.id) }));

  app.post('/import', async (c) => {
    const body = await readJson(c, importSchema);
    if (!body.ok) return refuse(c, body.error);
    const { csv, mode } = body.value;
    const done = await importGroups(db, readGroupsCsv(csv), mode, by(c));
    if (!done.ok) return c.json({ problems: done.error }, 422);
    await renewPolicy();
    return c.json(done.value);
  });

  app.put('/:name', async (c) => {
    const name = v.safeParse(idSchema, c.req.param('name'));
    if (!name.success) return refuse(c, 'request/not-found');
    const body = await readJson(c, groupSchema);
    if (!body.ok) return refuse(c, body.error);
    const saved = await saveGroup(db, { name: name.output, ...body.value }, by(c));
    return saved.ok ? c.body(null, 204) : refuse(c, saved.error);
  });

  app.delete('/:name', async (c) => {
    const name = v.safeParse(idSchema, c.req.param('name'));
    if (!name.success) return refuse(c, 'request/not-found');
    const gone = await deleteGroup(db, name.output, by(c));
    return gone.ok ? c.body(null, 204) : refuse(c, gone.error);
  });

  app.get('/:name/members', async (c) => {
    const name = v.safeParse(idSchema, c.req.param('name'));
    if (!name.success) return refuse(c, 'request/not-found');
    const query = v.safeParse(pageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { limit, cursor } = query.output;
    const page = await listMembers(db, organisation.id, name.output, { limit, after: cursor ?? null });
    return page === null ? refuse(c, 'request/not-found') : c.json(page);
  });

  app.post('/:name/members', async (c) => {
    const name = v.safeParse(idSchema, c.req.param('name'));
    if (!name.success) return refuse(c, 'request/not-found');
    const body = await readJson(c, membersSchema);
    if (!body.ok) return refuse(c, body.error);
    const changed = await changeMembers(db, name.output, body.value, by(c));
    if (!changed.ok) return refuse(c, changed.error);
    await renewPolicy();
    return c.body(null, 204);
  });
  return app;
}
