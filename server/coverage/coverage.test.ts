import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { deviceStates } from '../../lib/core/api/coverage.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { call, client, enrolDevice } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import {
  createApiToken,
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';
import { createSignInLink } from '../auth/sign-in.ts';
import { policyFiles } from '../testing/rules.ts';
import { createAlertWatch } from './alert-watch.ts';
import { readYardstick } from './conditions.ts';
import { markReplaced } from './replaced.ts';

const hourMs = 3_600_000;
let cluster: TestCluster;
let server: TestServer;
let database: Database;
let admin: ConsoleClient;
let organisation: string;
let clock = 0;
const now = (): number => Date.now() + clock;
const devices = new Map<string, TestDevice>();

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase(), {}, { now });
  database = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
  admin = await signInAs(server.url, linkOf(server));
  const sales = await codeFor('sales');
  const support = await codeFor('support');
  for (const [name, code] of [
    ['ann', sales],
    ['bob', sales],
    ['cleo', support],
    ['dora', support],
  ] as const) {
    devices.set(name, await enrolDevice(code, name));
  }
  organisation = devices.get('ann')?.answer.organisation.id ?? '';
  // The starter policy has been out for two hours, so nobody may be without it.
  await query(server.databaseUrl, "UPDATE policies SET published_at = now() - interval '2 h'");
  await beat('ann');
  await beat('bob', {
    adapters: [{ platform: 'whatsapp', health: 'blind', missing: ['composer'], page: '2.30' }],
  });
  await beat('cleo', {
    policyVersion: 0,
    queued: 7,
    client: { ...client, version: '0.0.9' },
    installation: {
      type: 'normal',
      privateWindows: false,
      missingHosts: ['https://web.whatsapp.com/*'],
      asset: 'PC-1',
    },
  });
  await beat('dora', { refusedPolicy: 'seal/expired' });
}, 120_000);
afterAll(async () => {
  await database.close();
  await server.close();
  await cluster.stop();
});

async function codeFor(group: string): Promise<string> {
  const answer = await admin.send('POST', '/api/enrolment-codes', { group, maxUses: 9, days: 9 });
  return (await json(v.object({ code: v.string() }), answer)).code;
}
async function beat(name: string, change: Record<string, unknown> = {}): Promise<void> {
  const device = devices.get(name);
  if (device === undefined) throw new Error(name);
  const whole = { type: 'admin', privateWindows: true, missingHosts: [], asset: null };
  const body = {
    client,
    policyVersion: 1,
    queued: 0,
    adapters: [{ platform: 'whatsapp', health: 'ok', missing: [], page: '2.30' }],
    refusedPolicy: null,
    installation: whole,
    ...change,
  };
  const created = Math.floor(now() / 1000);
  const answer = await call(device, 'POST', '/v1/heartbeat', { body, created });
  if (answer.status !== 204) throw new Error(`heartbeat answered ${String(answer.status)}`);
}

const figures = v.record(v.picklist(deviceStates), v.number());
const expectedSchema = v.object({
  expected: v.number(),
  seen: v.number(),
  silent: v.number(),
  never: v.number(),
  unexpected: v.number(),
});
const coverageSchema = v.object({
  against: v.object({
    policyVersion: v.number(),
    extensionVersion: v.object({ chromium: v.nullable(v.string()), firefox: v.nullable(v.string()) }),
  }),
  devices: figures,
  queuedReports: v.number(),
  groups: v.array(v.object({ group: v.string(), devices: figures })),
  browsers: v.array(v.object({ browser: v.string(), devices: figures })),
  platforms: v.array(v.unknown()),
  missing: v.array(v.unknown()),
  extension: v.unknown(),
  adapters: v.array(v.unknown()),
  policyVersions: v.array(v.unknown()),
  extensionVersions: v.array(v.unknown()),
  expected: v.object({ person: expectedSchema, device: expectedSchema }),
});
const coverage = async (who = admin) => json(coverageSchema, await who.get('/api/coverage'));
const pageSchema = v.object({
  items: v.array(v.record(v.string(), v.unknown())),
  next: v.nullable(v.string()),
});
async function listAll(path: string, who = admin): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  let next: string | null = '';
  while (next !== null) {
    const at: string = next === '' ? '' : `&cursor=${next}`;
    const page: v.InferOutput<typeof pageSchema> = await json(
      pageSchema,
      await who.get(`${path}&limit=2${at}`),
    );
    all.push(...page.items);
    next = page.next;
  }
  return all;
}
async function alerts(state = 'open', who = admin): Promise<string[]> {
  const found = await listAll(`/api/alerts?state=${state}`, who);
  return found.map(({ kind, subject }) => `${String(kind)} ${String(subject)}`).sort();
}
const look = (): Promise<void> => createAlertWatch(database.db, organisation, now).look();
/** Somebody who may read devices, of these groups only. */
async function analystOf(groups: string[]): Promise<ConsoleClient> {
  const id = crypto.randomUUID();
  await query(
    server.databaseUrl,
    "INSERT INTO users (org_id, id, name, role, groups) VALUES ($1, $2, 'Analyst', 'analyst', $3)",
    [organisation, id, JSON.stringify(groups)],
  );
  const link = await createSignInLink(database.db, organisation, now());
  await query(server.databaseUrl, 'UPDATE sign_in_links SET user_id = $1 WHERE used_at IS NULL', [id]);
  return signInAs(server.url, link);
}

