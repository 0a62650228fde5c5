import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepHeadIfDue } from '../audit/heads.ts';
import { createLog } from '../log.ts';
import { lookupsInTurn } from '../net/lookups.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { startReceiver } from '../testing/receiver.ts';
import type { Received, Receiver } from '../testing/receiver.ts';
import { policyFiles } from '../testing/rules.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
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
import { retryAfterSeconds } from './deliver.ts';
import { emit } from './outbox.ts';
import { startWebhookWorker } from './worker.ts';

let cluster: TestCluster;
let server: TestServer;
let database: Database;
let admin: ConsoleClient;
let device: TestDevice;
let receiver: Receiver;
let organisation: string;

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  database = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
  admin = await signInAs(server.url, linkOf(server));
  device = await enrolDevice(server.enrolmentCode, 'p.erson');
  organisation = device.answer.organisation.id;
  receiver = await startReceiver();
}, 120_000);
afterAll(async () => {
  await receiver.close();
  await database.close();
  await server.close();
  await cluster.stop();
});
beforeEach(async () => {
  for (const table of ['webhooks', 'deliveries', 'outbox'])
    await query(server.databaseUrl, `DELETE FROM ${table}`);
  await allow(['127.0.0.0/8']);
  receiver.received.length = 0;
  receiver.answer = 204;
});

