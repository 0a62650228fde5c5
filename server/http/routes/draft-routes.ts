import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Result } from '../../../lib/core/result.ts';
import {
  createDraft,
  deleteDraft,
  filesOfDraft,
  listDrafts,
  readDraft,
  rebaseDraft,
  saveDraft,
} from '../../policy/drafts.ts';
import type { DraftError } from '../../policy/drafts.ts';
import { staged } from '../../policy/rollout-changes.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { idOf } from '../query.ts';
import { readJson } from '../request-body.ts';
import {
  createDraftSchema,
  draftsQuerySchema,
  publishDraftSchema,
  rebaseSchema,
  saveDraftSchema,
} from './draft-schemas.ts';
import { byWhom, publish } from './publishing.ts';

/** Edits in progress: `/policy/drafts`. */
export function draftRoutes(services: Services): Hono<ConsoleEnv> {
  const { compiler, now, organisation } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  const answer = <T extends object>(c: Context<ConsoleEnv>, done: Result<T, DraftError>): Response =>
    done.ok ? c.json(done.value) : refuse(c, done.error);

  app.get('/', async (c) => {
    const query = v.safeParse(draftsQuerySchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const items = await listDrafts(db, c.get('who'), { all: query.output.all === '1' });
    return c.json({ items });
  });

  app.post('/', async (c) => {
    const body = await readJson(c, createDraftSchema);
    if (!body.ok) return refuse(c, body.error);
    const made = await createDraft(db, c.get('who'), body.value, now());
    return made.ok ? c.json(made.value, 201) : refuse(c, made.error);
  });

  app.get('/:id', async (c) => answer(c, await readDraft(db, c.get('who'), idOf(c))));

  app.put('/:id', async (c) => {
    const body = await readJson(c, saveDraftSchema);
    if (!body.ok) return refuse(c, body.error);
    return answer(c, await saveDraft(db, c.get('who'), idOf(c), body.value, now()));
  });

  app.delete('/:id', async (c) => {
    const gone = await deleteDraft(db, c.get('who'), idOf(c));
    return gone.ok ? c.body(null, 204) : refuse(c, gone.error);
  });

  app.get('/:id/files', async (c) => {
    const found = await filesOfDraft(db, c.get('who'), idOf(c));
    return found.ok ? c.json({ files: found.value.files }) : refuse(c, found.error);
  });

  app.get('/:id/diff', async (c) => {
    const found = await filesOfDraft(db, c.get('who'), idOf(c));
    if (!found.ok) return refuse(c, found.error);
    const diff = await compiler.run('diff', { from: found.value.active, to: found.value.files });
    return diff.ok ? c.json(diff.value) : refuse(c, diff.error);
  });

  app.post('/:id/rebase', async (c) => {
    const body = await readJson(c, rebaseSchema);
    if (!body.ok) return refuse(c, body.error);
    return answer(c, await rebaseDraft(db, c.get('who'), idOf(c), body.value, now()));
  });

  app.post('/:id/publish', async (c) => {
    const body = await readJson(c, publishDraftSchema);
    if (!body.ok) return refuse(c, body.error);
    const { revision, message, rollout } = body.value;
    const id = idOf(c);
    const found = await filesOfDraft(db, c.get('who'), id);
    if (!found.ok) return refuse(c, found.error);
    const { files, baseVersion } = found.value;
    if (found.value.author !== c.get('who').actor) return refuse(c, 'draft/not-yours');
    if (found.value.revision !== revision) return refuse(c, 'draft/revision');
    const lane = rollout === undefined ? {} : staged(organisation.id, rollout, byWhom(c, services));
    return publish(c, services, {
      ...lane,
      files,
      baseVersion,
      message,
      kind: 'publish',
      async also(trx, version) {
        await lane.also?.(trx, version);
        // Another tab may have saved more of it while this was compiled.
        await trx
          .deleteFrom('policy_drafts')
          .where('org_id', '=', organisation.id)
          .where('id', '=', id)
          .where('revision', '=', revision)
          .execute();
      },
    });
  });
  return app;
}