describe('the computer’s name of a device', () => {
  it.each([
    [['devices.read'], false],
    [['devices.read', 'people.unmask'], true],
    [['devices.read', 'devices.manage'], true],
  ] as const)('is for whoever may know whose it is: %s', async (scopes, shown) => {
    const headers = { authorization: `Bearer ${await createApiToken(admin, scopes)}` };
    const cleo = devices.get('cleo')?.answer.device ?? '';
    for (const path of ['/api/devices', `/api/devices/${cleo}`]) {
      const text = await (await fetch(server.url + path, { headers })).text();
      expect([text.includes('web.whatsapp.com'), text.includes('PC-1')]).toEqual([true, shown]);
    }
  });
});

describe('GET /api/coverage', () => {
  it('counts what is enforced and what is not', async () => {
    const report = await coverage();
    expect(report.against).toEqual({
      policyVersion: 1,
      extensionVersion: { chromium: '0.1.0', firefox: null },
    });
    expect(report.devices).toEqual({
      active: 4,
      ok: 1,
      silent: 0,
      'outdated-policy': 1,
      'outdated-extension': 1,
      degraded: 0,
      blind: 1,
      'refused-policy': 1,
      'missing-hosts': 1,
      removable: 1,
      'no-private-windows': 1,
      queued: 1,
      replaced: 0,
      revoked: 0,
    });
    expect(report.queuedReports).toBe(7);
    expect(report.groups.map(({ group, devices: of }) => [group, of.active, of.ok])).toEqual([
      ['sales', 2, 1],
      ['support', 2, 0],
    ]);
    expect(report.adapters).toEqual([
      { platform: 'whatsapp', browser: 'chromium', page: '2.30', ok: 3, degraded: 0, blind: 1 },
    ]);
    expect(report.browsers).toEqual([{ browser: 'chromium', devices: report.devices }]);
    expect(report.platforms).toEqual([
      { platform: 'whatsapp', browser: 'chromium', ok: 3, degraded: 0, blind: 1 },
    ]);
    expect(report.missing).toEqual([
      { platform: 'whatsapp', browser: 'chromium', part: 'composer', devices: 1 },
    ]);
    expect(report.extension).toEqual({ chromiumId: null, firefoxId: 'sluice@sluice.invalid', url: null });
    expect(report.extensionVersions).toEqual([
      { browser: 'chromium', version: '0.1.0', devices: 3 },
      { browser: 'chromium', version: '0.0.9', devices: 1 },
    ]);
  });

  it('is answered whatever devices say or have said of themselves', async () => {
    await expect(beat('ann', { queued: 9e18 })).rejects.toThrow('400');
    await expect(beat('ann', { policyVersion: 3e9 })).rejects.toThrow('400');
    const stored = 'UPDATE devices SET queued = $1 WHERE person = ANY($2)';
    await query(server.databaseUrl, stored, ['9000000000000000000', ['ann', 'bob']]);
    expect((await coverage()).queuedReports).toBe(2 * 2_147_483_647 + 7);
    await query(server.databaseUrl, stored, [0, ['ann', 'bob']]);
  });

  it('takes no device at its word that there is a newer extension, but three, and one in twenty', async () => {
    const found = async () => {
      const { against, devices: of } = await coverage();
      return [against.extensionVersion.chromium, of['outdated-extension']];
    };
    const claim = (version: string, people: string[]): Promise<unknown> =>
      query(
        server.databaseUrl,
        "UPDATE devices SET client = jsonb_set(client::jsonb, '{version}', to_jsonb($1::text)) WHERE person = ANY($2)",
        [version, people],
      );
    await claim('999.0.0', ['ann']);
    expect(await found()).toEqual(['0.1.0', 1]);
    await claim('999.0.0', ['bob', 'dora']);
    expect(await found()).toEqual(['999.0.0', 1]);
    await query(
      server.databaseUrl,
      `INSERT INTO devices (org_id, id, key_id, public_key, label, person, group_name, client, enrolled_at, last_seen_at)
       SELECT org_id, ids.id, ids.id::text, public_key, label, 'many', group_name, $1, now(), now()
       FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 60)) AS ids, devices WHERE person = 'ann'`,
      [JSON.stringify({ ...client, version: '0.1.0' })],
    );
    expect(await found()).toEqual(['0.1.0', 1]);
    await query(server.databaseUrl, "DELETE FROM devices WHERE person = 'many'");
    await claim('0.1.0', ['ann', 'bob', 'dora']);
  });

  it.each(deviceStates)('has the list behind the figure: %s', async (state) => {
    const report = await coverage();
    expect(await listAll(`/api/devices?state=${state}`)).toHaveLength(report.devices[state] ?? -1);
  });

  it('has the devices behind an adapter, and shows no names', async () => {
    const path = '/api/devices?platform=whatsapp&health=blind&page=2.30&browser=chromium';
    const [device, ...more] = await listAll(path);
    expect(more).toEqual([]);
    expect(device?.['id']).toBe(devices.get('bob')?.answer.device);
    expect(device?.['person']).toMatch(/^u_/);
    expect(await listAll('/api/devices?platform=whatsapp&health=blind&page=')).toEqual([]);
    expect((await admin.get('/api/devices?state=nonsense')).status).toBe(400);
  });

  it('counts a device once for a platform, by the worst that it reports', async () => {
    const whatsapp = (page: string, health: string) => ({ platform: 'whatsapp', health, missing: [], page });
    await beat('ann', { adapters: [whatsapp('2.30', 'ok'), whatsapp('2.31', 'degraded')] });
    const { adapters, platforms } = await coverage();
    expect(adapters).toHaveLength(2);
    expect(platforms).toEqual([{ platform: 'whatsapp', browser: 'chromium', ok: 2, degraded: 1, blind: 1 }]);
    await beat('ann');
  });

  it('has one device by its id, and those of an enrolment code', async () => {
    const id = devices.get('ann')?.answer.device ?? '';
    const device = await json(v.record(v.string(), v.unknown()), await admin.get(`/api/devices/${id}`));
    expect(device).toMatchObject({ id, group: 'sales' });
    const of = await listAll(`/api/devices?code=${String(device['enrolmentCode'])}`);
    expect(of.map((one) => one['group'])).toEqual(['sales', 'sales']);
    expect((await admin.get(`/api/devices/${crypto.randomUUID()}`)).status).toBe(404);
    expect((await (await analystOf(['support'])).get(`/api/devices/${id}`)).status).toBe(404);
  });

  it('shows somebody of some groups these groups, and lets nobody look for a name', async () => {
    const analyst = await analystOf(['sales']);
    expect((await coverage(analyst)).devices.active).toBe(2);
    expect(await listAll('/api/devices?state=active', analyst)).toHaveLength(2);
    expect(await listAll('/api/devices?group=support', analyst)).toEqual([]);
    await query(server.databaseUrl, "UPDATE users SET role = 'auditor' WHERE name = 'Analyst'");
    for (const who of [analyst, admin]) expect((await who.get('/api/devices?person=ann')).status).toBe(400);
    expect((await analyst.get('/api/expected')).status).toBe(403);
  });
});