async function allow(networks: string[]): Promise<void> {
  await query(
    server.databaseUrl,
    `INSERT INTO settings (org_id, key, value, changed_at, changed_by)
     SELECT id, 'webhooks.network', $1, now(), 'test' FROM organisation
     ON CONFLICT (org_id, key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify({ allowHttp: true, allowNetworks: networks })],
  );
}
const secretSchema = v.object({ id: v.string(), secret: v.string() });
const request = (change: Record<string, unknown> = {}) => ({
  name: 'SIEM',
  url: receiver.url,
  events: ['incident'],
  format: 'sluice',
  enabled: true,
  ...change,
});
const create = async (change: Record<string, unknown> = {}) =>
  json(secretSchema, await admin.send('POST', '/api/webhooks', request(change)));
const sendIncidents = async (count: number): Promise<string[]> => {
  const incidents = Array.from({ length: count }, () => makeIncident());
  const answer = await call(device, 'POST', '/v1/incidents', { body: { incidents } });
  expect(answer.status).toBe(200);
  return incidents.map(({ id }) => id);
};
/** A worker of our own, at a time of our own. */
async function workAt(ms: number, lookup?: (name: string) => Promise<readonly string[]>): Promise<void> {
  const worker = startWebhookWorker({
    db: database.db,
    organisation,
    now: () => Date.now() + ms,
    log: createLog(() => undefined),
    ...(lookup === undefined ? {} : { lookup }),
  });
  await worker.wake();
  await worker.stop();
}
/** Until the server that tried it has noted what came of it: the receiver knows first. */
async function failed(id: string): Promise<void> {
  await expect.poll(async () => (await deliveries(id))[0]?.lastError ?? null).not.toBeNull();
}

const bodySchema = v.object({
  id: v.string(),
  event: v.string(),
  items: v.array(v.record(v.string(), v.unknown())),
});
const bodyOf = ({ body }: Received) => v.parse(bodySchema, JSON.parse(body));
const idsOf = (received: Received): string[] =>
  bodyOf(received).items.map(({ incident }) => v.parse(v.object({ id: v.string() }), incident).id);
const deliverySchema = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      state: v.string(),
      attempts: v.number(),
      lastError: v.nullable(v.string()),
      lastStatus: v.nullable(v.number()),
    }),
  ),
  next: v.nullable(v.string()),
});
const deliveries = async (webhook: string) =>
  (await json(deliverySchema, await admin.get(`/api/webhooks/${webhook}/deliveries`))).items;

describe('a webhook', () => {
  it('is told of an incident, signed, without content or names', async () => {
    const { secret } = await create();
    const [id] = await sendIncidents(1);
    await receiver.count(1);
    const [got] = receiver.received;
    if (got === undefined) throw new Error('nothing received');
    expect(idsOf(got)).toEqual([id]);
    const item = bodyOf(got).items[0];
    expect(item?.['person']).toMatch(/^u_/);
    expect(got.body).not.toContain('p.erson');
    const [messageId, time] = [got.headers['webhook-id'], got.headers['webhook-timestamp']];
    expect(messageId).toBe(bodyOf(got).id);
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
    const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update(`${String(messageId)}.${String(time)}.${got.body}`)
      .digest('base64');
    expect(got.headers['webhook-signature']).toBe(`v1,${mac}`);
  });

  it('gets many incidents in requests of a hundred, each once, also when one was sent twice', async () => {
    await create();
    const incidents = Array.from({ length: 100 }, () => makeIncident());
    const more = Array.from({ length: 50 }, () => makeIncident());
    await Promise.all(
      [incidents, more, incidents].map((batch) =>
        call(device, 'POST', '/v1/incidents', { body: { incidents: batch } }),
      ),
    );
    await workAt(0);
    const told = receiver.received.flatMap(idsOf).sort();
    expect(told).toEqual([...incidents, ...more].map(({ id }) => id).sort());
    for (const got of receiver.received) expect(idsOf(got).length).toBeLessThanOrEqual(100);
  });

  it('is told of alerts and policies where it asks for them, in the transaction that makes them', async () => {
    await create({ events: ['alert', 'policy'] });
    await sendIncidents(1);
    const files = policyFiles('warn');
    await admin.send('POST', '/api/policy/publish', { files, message: 'Warn', baseVersion: 1 });
    await receiver.count(1);
    const published = bodyOf(receiver.received[0] ?? { url: '', headers: {}, body: '' });
    expect(published).toMatchObject({ event: 'policy', items: [{ version: 2, message: 'Warn' }] });
    const undone = database.db.transaction().execute(async (trx) => {
      await emit(trx, organisation, 'policy', {
        version: 3,
        publishedBy: 'x',
        message: 'Never',
        lane: 'all',
      });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await workAt(0);
    expect(receiver.received).toHaveLength(1);
  });

  it('is told once of each new head of the audit chain', async () => {
    await create({ events: ['audit'] });
    await query(server.databaseUrl, 'DELETE FROM audit_heads');
    await keepHeadIfDue(database.db, organisation, Date.now());
    await keepHeadIfDue(database.db, organisation, Date.now());
    await workAt(0);
    const [head] = await query(server.databaseUrl, 'SELECT seq::int, jws, manifest FROM audit_heads');
    expect(receiver.received.flatMap((got) => bodyOf(got).items)).toMatchObject([
      { seq: head?.['seq'], head: head?.['jws'], manifest: head?.['manifest'] },
    ]);
  });

  it('gets nothing while it is off, and costs nothing', async () => {
    await create({ enabled: false });
    await sendIncidents(1);
    expect(await query(server.databaseUrl, 'SELECT 1 FROM outbox')).toEqual([]);
  });

  it('can get incidents as OCSF, and nothing else then', async () => {
    await create({ format: 'ocsf' });
    const [id] = await sendIncidents(1);
    await receiver.count(1);
    const findings: unknown = JSON.parse(receiver.received[0]?.body ?? '');
    expect(findings).toMatchObject([{ class_uid: 2006, metadata: { uid: id, version: '1.4.0' } }]);
    const both = await admin.send(
      'POST',
      '/api/webhooks',
      request({ format: 'ocsf', events: ['incident', 'alert'] }),
    );
    expect(both.status).toBe(400);
  });
});

describe('a receiver in trouble', () => {
  it('gets it again, later each time, until it is given up, seen and replayed', async () => {
    const { id } = await create();
    receiver.answer = 503;
    await sendIncidents(1);
    await receiver.count(1);
    await failed(id);
    let at = 0;
    for (const [index, seconds] of retryAfterSeconds.entries()) {
      if (index < 2) await workAt(at + (seconds - 5) * 1000);
      expect(receiver.received).toHaveLength(index + 1);
      at += (seconds + 5) * 1000;
      await workAt(at);
      expect(receiver.received).toHaveLength(index + 2);
    }
    expect(await deliveries(id)).toMatchObject([
      { state: 'dead', attempts: 10, lastError: 'webhook/status', lastStatus: 503 },
    ]);
    expect(await (await admin.get('/api/webhooks')).json()).toMatchObject({
      items: [{ id, waiting: 0, dead: 1 }],
    });
    const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    receiver.answer = 200;
    const replay = await admin.send('POST', `/api/webhooks/${id}/replay`, { delivery: null });
    expect(await replay.json()).toEqual({ replayed: 1 });
    await receiver.count(11);
    await workAt(0);
    await expect
      .poll(() => deliveries(id))
      .toMatchObject([{ state: 'delivered', attempts: 1, lastError: null }]);
  });

  it('that redirects is not followed, and one that hangs up is tried again', async () => {
    const { id } = await create();
    receiver.answer = 302;
    await sendIncidents(1);
    await receiver.count(1);
    await failed(id);
    receiver.answer = null;
    await workAt(20_000);
    expect(receiver.received).toHaveLength(2);
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', lastError: 'webhook/connect' }]);
  });

  it('is not to blame for what cannot be put into words: that is tried, given up and seen, and others go out', async () => {
    const { id } = await create({ events: ['policy'] });
    // Due later than now: the server's own worker leaves them alone. A key of an incident that is none cannot be read.
    const due = (body: unknown) =>
      query(
        server.databaseUrl,
        `INSERT INTO deliveries (org_id, id, webhook_id, event, body, created_at, next_at)
         VALUES ($1, gen_random_uuid(), $2, 'policy', $3, now(), now() + interval '30 min')`,
        [organisation, id, JSON.stringify(body)],
      );
    await due([{ day: 'no day', device: 'none', id: 'none' }]);
    for (let version = 1; version <= 5; version += 1) await due({ version });
    let at = 3_600_000;
    await workAt(at);
    expect(receiver.received).toHaveLength(5);
    const failing = async () => (await deliveries(id)).filter(({ state }) => state !== 'delivered');
    expect(await failing()).toMatchObject([{ state: 'waiting', attempts: 1, lastError: 'webhook/payload' }]);
    for (const seconds of retryAfterSeconds) await workAt((at += (seconds + 5) * 1000));
    expect(await failing()).toMatchObject([{ state: 'dead', attempts: 10, lastError: 'webhook/payload' }]);
    expect(receiver.received).toHaveLength(5);
  });

  it('does not lose what a server took and then died with', async () => {
    const { id } = await create();
    receiver.answer = 500;
    await sendIncidents(1);
    await receiver.count(1);
    await failed(id);
    await workAt(0);
    // As a server leaves it that is killed while it sends.
    await query(
      server.databaseUrl,
      "UPDATE deliveries SET next_at = now() + interval '60 s', attempts = attempts + 1",
    );
    receiver.answer = 204;
    await workAt(50_000);
    expect(receiver.received).toHaveLength(1);
    await workAt(61_000);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
  });

  it('or rather its name server, holds up one lookup at a time, and others get theirs behind it', async () => {
    const at = (host: string) => ({ url: receiver.url.replace('127.0.0.1', host), events: ['policy'] });
    const hosts = ['silent.example', 'quiet.example', 'good.example'];
    const [silent = '', , good = ''] = await Promise.all(
      hosts.map(async (host) => (await create(at(host))).id),
    );
    // Due later than now: the server's own worker leaves them alone.
    await query(
      server.databaseUrl,
      `INSERT INTO deliveries (org_id, id, webhook_id, event, body, created_at, next_at)
       SELECT org_id, gen_random_uuid(), id, 'policy', '{}', now(), now() + interval '30 min'
       FROM webhooks, generate_series(1, 4)`,
    );
    let [underWay, most] = [0, 0];
    const ask = async (name: string): Promise<readonly string[]> => {
      most = Math.max(most, (underWay += 1));
      // Long enough for all others to be asked meanwhile.
      await query(server.databaseUrl, 'SELECT 1');
      underWay -= 1;
      if (name === 'good.example') return ['127.0.0.1'];
      throw new Error('EAI_AGAIN');
    };
    await workAt(3_600_000, lookupsInTurn(ask));
    expect(most).toBe(1);
    expect(new Set((await deliveries(good)).map(({ state }) => state))).toEqual(new Set(['delivered']));
    expect(await deliveries(silent)).toMatchObject(
      Array(4).fill({ state: 'waiting', lastError: 'webhook/dns' }),
    );
  });

  it('gets no more from the moment that it is switched off, however much waits', async () => {
    const { id } = await create({ url: receiver.url.replace('127.0.0.1', 'late.example') });
    // Due later than now: the server's own worker leaves them alone.
    await query(
      server.databaseUrl,
      `INSERT INTO deliveries (org_id, id, webhook_id, event, body, created_at, next_at)
       SELECT $1, gen_random_uuid(), $2, 'policy', '{}', now(), now() + interval '30 min' FROM generate_series(1, 12)`,
      [organisation, id],
    );
    await workAt(3_600_000, async () => {
      await query(server.databaseUrl, 'UPDATE webhooks SET enabled = false');
      return ['127.0.0.1'];
    });
    expect(receiver.received).toHaveLength(4);
  });

  it('is shared by several servers without being told twice', async () => {
    await create({ events: ['policy'] });
    await database.db.transaction().execute(async (trx) => {
      for (let version = 1; version <= 30; version += 1)
        await emit(trx, organisation, 'policy', { version, publishedBy: 'x', message: 'y', lane: 'all' });
    });
    await Promise.all([workAt(0), workAt(0), workAt(0)]);
    // The server's own worker shares in it as well, and may be the last.
    const left = () => query(server.databaseUrl, 'SELECT id FROM outbox');
    const unsent = () => query(server.databaseUrl, 'SELECT id FROM deliveries WHERE delivered_at IS NULL');
    await expect.poll(async () => [await left(), await unsent()]).toEqual([[], []]);
    const versions = receiver.received.map((got) => Number(bodyOf(got).items[0]?.['version']));
    expect(versions.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
  });
});

describe('the network', () => {
  it('refuses private addresses when a webhook is saved, and again when it is used', async () => {
    const { id } = await create();
    await allow([]);
    const saved = await admin.send('POST', '/api/webhooks', request());
    expect([saved.status, await errorCodeOf(saved)]).toEqual([400, 'webhook/url']);
    const tried = await admin.send('POST', `/api/webhooks/${id}/test`, {});
    expect(await tried.json()).toEqual({ delivered: false, status: null, error: 'webhook/address' });
    await sendIncidents(1);
    await workAt(0);
    expect(receiver.received).toEqual([]);
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', lastError: 'webhook/address' }]);
  });

  it('resolves a name once and goes to that address, whatever the name says afterwards', async () => {
    await create({ events: ['policy'], url: `http://rebinding.example:${String(receiver.port)}/hook` });
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const asked: string[] = [];
    // Due in the future, so that only the worker of this test, with its own resolver, takes it.
    await query(
      server.databaseUrl,
      `INSERT INTO deliveries (org_id, id, webhook_id, event, body, created_at, next_at)
       SELECT org_id, gen_random_uuid(), id, 'policy', '{}', now(), now() + interval '60 s' FROM webhooks`,
    );
    await workAt(61_000, (name) => {
      asked.push(name);
      return Promise.resolve(answers[asked.length - 1] ?? []);
    });
    expect(asked).toEqual(['rebinding.example']);
    expect(receiver.received.map(({ headers }) => headers.host)).toEqual([
      `rebinding.example:${String(receiver.port)}`,
    ]);
  });
});

