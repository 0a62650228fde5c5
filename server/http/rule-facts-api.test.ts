import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Principal } from '../auth/principal.ts';
import { createLog } from '../log.ts';
import { gatherReplay } from '../policy/replay.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { brokenPolicyFiles, policyFiles } from '../testing/rules.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
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

let cluster: TestCluster;
let server: TestServer;
let database: Database;
let admin: ConsoleClient;
const hourMs = 3_600_000;
const day = (ago: number): string => new Date(Date.now() - ago * 24 * hourMs).toISOString();
const simulated = { mode: 'simulate', action: 'block' } as const;
const rule = { pack: 'basics', rule: 'every-message', severity: 'low', ...simulated } as const;
const passed = (change: Partial<Incident> = {}): Incident =>
  makeIncident({ action: 'allow', outcome: 'sent', rule, ...change });

/** An enforced rule decided, and a simulated one matched as well. */
const beside = makeIncident({ alsoMatched: [{ ...rule, rule: 'stricter' }] });

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  database = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
  admin = await signInAs(server.url, linkOf(server));
  // Long in force, so that what is reported happened under it.
  await query(server.databaseUrl, 'UPDATE policies SET published_at = $1', [day(20)]);
  const device = async (group: string): Promise<TestDevice> => {
    const answer = await admin.send('POST', '/api/enrolment-codes', { group, maxUses: 1, days: 2 });
    return enrolDevice((await json(v.object({ code: v.string() }), answer)).code);
  };
  const [sales, board] = [await device('sales'), await device('board')];
  const post = (who: TestDevice, incidents: Incident[]): Promise<Response> =>
    call(who, 'POST', '/v1/incidents', { body: { incidents } });
  await post(sales, [passed(), passed({ at: day(1) }), passed({ at: day(9) }), beside]);
  await post(board, [passed()]);
});
afterAll(async () => {
  await database.close();
  await server.close();
  await cluster.stop();
});

const replay = (files: readonly PolicyFile[], days = 30, who = admin): Promise<Response> =>
  who.send('POST', '/api/policy/replay', { files, days });
const body = async (answer: Promise<Response>): Promise<unknown> => (await answer).json();

describe('replay', () => {
  it('says what a change would have done, by rule and by group', async () => {
    expect(await body(replay(policyFiles('block')))).toMatchObject({
      ...{ sends: 5, recorded: 5, days: 21, unsure: 0 },
      before: { log: 5, block: 0 },
      after: { log: 0, block: 5 },
      groups: [
        { group: 'sales', before: 0, after: 4 },
        { group: 'board', before: 0, after: 1 },
      ],
      rules: [{ rule: 'every-message', matchedBefore: 5, matchedAfter: 5, heldBefore: 0, heldAfter: 5 }],
    });
  });

  it('looks no further back than it is asked to, and says nothing changed when nothing did', async () => {
    expect(await body(replay(policyFiles(), 7))).toMatchObject({ sends: 4, days: 7, rules: [] });
  });

  it('refuses a policy with problems, a period that is none, and who may not read incidents', async () => {
    expect((await replay(brokenPolicyFiles())).status).toBe(422);
    expect((await replay(policyFiles(), 0)).status).toBe(400);
    const token = await createApiToken(admin, ['policy.write']);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const asked = { method: 'POST', headers, body: JSON.stringify({ files: policyFiles(), days: 7 }) };
    const answer = await fetch(`${server.url}/api/policy/replay`, asked);
    expect([answer.status, await errorCodeOf(answer)]).toEqual([403, 'access/denied']);
  });

  it('reads some of too many, spread over the whole period, and says of how many', async () => {
    const [row] = await query(server.databaseUrl, 'SELECT id FROM organisation');
    const organisation = { id: String(row?.['id']), name: 'o' };
    const who = { ...principal, organisation };
    const asked = { files: policyFiles(), days: 30 };
    const some = await gatherReplay(database.db, who, asked, Date.now(), 3);
    const times = (some?.sends ?? []).map(({ at }) => at).toSorted();
    expect([times.length, some?.recorded, some?.days]).toEqual([2, 5, 21]);
    expect(times[0]?.slice(0, 10), 'not the newest alone').toBe(day(1).slice(0, 10));
    const own = await gatherReplay(database.db, { ...who, groups: ['board'] }, asked, Date.now());
    expect(own?.sends.map(({ group }) => group)).toEqual(['board']);
  });
});
const principal: Omit<Principal, 'organisation'> = {
  ...{ kind: 'user', id: '00000000-0000-4000-8000-000000000000', name: 'A', actor: 'a', role: null },
  ...{ permissions: new Set(), groups: null },
};