describe('expected people and devices', () => {
  const send = (body: unknown): Promise<Response> => admin.send('POST', '/api/expected', body);

  it('are read from CSV, added to or replaced', async () => {
    const csv = '\uFEFFName;Group;Room\r\nAnn;sales;1\r\n"Bob ""B""";;2\r\n\r\nZoe;support;3\r\n';
    const first = await send({ kind: 'person', replace: false, csv });
    expect(await first.json()).toEqual({ added: 3, changed: 0, removed: 0, expected: 3 });
    const entries = [{ name: 'ann', group: 'support' }, { name: 'bob' }, { name: 'BOB' }];
    const second = await send({ kind: 'person', replace: true, entries });
    expect(await second.json()).toEqual({ added: 1, changed: 1, removed: 2, expected: 2 });
    await send({ kind: 'person', replace: false, entries: [{ name: 'Zoe' }, { name: 'Yan' }] });
    await send({ kind: 'device', replace: true, entries: [{ name: 'pc-1' }, { name: 'PC-2' }] });
  });

  it.each([
    ['Person,Group\nann,sales\n', 'expected/header', 1],
    ['name\nann\n"bob\n', 'csv/quote', 3],
    ['name,group\nann,sales\n,sales\n', 'expected/name', 3],
  ])('says what is wrong with a CSV: %j', async (csv, code, line) => {
    const answer = await send({ kind: 'person', replace: false, csv });
    expect([answer.status, await answer.json()]).toMatchObject([422, { problems: [{ code, line }] }]);
  });

  it('are compared with what is seen', async () => {
    const { expected } = await coverage();
    expect(expected).toEqual({
      person: { expected: 4, seen: 2, silent: 0, never: 2, unexpected: 2 },
      device: { expected: 2, seen: 1, silent: 0, never: 1, unexpected: 3 },
    });
    const never = await listAll('/api/expected?kind=person&seen=never');
    expect(never.map(({ name }) => name)).toEqual(['Yan', 'Zoe']);
    expect(await listAll('/api/expected?kind=device&seen=seen')).toMatchObject([{ name: 'pc-1' }]);
  });
});

