import { Hono } from 'hono';
import * as v from 'valibot';
import type { CheckAnswer } from '../../../lib/core/api/console.ts';
import { readActivePolicy } from '../../policy/console-view.ts';
import { staged } from '../../policy/rollout-changes.ts';
import { hashOfVersion, listVersions, readFiles, readHead, readVersion } from '../../policy/versions.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { limitBody, readJson } from '../request-body.ts';
import {
  checkSchema,
  diffSchema,
  publishSchema,
  rollbackSchema,
  versionsPageSchema,
  versionText,
} from './policy-schemas.ts';
import { draftRoutes } from './draft-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { byWhom, publish } from './publishing.ts';
import { rolloutRoutes } from './rollout-routes.ts';
import { ruleFactsRoutes } from './rule-facts-routes.ts';

const maxBodyBytes = 16 * 1_048_576;

/** Reading, checking and publishing the policy. */
export function policyRoutes(services: Services): Hono<ConsoleEnv> {
  const { organisation, compiler } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  app.use(limitBody(maxBodyBytes));
  app.route('/rollout', rolloutRoutes(services));
  app.route('/drafts', draftRoutes(services));
  app.route('/proposals', proposalRoutes(services));
  app.route('/', ruleFactsRoutes(services));

  app.get('/', async (c) => {
    const policy = await readActivePolicy(db, compiler, organisation.id);
    if (!policy.ok) return refuse(c, policy.error);
    return policy.value === null ? refuse(c, 'request/not-found') : c.json(policy.value);
  });

  app.get('/files', async (c) => {
    const asked = v.safeParse(v.optional(versionText), c.req.query('version'));
    if (!asked.success) return refuse(c, 'request/query');
    const files = await readFiles(db, asked.output ?? (await readHead(db)).active);
    return files === null ? refuse(c, 'request/not-found') : c.json(files);
  });

  app.get('/versions', async (c) => {
    const query = v.safeParse(versionsPageSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { cursor, limit } = query.output;
    return c.json(await listVersions(db, { before: cursor ?? null, limit }));
  });

  app.get('/versions/:version', async (c) => {
    const asked = v.safeParse(versionText, c.req.param('version'));
    const version = asked.success ? await readVersion(db, asked.output) : null;
    return version === null ? refuse(c, 'request/not-found') : c.json(version);
  });

  app.get('/diff', async (c) => {
    const query = v.safeParse(diffSchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const [from, to] = [await readFiles(db, query.output.from), await readFiles(db, query.output.to)];
    if (from === null || to === null) return refuse(c, 'request/not-found');
    const diff = await compiler.run('diff', { from: from.files, to: to.files });
    return diff.ok ? c.json(diff.value) : refuse(c, diff.error);
  });

  app.post('/diff', async (c) => {
    const body = await readJson(c, checkSchema);
    if (!body.ok) return refuse(c, body.error);
    const from = await readFiles(db, (await readHead(db)).active);
    const diff = await compiler.run('diff', { from: from?.files ?? [], to: body.value.files });
    return diff.ok ? c.json(diff.value) : refuse(c, diff.error);
  });

  app.post('/check', async (c) => {
    const body = await readJson(c, checkSchema);
    if (!body.ok) return refuse(c, body.error);
    const problems = await compiler.run('check', body.value);
    if (!problems.ok) return refuse(c, problems.error);
    const answer: CheckAnswer = { problems: problems.value };
    return c.json(answer);
  });

  app.post('/publish', async (c) => {
    const body = await readJson(c, publishSchema);
    if (!body.ok) return refuse(c, body.error);
    const { rollout, ...publication } = body.value;
    const lane = rollout === undefined ? {} : staged(organisation.id, rollout, byWhom(c, services));
    return publish(c, services, { ...publication, ...lane, kind: 'publish' });
  });

  app.post('/rollback', async (c) => {
    const body = await readJson(c, rollbackSchema);
    if (!body.ok) return refuse(c, body.error);
    const { version, baseVersion, message } = body.value;
    const older = await readFiles(db, version);
    if (older === null) return refuse(c, 'request/not-found');
    if (older.filesHash === (await hashOfVersion(db, baseVersion))) return refuse(c, 'policy/unchanged');
    return publish(c, services, {
      files: older.files,
      kind: 'rollback',
      basedOn: version,
      message: `Back to version ${String(version)}: ${message}`,
      baseVersion,
    });
  });
  return app;
}
