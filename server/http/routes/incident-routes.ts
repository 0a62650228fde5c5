import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { daySchema } from '../../../lib/core/api/day.ts';
import type { SearchRefusal } from '../../../lib/core/api/incidents.ts';
import { fail, ok } from '../../../lib/core/result.ts';
import type { Result } from '../../../lib/core/result.ts';
import { countIncidents, isValueKey, listValues } from '../../incidents/count.ts';
import { readDetail } from '../../incidents/detail.ts';
import { listIncidents } from '../../incidents/list.ts';
import { scopeOf } from '../../incidents/scope.ts';
import type { Scope } from '../../incidents/scope.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { errorAnswer, refuse } from '../errors.ts';
import { pageSchema, uuid, whole } from '../query.ts';

/** `?q=&days=` */
export const scopeEntries = {
  q: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ''),
  days: whole(1, 400, 30),
};
export const scopeSchema = v.object(scopeEntries);
export const listSchema = v.object({ ...pageSchema.entries, ...scopeEntries });
export const valuesSchema = v.object({ ...scopeEntries, key: v.pipe(v.string(), v.check(isValueKey)) });
const keySchema = v.object({ day: daySchema, device: uuid, id: uuid });

/** Reading incidents. */
export function incidentRoutes(services: Services): Hono<ConsoleEnv> {
  const { now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(listSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const scope = readScope(c, query.output, now());
    if (!scope.ok) return scope.error;
    const { limit, cursor } = query.output;
    return c.json(await listIncidents(db, scope.value, { limit, cursor: cursor ?? null }));
  });

  app.get('/values', async (c) => {
    const query = v.safeParse(valuesSchema, c.req.query());
    if (!query.success || !isValueKey(query.output.key)) return refuse(c, 'request/query');
    const scope = readScope(c, query.output, now());
    return scope.ok ? c.json(await listValues(db, scope.value, query.output.key)) : scope.error;
  });

  app.get('/count', async (c) => {
    const query = v.safeParse(scopeSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const scope = readScope(c, query.output, now());
    return scope.ok ? c.json(await countIncidents(db, scope.value)) : scope.error;
  });

  app.get('/:day/:device/:id', async (c) => {
    const key = v.safeParse(keySchema, c.req.param());
    const found = key.success ? await readDetail(db, c.get('who'), key.output) : null;
    return found === null ? refuse(c, 'request/not-found') : c.json(found);
  });
  return app;
}

/** The scope that a query names, or the answer that says where it is wrong. */
export function readScope(
  c: Context<ConsoleEnv>,
  asked: { readonly q: string; readonly days: number },
  now: number,
): Result<Scope, Response> {
  const scope = scopeOf(c.get('who'), asked, now);
  if (scope.ok) return ok(scope.value);
  const { status, answer } = errorAnswer('request/search');
  const refusal: SearchRefusal = {
    error: { code: 'request/search', message: answer.error.message },
    problems: scope.error.map(({ code, at, length }) => ({ code, at, length })),
  };
  return fail(c.json(refusal, status));
}