describe('alerts', () => {
  it('are raised once, whichever server looks, and tell what they are about', async () => {
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await alerts()).toEqual([
      'adapter-blind whatsapp chromium',
      'expected-missing device',
      'expected-missing person',
      'extension-outdated support',
      'hosts-missing support',
      'policy-outdated support',
      'policy-refused support',
    ]);
    const analyst = await analystOf(['sales']);
    expect(await alerts('open', analyst)).toEqual([]);
  });

  it('can be acknowledged, once', async () => {
    const [alert] = await listAll('/api/alerts?state=open');
    const path = `/api/alerts/${String(alert?.['id'])}/acknowledge`;
    expect((await admin.send('POST', path, {})).status).toBe(204);
    const [again] = await listAll('/api/alerts?state=open');
    expect(again?.['acknowledgedBy']).toMatch(/^user:/);
    expect((await admin.send('POST', `/api/alerts/${crypto.randomUUID()}/acknowledge`, {})).status).toBe(404);
  });

  it('clear by themselves, and are raised anew when it happens again', async () => {
    await beat('bob');
    await look();
    expect(await alerts()).not.toContain('adapter-blind whatsapp chromium');
    expect(await alerts('all')).toContain('adapter-blind whatsapp chromium');
    const adapter = { platform: 'whatsapp', missing: [], page: '2.30' };
    await beat('bob', { adapters: [{ ...adapter, health: 'degraded' }] });
    await look();
    expect(await alerts()).toContain('adapter-degraded whatsapp chromium');
    expect(await alerts()).not.toContain('adapter-blind whatsapp chromium');
    await beat('bob', { adapters: [{ ...adapter, health: 'blind' }] });
    await look();
    expect(await alerts()).not.toContain('adapter-degraded whatsapp chromium');
    const again = (await alerts('all')).filter((alert) => alert.startsWith('adapter-blind'));
    expect(again).toHaveLength(2);
  });

  it('of made-up platforms are few, hide no real one, and are forgotten', async () => {
    const madeUp = (round: number) =>
      Array.from({ length: 50 }, (_, index) => ({
        ...{ platform: `aa-${String(round)}-${String(index)}`, health: 'blind', missing: [], page: null },
      }));
    for (const round of [1, 2, 3]) {
      await beat('ann', { adapters: madeUp(round) });
      await look();
      const open = (await alerts()).filter((alert) => alert.startsWith('adapter-blind'));
      expect(open).toContain('adapter-blind whatsapp chromium');
      expect(open).toHaveLength(6);
    }
    await beat('ann');
    await query(
      server.databaseUrl,
      "UPDATE alerts SET cleared_at = now() - interval '401 d' WHERE subject ~ '^aa-1'",
    );
    await query(
      server.databaseUrl,
      `INSERT INTO alerts (org_id, id, kind, subject, severity, count, total, raised_at, updated_at, cleared_at)
       SELECT $1, gen_random_uuid(), 'adapter-blind', 'bb', 'high', 1, 1, now(), now(), now() FROM generate_series(1, 1100)`,
      [organisation],
    );
    await look();
    const [left] = await query(
      server.databaseUrl,
      "SELECT count(*)::int AS n FROM alerts WHERE kind = 'adapter-blind' AND cleared_at IS NOT NULL",
    );
    expect(left).toEqual({ n: 1_000 });
    await query(server.databaseUrl, "DELETE FROM alerts WHERE subject = 'bb'");
  });

  it('leave out what concerns fewer devices than the setting says', async () => {
    const value = {
      silentHours: 72,
      policyGraceMinutes: 60,
      minimumExtension: '0.0.9',
      replacedAfterHours: 72,
      alertFromDevices: 2,
    };
    const set = await fetch(`${server.url}/api/settings/devices.coverage`, {
      method: 'PUT',
      headers: await putHeaders(),
      body: JSON.stringify({ value }),
    });
    expect(set.status).toBe(204);
    await look();
    expect(await alerts()).toEqual(['expected-missing person']);
    expect((await coverage()).devices['outdated-extension']).toBe(0);
    await query(server.databaseUrl, 'DELETE FROM settings');
  });
});

