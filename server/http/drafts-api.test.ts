import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileEdit } from '../../lib/core/api/drafts.ts';
import { createLog } from '../log.ts';
import { publishDue } from '../policy/proposal-publish.ts';
import type { Publisher } from '../policy/publish.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { createInlineCompiler } from '../testing/inline-compiler.ts';
import { brokenPolicyFiles, policyFiles } from '../testing/rules.ts';
import { errorCodeOf } from '../testing/test-device.ts';
import {
  addPerson,
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let database: Database;
let publisher: Publisher;
/** Two people who may publish. */
let ann: ConsoleClient;
let ben: ConsoleClient;
const quiet = createLog(() => undefined);
const pack = 'rules/packs/basics.yaml';
const packText = (action: 'log' | 'warn' | 'block'): string =>
  policyFiles(action).find(({ path }) => path === pack)?.text ?? '';

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  ann = await signInAs(server.url, linkOf(server));
  ben = await signInAs(server.url, (await addPerson(ann, { role: 'author' })).link);
  database = await openDatabase(server.databaseUrl, quiet);
  const [row] = await query(server.databaseUrl, 'SELECT id FROM organisation');
  publisher = { db: database.db, compiler: createInlineCompiler(), organisation: String(row?.['id']) };
}, 400_000);
afterAll(async () => {
  await database.close();
  await server.close();
  await cluster.stop();
});

const refusal = async (answer: Promise<Response>): Promise<[number, string]> => [
  (await answer).status,
  await errorCodeOf(await answer),
];
const body = async (answer: Promise<Response>): Promise<unknown> => (await answer).json();
const draftSchema = v.looseObject({ id: v.string(), revision: v.number() });

describe('drafts', () => {
  const drafts = '/api/policy/drafts';
  const create = async (who: ConsoleClient, edits: readonly FileEdit[], baseVersion = 1): Promise<string> => {
    const made = await who.send('POST', drafts, { title: 'Draft', baseVersion, edits });
    expect(made.status).toBe(201);
    return (await json(draftSchema, made)).id;
  };

  it('are one’s own, many, and saved as often as one likes; a second tab is told', async () => {
    const id = await create(ann, [{ path: pack, text: packText('warn') }]);
    await create(ann, []);
    const save = { revision: 1, title: 'Warn', edits: [{ path: pack, text: packText('block') }] };
    expect(await body(ann.send('PUT', `${drafts}/${id}`, save))).toMatchObject({
      revision: 2,
      title: 'Warn',
    });
    expect(await refusal(ann.send('PUT', `${drafts}/${id}`, save))).toEqual([409, 'draft/revision']);
    const other = { ...save, revision: 2 };
    expect(await refusal(ben.send('PUT', `${drafts}/${id}`, other))).toEqual([403, 'draft/not-yours']);
    expect(await refusal(ben.send('DELETE', `${drafts}/${id}`))).toEqual([403, 'draft/not-yours']);
    expect(await body(ben.get(drafts))).toEqual({ items: [] });
    expect(await body(ben.get(`${drafts}?all=1`))).toMatchObject({
      items: [{ mine: false }, { mine: false }],
    });
    expect(await body(ann.get(drafts))).toMatchObject({ items: [{ mine: true }, { mine: true }] });
  });

  it('say what differs, are published, and are gone then', async () => {
    const id = await create(ann, [{ path: pack, text: packText('warn') }]);
    expect(await body(ann.get(`${drafts}/${id}/diff`))).toMatchObject({
      rules: [{ rule: 'every-message', change: 'changed', fields: ['then'] }],
    });
    const publish = (revision: number): Promise<Response> =>
      ann.send('POST', `${drafts}/${id}/publish`, { revision, message: 'From a draft' });
    expect(await refusal(publish(7))).toEqual([409, 'draft/revision']);
    expect(await body(publish(1))).toEqual({ version: 2 });
    expect((await ann.get(`${drafts}/${id}`)).status).toBe(404);
  });

  it('find conflicts with what was published since, by file', async () => {
    const id = await create(
      ben,
      [
        { path: pack, text: packText('block') },
        { path: 'rules/new.yaml', text: 'x' },
      ],
      1,
    );
    expect(await body(ben.get(`${drafts}/${id}`))).toMatchObject({ behind: true, conflicts: [pack] });
    const rebase = (keepMine: boolean, onto?: number): Promise<Response> =>
      ben.send('POST', `${drafts}/${id}/rebase`, { revision: 1, keepMine, onto });
    expect(await refusal(rebase(false))).toEqual([409, 'draft/conflict']);
    // What was looked at is not in force any more, and nothing is changed.
    expect(await refusal(rebase(true, 1))).toEqual([409, 'policy/conflict']);
    expect(await body(rebase(true, 2))).toMatchObject({
      behind: false,
      conflicts: [],
      baseVersion: 2,
      revision: 2,
    });
    const removed = { revision: 2, title: 'Draft', edits: [{ path: pack, text: null }] };
    await ben.send('PUT', `${drafts}/${id}`, removed);
    expect(await body(ben.get(`${drafts}/${id}/files`))).toMatchObject({
      files: [{ path: 'rules/settings.yaml' }],
    });
  });

  it.each([
    [{ title: '', baseVersion: 1, edits: [] }, 400],
    [{ title: 'x', baseVersion: 99, edits: [] }, 404],
    [{ title: 'x', baseVersion: 1, edits: [{ path: 'a', text: '\uD800' }] }, 400],
    [{ title: 'x', baseVersion: 1, edits: [1, 2].map(() => ({ path: 'a', text: 'b' })) }, 400],
  ])('are refused when they make no sense (%#)', async (draft, status) => {
    expect((await ann.send('POST', drafts, draft)).status).toBe(status);
  });
});

