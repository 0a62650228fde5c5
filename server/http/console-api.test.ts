import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '../auth/sign-in.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import { brokenPolicyFiles, policyFiles, temporaryFolder } from '../testing/rules.ts';
import { call, client, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import {
  consoleClient,
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';
import { consolePolicy } from './headers.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let device: TestDevice;
let clock = 0;
const consoleFolder = temporaryFolder();

beforeAll(async () => {
  cluster = await openTestCluster();
  const now = (): number => Date.now() + clock;
  server = await startTestServer(await cluster.createDatabase(), { consoleFolder }, { now });
  admin = await signInAs(server.url, linkOf(server));
  await admin.send('DELETE', '/api/settings/sessions.limits'); // back to what a real server has
  device = await enrolDevice(server.enrolmentCode, 'someone');
}, 60_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const freshLink = async (): Promise<string> => {
  const database = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
  const [row] = await query(server.databaseUrl, 'SELECT id FROM organisation');
  const link = await createSignInLink(database.db, String(row?.['id']), Date.now() + clock);
  await database.close();
  return link;
};

describe('session', () => {
  it('says who is signed in', async () => {
    expect(await (await admin.get('/api/session')).json()).toMatchObject({
      user: { name: 'Administrator' },
      organisation: { name: 'Test organisation', id: device.answer.organisation.id },
    });
  });

  it('takes a link once', async () => {
    const again = await consoleClient(server.url).send('POST', '/api/session', { link: linkOf(server) });
    expect([again.status, await errorCodeOf(again)]).toEqual([401, 'session/link']);
    const unknown = await consoleClient(server.url).send('POST', '/api/session', { link: 'nonsense' });
    expect(unknown.status).toBe(401);
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const response = await consoleClient(server.url).send('POST', '/api/session', {
      link: await freshLink(),
    });
    const [session, known] = response.headers.getSetCookie();
    expect(session).toMatch(/^sluice_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(known).toMatch(/^sluice_known=k1\.[\w.-]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('ends links after 24 hours and sessions after 12', async () => {
    const link = await freshLink();
    const late = await signInAs(server.url, await freshLink());
    clock = 12 * 3_600_000 + 1_000;
    expect((await late.get('/api/session')).status).toBe(401);
    clock = 24 * 3_600_000 + 1_000;
    const response = await consoleClient(server.url).send('POST', '/api/session', { link });
    clock = 0;
    expect([response.status, await errorCodeOf(response)]).toEqual([401, 'session/link']);
  });

  it('ends on sign-out', async () => {
    const other = await signInAs(server.url, await freshLink());
    expect((await other.send('DELETE', '/api/session')).status).toBe(204);
    expect((await other.get('/api/session')).status).toBe(401);
  });

  it('is needed for everything else', async () => {
    const stranger = consoleClient(server.url);
    for (const path of [
      '/api/session',
      '/api/incidents',
      '/api/policy',
      '/api/devices',
      '/api/incidents/2026-01-01/x/y',
    ]) {
      expect([(await stranger.get(path)).status, path]).toEqual([401, path]);
    }
    for (const path of ['/api/policy/check', '/api/policy/publish', '/api/enrolment-codes']) {
      expect([(await stranger.send('POST', path, {})).status, path]).toEqual([401, path]);
    }
  });
});

describe('writes from elsewhere', () => {
  const body = { group: 'sales', maxUses: 1, days: 1 };
  const refusal = async (headers: Record<string, string>): Promise<[number, string]> => {
    const response = await admin.send('POST', '/api/enrolment-codes', body, headers);
    return [response.status, await errorCodeOf(response)];
  };

  it('are refused by origin, by fetch site and by content type', async () => {
    expect(await refusal({ origin: 'https://evil.example' })).toEqual([403, 'request/other-origin']);
    expect(await refusal({ origin: 'null' })).toEqual([403, 'request/other-origin']);
    expect(await refusal({ 'sec-fetch-site': 'cross-site' })).toEqual([403, 'request/other-origin']);
    expect(await refusal({ 'sec-fetch-site': 'same-site' })).toEqual([403, 'request/other-origin']);
    expect(await refusal({ 'content-type': 'text/plain' })).toEqual([415, 'request/content-type']);
  });

  it('are refused when nothing says where they come from', async () => {
    const response = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([response.status, await errorCodeOf(response)]).toEqual([403, 'request/other-origin']);
  });
});

const pageSchema = v.object({
  items: v.array(
    v.object({
      day: v.string(),
      receivedAt: v.string(),
      device: v.object({ id: v.string(), label: v.string() }),
      incident: v.object({ id: v.string(), at: v.string() }),
    }),
  ),
  next: v.nullable(v.string()),
});

describe('incidents', () => {
  const same = new Date(Date.now() - 3_600_000).toISOString();
  const batch = Array.from({ length: 7 }, () => makeIncident({ at: same }));
  const newest = makeIncident();
  const old = makeIncident({ at: new Date(Date.now() - 40 * 86_400_000).toISOString() });

  beforeAll(async () => {
    await call(device, 'POST', '/v1/incidents', { body: { incidents: [...batch, newest, old] } });
  });

  it('come newest first, page by page, also when their times are equal', async () => {
    const seen: string[] = [];
    let next: string | null = null;
    let pages = 0;
    do {
      const cursor: string = next === null ? '' : `&cursor=${next}`;
      const page: v.InferOutput<typeof pageSchema> = await json(
        pageSchema,
        await admin.get(`/api/incidents?limit=3${cursor}`),
      );
      seen.push(...page.items.map(({ incident }) => incident.id));
      next = page.next;
      pages += 1;
    } while (next !== null);
    expect(pages).toBe(3);
    expect(seen[0]).toBe(newest.id);
    expect(seen.slice(1)).toEqual(
      batch
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });

  it('are bounded by days', async () => {
    const page = await json(pageSchema, await admin.get('/api/incidents?days=60&limit=200'));
    expect(page.items.at(-1)?.incident.id).toBe(old.id);
    expect(page.items).toHaveLength(9);
  });

  it('can be read one by one, whole', async () => {
    const key = `${newest.at.slice(0, 10)}/${device.answer.device}/${newest.id}`;
    const answer = await admin.get(`/api/incidents/${key}`);
    expect(await answer.json()).toMatchObject({ device: { id: device.answer.device }, incident: newest });
    for (const wrong of [
      key.replace(newest.id, crypto.randomUUID()),
      key.replace(/^.{10}/, '2026-02-31'),
      'a/b/c',
    ]) {
      expect((await admin.get(`/api/incidents/${wrong}`)).status).toBe(404);
    }
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'days=0', 'days=401', 'cursor=bm9uc2Vuc2U', 'cursor='])(
    'refuse ?%s',
    async (bad) => {
      const response = await admin.get(`/api/incidents?${bad}`);
      expect([response.status, await errorCodeOf(response)]).toEqual([400, 'request/query']);
    },
  );
});

/** Its example says that it finds what it does not. */
const detectorWithWrongExample = {
  path: 'rules/detectors/ticket.yaml',
  text: `apiVersion: sluice/v1
kind: Detector
id: ticket
title: { en: Ticket }
category: secret
locales: ['*']
source: this test
patterns:
  - { id: ticket, regex: 'TICKET-\\d{6}', confidence: high }
examples:
  match: [{ text: 'see TICKET-12', find: ['TICKET-12'] }]
  noMatch: [{ text: 'see TICKET', why: 'no number' }]
`,
};

describe('policy', () => {
  it('is shown as written, with its reach', async () => {
    const beat = { client, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null };
    await call(device, 'POST', '/v1/heartbeat', { body: beat });
    expect(await (await admin.get('/api/policy')).json()).toMatchObject({
      version: 1,
      publishedBy: 'Sluice',
      message: 'Starter policy',
      files: expect.arrayContaining(policyFiles()) as unknown,
      packs: [{ id: 'basics', rules: [{ id: 'every-message' }] }],
      contact: null,
      reach: { current: 1, devices: 1 },
    });
  });

  it('check tells problems with file and line, and stores nothing', async () => {
    const good = await admin.send('POST', '/api/policy/check', { files: policyFiles('warn') });
    expect([good.status, await good.json()]).toEqual([200, { problems: [] }]);
    const bad = await admin.send('POST', '/api/policy/check', { files: brokenPolicyFiles() });
    expect(await bad.json()).toMatchObject({
      problems: [{ file: 'rules/packs/basics.yaml', code: 'policy/unknown-field', line: 8 }],
    });
  });

  it('publish refuses problems, refuses an edit of another version, and else makes the next', async () => {
    const publish = (files: unknown, baseVersion: number): Promise<Response> =>
      admin.send('POST', '/api/policy/publish', { files, message: 'Warn instead', baseVersion });
    const broken = await publish(brokenPolicyFiles(), 1);
    expect(broken.status).toBe(422);
    expect(await broken.json()).toMatchObject({ problems: [{ code: 'policy/unknown-field' }] });
    const wrongExample = await publish([...policyFiles('warn'), detectorWithWrongExample], 1);
    expect(wrongExample.status).toBe(422);
    expect(await wrongExample.json()).toMatchObject({
      problems: [{ file: detectorWithWrongExample.path, code: 'detector/example-count' }],
    });
    const stale = await publish(policyFiles('warn'), 0);
    expect([stale.status, await errorCodeOf(stale)]).toEqual([409, 'policy/conflict']);
    const both = await Promise.all([publish(policyFiles('warn'), 1), publish(policyFiles('block'), 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await (await admin.get('/api/policy')).json()).toMatchObject({
      version: 2,
      publishedBy: 'Administrator',
      reach: { current: 0, devices: 1 },
    });
    expect((await call(device, 'GET', '/v1/policy')).headers.get('etag')).toMatch(/^"v2-/);
    expect((await publish('nonsense', 2)).status).toBe(400);
  });
});

describe('devices and enrolment codes', () => {
  it('a code enrols as many devices as it says, into its group', async () => {
    const answer = await admin.send('POST', '/api/enrolment-codes', { group: 'sales', maxUses: 1, days: 2 });
    const { code } = await json(v.object({ code: v.string(), expiresAt: v.string() }), answer);
    const sold = await enrolDevice(code, 'seller');
    expect(sold.answer.group).toBe('sales');
    await expect(enrolDevice(code)).rejects.toThrow('403');
    for (const body of [
      { group: 'Sales!', maxUses: 1, days: 2 },
      { group: 'a', maxUses: 0, days: 2 },
      { group: 'a', maxUses: 1, days: 366 },
    ]) {
      expect((await admin.send('POST', '/api/enrolment-codes', body)).status).toBe(400);
    }
  });

  it('lists devices newest first, page by page', async () => {
    const schema = v.object({
      items: v.array(v.object({ id: v.string(), person: v.nullable(v.string()), label: v.string() })),
      next: v.nullable(v.string()),
    });
    const first = await json(schema, await admin.get('/api/devices?limit=1'));
    const second = await json(schema, await admin.get(`/api/devices?limit=1&cursor=${first.next ?? ''}`));
    expect([first.items[0]?.person, second.items[0]?.person, second.next]).toEqual([
      expect.stringMatching(/^u_[0-9a-f]{20}$/),
      expect.stringMatching(/^u_[0-9a-f]{20}$/),
      null,
    ]);
    const found = await json(
      schema,
      await admin.get(`/api/devices?person=${String(first.items[0]?.person)}`),
    );
    expect(found.items.map(({ id }) => id)).toEqual([first.items[0]?.id]);
    expect(first.items[0]?.label).toMatch(/^Chromium on Linux, [0-9a-f]{4}$/);
  });

  it('revokes a device', async () => {
    const gone = await enrolDevice(server.enrolmentCode);
    expect((await admin.send('DELETE', `/api/devices/${gone.answer.device}`)).status).toBe(204);
    expect(await errorCodeOf(await call(gone, 'POST', '/v1/token', { body: {} }))).toBe('device/revoked');
    expect((await admin.send('DELETE', `/api/devices/${crypto.randomUUID()}`)).status).toBe(404);
  });

  it('leaves an audit trail of who did what', async () => {
    const rows = await query(server.databaseUrl, 'SELECT actor, action FROM audit ORDER BY id');
    const said = rows.map(({ actor, action }) => `${String(actor).split(':')[0] ?? ''} ${String(action)}`);
    for (const entry of [
      'system installation.create',
      'system policy.publish',
      'user session.create',
      'user policy.publish',
      'user enrolment-code.create',
      'device device.enrol',
      'user device.revoke',
    ]) {
      expect(said).toContain(entry);
    }
  });
});

describe('console files and probes', () => {
  it('says how to build the console while there is none', async () => {
    const response = await fetch(server.url);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')]);
  });

  it('serves files, the app for its own paths, and nothing outside its folder', async () => {
    mkdirSync(join(consoleFolder, 'assets'));
    writeFileSync(join(consoleFolder, 'index.html'), '<!doctype html>app');
    writeFileSync(join(consoleFolder, 'assets', 'main-1.js'), 'export {};');
    writeFileSync(join(consoleFolder, 'assets', 'worker-1.js'), '');
    symlinkSync('/etc/hostname', join(consoleFolder, 'outside.txt'));
    const page = await fetch(`${server.url}/incidents/2026-01-01`);
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html>app']);
    expect(page.headers.get('content-security-policy')).toBe(consolePolicy);
    // Whatever the constant comes to say: nothing inline, nothing made of text.
    expect(consolePolicy).toMatch(/(?:^|; )script-src 'self'(?:;|$)/);
    for (const unsafe of ["'unsafe-inline'", "'unsafe-eval'"]) expect(consolePolicy).not.toContain(unsafe);
    const script = await fetch(`${server.url}/assets/main-1.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    const worker = await fetch(`${server.url}/assets/worker-1.js`);
    expect(worker.headers.get('content-security-policy')).toMatch(
      /^default-src 'none';.*'wasm-unsafe-eval'$/,
    );
    expect(script.headers.get('content-security-policy')).not.toContain('wasm');
    expect((await fetch(`${server.url}/assets/missing.js`)).status).toBe(404);
    for (const path of ['/outside.txt', '/..%2f..%2fetc/hostname']) {
      expect(await (await fetch(server.url + path)).text()).toBe('<!doctype html>app');
    }
  });

  it('probes answer', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