/** A session of its own: the console client of the tests knows no PUT. */
async function putHeaders(): Promise<Record<string, string>> {
  const link = await createSignInLink(database.db, organisation, now());
  const response = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ link }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { cookie, origin: server.url, 'content-type': 'application/json' };
}

describe('a device that is not heard of', () => {
  it('is silent after the hours of the setting, and counts as nothing else', async () => {
    clock = 73 * hourMs;
    await beat('ann');
    await look();
    admin = await signInAs(server.url, await createSignInLink(database.db, organisation, now()));
    const report = await coverage();
    expect(report.devices).toMatchObject({ active: 4, silent: 3, blind: 0, 'outdated-policy': 0 });
    expect(report.expected.person).toMatchObject({ seen: 1, silent: 1, never: 2 });
    expect(await alerts()).toEqual([
      'devices-silent sales',
      'devices-silent support',
      'expected-missing device',
      'expected-missing person',
    ]);
  });

  it('gives way to the same person’s new one, until it speaks up again', async () => {
    await query(server.databaseUrl, "UPDATE enrolment_codes SET expires_at = now() + interval '9 d'");
    const lost = devices.get('bob');
    const id = crypto.randomUUID();
    await query(
      server.databaseUrl,
      `INSERT INTO devices (org_id, id, key_id, public_key, label, person, group_name, client, enrolled_at, last_seen_at)
       SELECT org_id, $1::uuid, $1::uuid::text, public_key, label, 'BOB', group_name, client, $2, $2 FROM devices WHERE id = $3`,
      [id, new Date(now()), lost?.answer.device],
    );
    await markReplaced(database.db, organisation, now());
    const replaced = await listAll('/api/devices?state=replaced');
    expect(replaced).toMatchObject([{ id: lost?.answer.device, replacedBy: id }]);
    expect((await coverage()).devices).toMatchObject({ active: 4, silent: 2, replaced: 1 });
    await beat('bob');
    expect((await coverage()).devices).toMatchObject({ active: 5, silent: 2, replaced: 0 });
  });
});

it('a version that was tried in stages is asked of the others an hour after it was given to them', async () => {
  const expected = async () => (await readYardstick(database.db, organisation, now())).policyVersion;
  const before = await expected();
  const staged = {
    files: policyFiles('block'),
    message: 'Try it',
    baseVersion: before,
    rollout: { groups: null, share: 1 },
  };
  const { version } = await json(
    v.object({ version: v.number() }),
    await admin.send('POST', '/api/policy/publish', staged),
  );
  clock += 5 * hourMs;
  const again = await signInAs(server.url, await createSignInLink(database.db, organisation, now()));
  expect((await again.send('POST', '/api/policy/rollout/complete', { version })).status).toBe(200);
  clock += 0.9 * hourMs;
  expect(await expected()).toBe(before);
  clock += 0.2 * hourMs;
  expect(await expected()).toBe(version);
});
