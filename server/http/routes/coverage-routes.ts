import { Hono } from 'hono';
import * as v from 'valibot';
import type { CheckAnswer } from '../../../lib/core/api/console.ts';
import { expectedKinds, expectedStates } from '../../../lib/core/api/coverage.ts';
import { ok } from '../../../lib/core/result.ts';
import { readYardstick } from '../../coverage/conditions.ts';
import { readCoverage } from '../../coverage/coverage.ts';
import { listExpected } from '../../coverage/expected.ts';
import { importExpected, maxNameLength, readExpectedCsv } from '../../coverage/import-expected.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageSchema, textCursor } from '../query.ts';
import { limitBody, readJson } from '../request-body.ts';

const maxBodyBytes = 16 * 1_048_576;

/** What is enrolled, enforced and missing. */
export function coverageRoutes({ database, organisation, now }: Services): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.get('/', async (c) => {
    const scope = { organisation: organisation.id, groups: c.get('who').groups };
    return c.json(await readCoverage(database.db, scope, now()));
  });
  return app;
}

export const expectedQuerySchema = v.object({
  cursor: textCursor(maxNameLength),
  limit: pageSchema.entries.limit,
  kind: v.optional(v.picklist(expectedKinds), 'person'),
  seen: v.optional(v.picklist(expectedStates)),
});

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maxNameLength));
const common = { kind: v.picklist(expectedKinds), replace: v.boolean() };
export const expectedImportSchema = v.union([
  v.strictObject({ ...common, csv: v.pipe(v.string(), v.maxLength(maxBodyBytes)) }),
  v.strictObject({
    ...common,
    entries: v.pipe(v.array(v.strictObject({ name, group: v.nullish(name, null) })), v.maxLength(200_000)),
  }),
]);

/** Whom or what to expect. */
export function expectedRoutes({ database, organisation, now }: Services): Hono<ConsoleEnv> {
  const { db } = database;
  const app = new Hono<ConsoleEnv>();
  app.use(limitBody(maxBodyBytes));

  app.get('/', async (c) => {
    const query = v.safeParse(expectedQuerySchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { kind, limit, seen = null, cursor = null } = query.output;
    const scope = { organisation: organisation.id, groups: c.get('who').groups };
    const yardstick = await readYardstick(db, organisation.id, now());
    return c.json(await listExpected(db, scope, yardstick, { kind, limit, seen, after: cursor }));
  });

  app.post('/', async (c) => {
    const body = await readJson(c, expectedImportSchema);
    if (!body.ok) return refuse(c, body.error);
    const { actor } = c.get('who');
    const { kind, replace } = body.value;
    const entries = 'csv' in body.value ? readExpectedCsv(body.value.csv) : ok(body.value.entries);
    if (!entries.ok) {
      const answer: CheckAnswer = { problems: entries.error };
      return c.json(answer, 422);
    }
    const request = { organisation: organisation.id, actor, kind, replace, entries: entries.value };
    return c.json(await importExpected(db, { ...request, now: now() }));
  });
  return app;
}