describe('proposals', () => {
  const proposals = '/api/policy/proposals';
  const hourMs = 3_600_000;
  const propose = async (
    who: ConsoleClient,
    change: { action?: 'log' | 'warn' | 'block'; baseVersion: number; publishAt?: string | null },
  ): Promise<string> => {
    const { action = 'block', ...rest } = change;
    const made = await who.send('POST', proposals, {
      files: policyFiles(action),
      message: 'Please',
      ...rest,
    });
    expect(made.status).toBe(201);
    return (await json(v.looseObject({ id: v.string() }), made)).id;
  };
  const decide = (who: ConsoleClient, id: string, what: 'approve' | 'refuse'): Promise<Response> =>
    who.send('POST', `${proposals}/${id}/${what}`, { note: 'seen' });
  const active = async (): Promise<unknown> => body(ann.get('/api/policy'));
  const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
  const due = (afterMs: number): Promise<void> => publishDue(publisher, Date.now() + afterMs, quiet);
  const setReview = (value: string): Promise<Response> =>
    ann.send('PUT', '/api/settings/policy.review', { value });

  it('are published when somebody else approves, in both names', async () => {
    await setReview('second-person');
    const direct = { files: policyFiles('block'), message: 'x', baseVersion: 2 };
    expect(await refusal(ben.send('POST', '/api/policy/publish', direct))).toEqual([
      409,
      'policy/review-required',
    ]);
    const id = await propose(ben, { baseVersion: 2 });
    expect(await refusal(decide(ben, id, 'approve'))).toEqual([403, 'policy/own-review']);
    expect(await body(ann.get(`${proposals}/${id}/diff`))).toMatchObject({
      rules: [{ rule: 'every-message' }],
    });
    expect(await body(ann.get(`${proposals}/${id}/files`))).toEqual({ files: policyFiles('block') });
    expect(await body(decide(ann, id, 'approve'))).toMatchObject({
      state: 'published',
      version: 3,
      note: 'seen',
    });
    expect(await active()).toMatchObject({
      version: 3,
      publishedBy: 'The author, approved by Administrator',
    });
    const entry = `SELECT detail FROM audit WHERE action = 'policy.publish' AND target = 'v3'`;
    expect(await query(server.databaseUrl, entry)).toEqual([
      { detail: expect.stringMatching(`^publish proposal=${id} proposer=user:`) as unknown },
    ]);
    for (const what of ['approve', 'refuse'] as const)
      expect(await refusal(decide(ann, id, what))).toEqual([409, 'proposal/decided']);
    // Whoever has to go back in a hurry needs nobody.
    const back = { version: 2, baseVersion: 3, message: 'broke sales' };
    expect(await body(ben.send('POST', '/api/policy/rollback', back))).toEqual({ version: 4 });
    await setReview('none');
  });

  it('are published at their time, once, whichever server comes first', async () => {
    const id = await propose(ben, { baseVersion: 4, publishAt: later(hourMs) });
    expect(await body(ben.get(`${proposals}/${id}`))).toMatchObject({ state: 'scheduled' });
    await due(0);
    expect(await active()).toMatchObject({ version: 4 });
    await Promise.all([due(2 * hourMs), due(2 * hourMs)]);
    expect(await body(ben.get(`${proposals}/${id}`))).toMatchObject({ state: 'published', version: 5 });
    expect(await active()).toMatchObject({ version: 5, publishedBy: 'The author' });
  });

  it('wait for review and for their time, and can be cancelled until then', async () => {
    await setReview('second-person');
    const id = await propose(ann, { action: 'log', baseVersion: 5, publishAt: later(hourMs) });
    expect(await body(decide(ben, id, 'approve'))).toMatchObject({
      state: 'scheduled',
      reviewer: 'The author',
    });
    expect((await ann.send('DELETE', `${proposals}/${id}`)).status).toBe(204);
    await due(2 * hourMs);
    expect(await active()).toMatchObject({ version: 5 });
    const refused = await propose(ann, { action: 'log', baseVersion: 5 });
    expect(await body(decide(ben, refused, 'refuse'))).toMatchObject({ state: 'refused', note: 'seen' });
    await setReview('none');
  });

  it('fail when other files were published meanwhile, and say so', async () => {
    const id = await propose(ann, { action: 'log', baseVersion: 5, publishAt: later(hourMs) });
    const other = { files: policyFiles('warn'), message: 'Sooner', baseVersion: 5 };
    expect(await body(ben.send('POST', '/api/policy/publish', other))).toEqual({ version: 6 });
    await due(2 * hourMs);
    expect(await body(ann.get(`${proposals}/${id}`))).toMatchObject({
      state: 'failed',
      problem: 'policy/conflict',
    });
    expect(await active()).toMatchObject({ version: 6 });
  });

  it('are checked when they are made, listed page by page, and audited', async () => {
    const broken = { files: brokenPolicyFiles(), message: 'x', baseVersion: 6 };
    expect((await ann.send('POST', proposals, broken)).status).toBe(422);
    const page = v.object({
      items: v.array(v.looseObject({ id: v.string() })),
      next: v.nullable(v.string()),
    });
    const first = await json(page, await ann.get(`${proposals}?limit=3`));
    const second = await json(page, await ann.get(`${proposals}?limit=3&cursor=${first.next ?? ''}`));
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, null]);
    const waiting = async () => (await json(page, await ann.get(`${proposals}?state=waiting`))).items;
    expect(await waiting()).toEqual([]);
    const id = await propose(ann, { action: 'log', baseVersion: 6, publishAt: later(hourMs) });
    expect(await waiting()).toMatchObject([{ id, state: 'scheduled' }]);
    expect((await ann.send('DELETE', `${proposals}/${id}`)).status).toBe(204);
    expect((await ann.get(`${proposals}?state=decided`)).status).toBe(400);
    const rows = await query(server.databaseUrl, "SELECT action FROM audit WHERE action LIKE 'policy.%'");
    const actions = new Set(rows.map(({ action }) => action));
    for (const action of ['propose', 'approve', 'refuse', 'cancel', 'publish'])
      expect(actions).toContain(`policy.${action}`);
  });

  it('that were scheduled before a second person was wanted wait for one when their time comes', async () => {
    const id = await propose(ann, { action: 'log', baseVersion: 6, publishAt: later(hourMs) });
    await setReview('second-person');
    await due(2 * hourMs);
    expect(await body(ben.get(`${proposals}/${id}`))).toMatchObject({ state: 'review' });
    expect(await active()).toMatchObject({ version: 6 });
    expect((await ann.send('DELETE', `${proposals}/${id}`)).status).toBe(204);
    await setReview('none');
  });

  it.each([
    ['may not publish any more', { role: 'auditor' }],
    ['sees some groups only by now', { groups: ['sales'] }],
  ])('whose author %s wait for somebody who may', async (_what, change) => {
    const { id: cleo, link } = await addPerson(ann, { role: 'author' });
    const author = await signInAs(server.url, link);
    const [current] = await query(server.databaseUrl, 'SELECT max(version) AS version FROM policies');
    const baseVersion = Number(current?.['version']);
    const id = await propose(author, { action: 'log', baseVersion, publishAt: later(hourMs) });
    expect((await ann.send('PATCH', `/api/users/${cleo}`, change)).status).toBe(204);
    await due(2 * hourMs);
    expect(await body(ann.get(`${proposals}/${id}`))).toMatchObject({ state: 'review' });
    expect(await active()).toMatchObject({ version: baseVersion });
    expect((await ann.send('DELETE', `${proposals}/${id}`)).status).toBe(204);
  });
});
