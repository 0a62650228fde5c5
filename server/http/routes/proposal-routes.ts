import { Hono } from 'hono';
import * as v from 'valibot';
import type { CheckAnswer } from '../../../lib/core/api/console.ts';
import type { ProposeAnswer } from '../../../lib/core/api/drafts.ts';
import { approveProposal } from '../../policy/proposal-publish.ts';
import {
  createProposal,
  endProposal,
  findProposal,
  listProposals,
  showProposal,
} from '../../policy/proposals.ts';
import { readFiles } from '../../policy/versions.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { idOf } from '../query.ts';
import { readJson } from '../request-body.ts';
import { decisionSchema, proposalQuerySchema, proposalSchema } from './draft-schemas.ts';
import { publisherOf } from './publishing.ts';

/** Policies that wait for a second person or for their time: `/policy/proposals`. */
export function proposalRoutes(services: Services): Hono<ConsoleEnv> {
  const { compiler, now, organisation } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/', async (c) => {
    const query = v.safeParse(proposalQuerySchema, c.req.query());
    if (!query.success) return refuse(c, 'request/query');
    const { cursor = null, limit, state } = query.output;
    return c.json(await listProposals(db, c.get('who'), { cursor, limit, waiting: state === 'waiting' }));
  });

  app.post('/', async (c) => {
    const body = await readJson(c, proposalSchema);
    if (!body.ok) return refuse(c, body.error);
    const problems = await compiler.run('check', body.value);
    if (!problems.ok) return refuse(c, problems.error);
    const answer: CheckAnswer = { problems: problems.value };
    if (problems.value.length > 0) return c.json(answer, 422);
    if ((await readFiles(db, body.value.baseVersion)) === null) return refuse(c, 'request/not-found');
    const { row, isNew } = await createProposal(db, c.get('who'), body.value, now());
    const proposed: ProposeAnswer = { ...showProposal(row, c.get('who')), isNew };
    return c.json(proposed, isNew ? 201 : 200);
  });

  app.get('/:id', async (c) => {
    const row = await findProposal(db, organisation.id, idOf(c));
    return row === null ? refuse(c, 'request/not-found') : c.json(showProposal(row, c.get('who')));
  });

  app.get('/:id/files', async (c) => {
    const row = await findProposal(db, organisation.id, idOf(c));
    return row === null ? refuse(c, 'request/not-found') : c.json({ files: row.files });
  });

  app.get('/:id/diff', async (c) => {
    const row = await findProposal(db, organisation.id, idOf(c));
    if (row === null) return refuse(c, 'request/not-found');
    const base = await readFiles(db, row.base_version);
    const diff = await compiler.run('diff', { from: base?.files ?? [], to: row.files });
    return diff.ok ? c.json(diff.value) : refuse(c, diff.error);
  });

  app.post('/:id/approve', async (c) => {
    const body = await readJson(c, decisionSchema);
    if (!body.ok) return refuse(c, body.error);
    const who = c.get('who');
    const approved = await approveProposal(publisherOf(services), who, idOf(c), body.value.note, now());
    if (!approved.ok) {
      if (approved.error.code !== 'policy/problems') return refuse(c, approved.error.code);
      const answer: CheckAnswer = { problems: approved.error.problems };
      return c.json(answer, 422);
    }
    await services.policy.refresh();
    return c.json(showProposal(approved.value, who));
  });

  app.post('/:id/refuse', async (c) => {
    const body = await readJson(c, decisionSchema);
    if (!body.ok) return refuse(c, body.error);
    const refused = await endProposal(db, c.get('who'), idOf(c), 'refused', body.value.note);
    return refused.ok ? c.json(showProposal(refused.value, c.get('who'))) : refuse(c, refused.error);
  });

  app.delete('/:id', async (c) => {
    const gone = await endProposal(db, c.get('who'), idOf(c), 'cancelled', null);
    return gone.ok ? c.body(null, 204) : refuse(c, gone.error);
  });
  return app;
}