describe('what simulated rules would have acted on', () => {
  const report = async (who: ConsoleClient): Promise<unknown> =>
    body(who.get(`/api/reports/simulated?from=${day(6).slice(0, 10)}&to=${day(0).slice(0, 10)}`));

  it('by rule and group, also where an enforced rule decided', async () => {
    expect(await report(admin)).toMatchObject({
      rows: [
        { rule: 'basics/every-message', group: 'sales', count: 2 },
        { rule: 'basics/every-message', group: 'board', count: 1 },
        { rule: 'basics/stricter', group: 'sales', count: 1 },
      ],
    });
  });

  it('and the search for a simulated rule finds just these', async () => {
    const found = async (q: string): Promise<unknown> =>
      body(admin.get(`/api/incidents/count?q=${encodeURIComponent(`${q} from:6d`)}`));
    expect(await found('simulated:basics/every-message')).toEqual({ count: 3, exact: true });
    expect(await found('simulated:every-message group:sales')).toEqual({ count: 2, exact: true });
    expect(await found('simulated:basics/stricter,basics/nothing')).toEqual({ count: 1, exact: true });
    expect(await found('simulated:other/stricter')).toEqual({ count: 0, exact: true });
    // Where it was enforced it is not meant.
    expect(await found('-simulated:every-message rule:every-message')).toEqual({ count: 1, exact: true });
    const offered = await body(admin.get('/api/incidents/values?key=simulated&q=from:6d'));
    const values = [
      { value: 'basics/every-message', count: 3 },
      { value: 'basics/stricter', count: 1 },
    ];
    expect(offered).toEqual({ values, exact: true });
  });

  it('of one’s own groups only', async () => {
    const { link } = await addPerson(admin, { role: 'manager', groups: ['board'] });
    expect(await report(await signInAs(server.url, link))).toMatchObject({ rows: [{ group: 'board' }] });
  });
});

describe('rules', () => {
  it('name the version that last changed them', async () => {
    const [settings, pack] = policyFiles('warn');
    const more = `${pack?.text ?? ''}  - id: another\n    severity: low\n    mode: off\n    then: { action: log }\n`;
    const files = [settings, { path: pack?.path, text: more }];
    await admin.send('POST', '/api/policy/publish', {
      files: policyFiles('warn'),
      message: 'x',
      baseVersion: 1,
    });
    await admin.send('POST', '/api/policy/publish', { files, message: 'y', baseVersion: 2 });
    const items = async (): Promise<unknown> => body(admin.get('/api/policy/rule-changes'));
    expect(await items()).toMatchObject({
      items: [
        { rule: 'every-message', version: 2, by: 'Administrator' },
        { rule: 'another', version: 3 },
      ],
    });
    await admin.send('POST', '/api/policy/rollback', { version: 1, baseVersion: 3, message: 'z' });
    expect(await items()).toMatchObject({ items: [{ rule: 'every-message', version: 4 }] });
  });

  it('come in packs with the server, and the policy says whether a second person is wanted', async () => {
    expect(await body(admin.get('/api/policy/packs'))).toEqual({ packs: policyFiles().slice(1) });
    expect(await body(admin.get('/api/policy/packs/basics/needs'))).toEqual({ files: [] });
    expect(await body(admin.get('/api/policy'))).toMatchObject({ review: 'none' });
  });
});
