import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../lib/core/result.ts';
import { createLog } from '../log.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import { renewVersions } from '../policy/renew.ts';
import { openDatabase } from '../store/database.ts';
import { createInlineCompiler } from '../testing/inline-compiler.ts';
import { policyFiles } from '../testing/rules.ts';
import { errorCodeOf } from '../testing/test-device.ts';
import {
  addPerson,
  createApiToken,
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

/** Who publishes: what may happen meanwhile, who may approve it, and what is left of their name. */
let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
const inline = createInlineCompiler();
/** Done once, before the next compilation is. */
let meanwhile: (() => Promise<unknown>) | null = null;
let isBusy = false;
const compiler: Compiler = {
  async run(name, request) {
    if (isBusy) return fail('server/overloaded');
    const first = name === 'compile' ? meanwhile : null;
    if (first !== null) meanwhile = null;
    await first?.();
    return inline.run(name, request);
  },
  close: () => Promise.resolve(),
};

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase(), {}, { compiler });
  admin = await signInAs(server.url, linkOf(server));
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const idSchema = v.looseObject({ id: v.string() });
const versionSchema = v.looseObject({ version: v.number() });
const active = async (): Promise<number> =>
  (await json(versionSchema, await admin.get('/api/policy'))).version;
const publication = async (action: 'log' | 'warn' | 'block') => ({
  ...{ files: policyFiles(action), message: `To ${action}`, baseVersion: await active() },
});
const made = async (answer: Promise<Response>): Promise<string> => (await json(idSchema, await answer)).id;

describe('keys', () => {
  it('that are new, while what is in force could not be signed by them, are no success; the clock goes on', async () => {
    const before = await active();
    isBusy = true;
    const answer = await admin.send('POST', '/api/keys/rotate', { revoke: [] });
    isBusy = false;
    expect([answer.status, await errorCodeOf(answer)]).toEqual([503, 'server/overloaded']);
    expect(await active()).toBe(before);
    const log = createLog(() => undefined);
    const database = await openDatabase(server.databaseUrl, log);
    const [row] = await query(server.databaseUrl, 'SELECT id FROM organisation');
    const publisher = { db: database.db, compiler, organisation: String(row?.['id']) };
    const renewal = { always: false, now: Date.now(), log };
    expect(await renewVersions(publisher, renewal)).toBe(true);
    expect(await renewVersions(publisher, renewal)).toBe(true);
    await database.close();
    expect(await active()).toBe(before + 1);
    expect((await admin.send('POST', '/api/keys/rotate', { revoke: [] })).status).toBe(200);
  });
});

describe('a draft', () => {
  it('of which more was saved while it was published stays', async () => {
    const drafts = '/api/policy/drafts';
    const edits = policyFiles('warn').slice(1);
    const draft = { title: 'Mine', baseVersion: await active(), edits };
    const id = await made(admin.send('POST', drafts, draft));
    meanwhile = () => admin.send('PUT', `${drafts}/${id}`, { revision: 1, title: 'More', edits });
    const sent = await admin.send('POST', `${drafts}/${id}/publish`, { revision: 1, message: 'First half' });
    expect(sent.status).toBe(200);
    const left = v.looseObject({ revision: v.number(), title: v.string() });
    expect(await json(left, await admin.get(`${drafts}/${id}`))).toMatchObject({
      revision: 2,
      title: 'More',
    });
    const again = await admin.send('POST', `${drafts}/${id}/publish`, { revision: 2, message: 'The rest' });
    expect(again.status).toBe(409);
  });
});

describe('what an API token proposes', () => {
  it('needs somebody else than who made the token', async () => {
    const token = await createApiToken(admin, ['policy.publish']);
    const proposed = fetch(`${server.url}/api/policy/proposals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(await publication('block')),
    });
    const path = `/api/policy/proposals/${await made(proposed)}/approve`;
    const own = await admin.send('POST', path, { note: 'mine' });
    expect([own.status, await errorCodeOf(own)]).toEqual([403, 'policy/own-review']);
    const other = await signInAs(server.url, (await addPerson(admin, { role: 'author' })).link);
    expect((await other.send('POST', path, { note: 'seen' })).status).toBe(200);
  });
});

describe('somebody who is erased', () => {
  const name = 'Vera Unforgotten';
  const invite = async (called: string) => {
    const body = { name: called, email: null, role: 'author', groups: null };
    const answer = await admin.send('POST', '/api/users', body);
    const user = await json(v.object({ id: v.string(), signInUrl: v.string() }), answer);
    return { id: user.id, client: await signInAs(server.url, user.signInUrl.split('/#/sign-in/')[1] ?? '') };
  };
  const propose = async (who: ConsoleClient, action: 'log' | 'warn' | 'block'): Promise<string> =>
    made(who.send('POST', '/api/policy/proposals', await publication(action)));
  const approve = async (who: ConsoleClient, id: string): Promise<number> =>
    (await who.send('POST', `/api/policy/proposals/${id}/approve`, { note: 'seen' })).status;

  it('is named by nothing any more: no version, draft, proposal, rollout or webhook', async () => {
    await query(
      server.databaseUrl,
      `INSERT INTO webhooks (org_id, id, name, url, events, format, secret, enabled, created_at, created_by)
       SELECT id, gen_random_uuid(), 'W', 'https://127.0.0.1:1/', '["policy"]', 'sluice', 'whsec_eA==', true, now(), 'system'
       FROM organisation`,
    );
    const [vera, otto] = [await invite(name), await invite('Otto')];
    const draft = { title: 'Hers', baseVersion: await active(), edits: [] };
    await made(vera.client.send('POST', '/api/policy/drafts', draft));
    expect(await approve(otto.client, await propose(vera.client, 'log'))).toBe(200);
    const ofBoth = await active();
    expect(await approve(vera.client, await propose(otto.client, 'warn'))).toBe(200);
    await propose(vera.client, 'block');
    const staged = { ...(await publication('block')), rollout: { groups: null, share: 50 } };
    expect((await vera.client.send('POST', '/api/policy/publish', staged)).status).toBe(200);
    expect((await admin.get('/api/policy/rule-changes')).status).toBe(200);

    expect((await admin.send('DELETE', `/api/users/${vera.id}`, {})).status).toBe(204);
    const tables = await query(
      server.databaseUrl,
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    for (const { name: table } of tables) {
      const rows = await query(
        server.databaseUrl,
        `SELECT 1 FROM ${String(table)} t WHERE t::text LIKE '%${name}%'`,
      );
      expect([table, rows.length]).toEqual([table, 0]);
    }
    const credited = v.looseObject({ publishedBy: v.string() });
    const by = async (version: number): Promise<string> =>
      (await json(credited, await admin.get(`/api/policy/versions/${String(version)}`))).publishedBy;
    expect([await by(ofBoth), await by(ofBoth + 1), await by(ofBoth + 2)]).toEqual([
      'Removed person, approved by Otto',
      'Otto, approved by Removed person',
      'Removed person',
    ]);
    const told = `SELECT body->>'publishedBy' AS by FROM (SELECT event, body FROM outbox
      UNION ALL SELECT event, body FROM deliveries) t WHERE event = 'policy' AND body->>'version' = $1`;
    expect(await query(server.databaseUrl, told, [String(ofBoth)])).toEqual([
      { by: 'Removed person, approved by Otto' },
    ]);
    const changes = await (await admin.get('/api/policy/rule-changes')).text();
    expect(changes).toContain('Otto, approved by Removed person');
  });
});
