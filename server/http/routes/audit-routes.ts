import { Hono } from 'hono';
import * as v from 'valibot';
import { audit } from '../../audit/audit.ts';
import { signedHead } from '../../audit/heads.ts';
import { exportAudit, listAudit } from '../../audit/list.ts';
import { streamOf } from '../../exports/stream.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { whole } from '../query.ts';

const words = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.regex(/^[^\0]*$/)));
export const listSchema = v.object({
  limit: whole(1, 200, 50),
  days: whole(1, 9_999, 30),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
  actor: words,
  action: words,
  target: words,
});

/** Who did what. Nothing here changes it. */
export function auditRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, now } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(listSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { cursor, limit, days, actor, action, target } = query.output;
    const asked = { limit, days, actor, action, target, before: cursor ?? null, now: now() };
    return c.json(await listAudit(db, organisation.id, asked));
  });

  app.get('/head', async (c) => {
    const head = await signedHead(db, organisation.id, now());
    return head === null ? refuse(c, 'policy/no-signing-key') : c.json(head);
  });

  app.get('/export', async (c) => {
    const entry = { org: organisation.id, actor: c.get('who').actor, action: 'audit.export' } as const;
    await db.transaction().execute((trx) => audit(trx, { ...entry, target: 'audit' }));
    c.header('Content-Type', 'application/x-ndjson');
    c.header('Content-Disposition', 'attachment; filename="audit.jsonl"');
    return c.body(streamOf(linesOf(exportAudit(db, organisation.id))));
  });
  return app;
}

async function* linesOf(pages: AsyncGenerator<readonly unknown[], void>): AsyncGenerator<string, void> {
  for await (const page of pages) yield page.map((line) => `${JSON.stringify(line)}\n`).join('');
}