describe('the console', () => {
  it('tests a webhook, shows its secret once, renews it, changes and deletes it', async () => {
    const { id, secret } = await create();
    const tried = await admin.send('POST', `/api/webhooks/${id}/test`, {});
    expect(await tried.json()).toEqual({ delivered: true, status: 204, error: null });
    expect(bodyOf(receiver.received[0] ?? { url: '', headers: {}, body: '' }).event).toBe('test');
    expect(await (await admin.get('/api/webhooks')).text()).not.toContain('whsec_');
    const renewed = await json(secretSchema, await admin.send('POST', `/api/webhooks/${id}/secret`, {}));
    expect(renewed.secret).not.toBe(secret);
    const change = request({ url: `${receiver.url}?more`, enabled: false });
    expect((await admin.send('PUT', `/api/webhooks/${id}`, change)).status).toBe(204);
    expect((await admin.send('DELETE', `/api/webhooks/${id}`)).status).toBe(204);
    for (const [method, path, body] of [
      ['DELETE', '', undefined],
      ['POST', '/test', {}],
      ['POST', '/secret', {}],
    ] as const) {
      expect((await admin.send(method, `/api/webhooks/${id}${path}`, body)).status).toBe(404);
    }
    const actions = await query(
      server.databaseUrl,
      "SELECT action, detail FROM audit WHERE action LIKE 'webhook.%'",
    );
    expect(new Set(actions.map(({ action }) => action))).toEqual(
      new Set(['webhook.create', 'webhook.secret', 'webhook.change', 'webhook.delete', 'webhook.replay']),
    );
    expect(actions.find(({ action }) => action === 'webhook.change')?.['detail']).toBe(
      'url=changed enabled=true→false',
    );
    expect(JSON.stringify(actions)).not.toContain('/hook');
  });
});

it('an auditor sees where webhooks go, not the path that may be a key, and what became of deliveries', async () => {
  const { id } = await create({ name: 'Audited', url: `${receiver.url}/services/key?and=more` });
  const auditor = await signInAs(server.url, (await addPerson(admin, { role: 'auditor' })).link);
  const listed = await auditor.get('/api/webhooks');
  const text = await listed.text();
  expect([listed.status, text.includes('key'), text.includes('Audited')]).toEqual([200, false, true]);
  expect(text).toContain(`"url":"${new URL(receiver.url).origin}/…"`);
  expect(await (await admin.get('/api/webhooks')).text()).toContain('/services/key?and=more');
  expect((await auditor.get(`/api/webhooks/${id}/deliveries`)).status).toBe(200);
  expect((await auditor.send('POST', `/api/webhooks/${id}/test`, {})).status).toBe(403);
  await admin.send('DELETE', `/api/webhooks/${id}`);
});

it('webhooks carry incidents of every group: they are no matter of an API token, or of who sees some groups', async () => {
  const { link } = await addPerson(admin, { groups: ['sales'] });
  const limited = await signInAs(server.url, link);
  const { id } = await create();
  expect((await limited.send('POST', '/api/webhooks', request())).status).toBe(403);
  expect((await limited.send('PUT', `/api/webhooks/${id}`, request())).status).toBe(403);
  expect((await limited.get('/api/webhooks')).status).toBe(403);
  expect((await limited.get(`/api/webhooks/${id}/deliveries`)).status).toBe(403);
});
