import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDeviceKey } from '../../lib/seal/keys.ts';
import {
  call,
  client,
  enrolDevice,
  errorCodeOf,
  makeIncident,
  readCode,
  sign,
} from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster } from '../testing/test-server.ts';
import { startTwoServers } from '../testing/two-servers.ts';
import type { TwoServers } from '../testing/two-servers.ts';

let cluster: TestCluster;
let servers: TwoServers;
let admin: ConsoleClient;
let databaseUrl: string;

beforeAll(async () => {
  cluster = await openTestCluster();
  databaseUrl = await cluster.createDatabase();
  servers = await startTwoServers(databaseUrl, { rate: { burst: 10_000, perSecond: 1 } });
  admin = await signInAs(servers.first.url, linkOf(servers.first));
}, 120_000);
afterAll(async () => {
  await servers.close();
  await cluster.stop();
});

const codeSchema = v.object({ code: v.string(), expiresAt: v.string() });
const listSchema = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      group: v.string(),
      uses: v.number(),
      maxUses: v.number(),
      state: v.string(),
      createdBy: v.string(),
    }),
  ),
  next: v.nullable(v.string()),
});
async function makeCode(group: string, maxUses: number): Promise<string> {
  const answer = await admin.send('POST', '/api/enrolment-codes', { group, maxUses, days: 3 });
  return (await json(codeSchema, answer)).code;
}
const codes = async (path = '/api/enrolment-codes?limit=200') => json(listSchema, await admin.get(path));
const codeOf = async (group: string) => (await codes()).items.find((item) => item.group === group);

/** A new key's enrolment, sent to one of the two servers. */
async function tryEnrol(code: string, second: boolean): Promise<number> {
  const key = await generateDeviceKey();
  const body = { token: readCode(code).token, publicKey: key.publicKey, person: null, client };
  const { url, init } = await sign({ url: servers.first.url, key }, 'POST', '/v1/enrol', { body });
  const answer = await fetch(second ? servers.toSecond(url) : url, init);
  await answer.arrayBuffer();
  return answer.status;
}

describe('enrolment codes', () => {
  it('give exactly their uses, whoever races for them on two servers', async () => {
    const code = await makeCode('racers', 5);
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, index) => tryEnrol(code, index % 2 === 1)),
    );
    expect(answers.filter((status) => status === 201)).toHaveLength(5);
    expect(answers.filter((status) => status === 403)).toHaveLength(9);
    expect(await codeOf('racers')).toMatchObject({ uses: 5, maxUses: 5, state: 'used-up' });
    const devices = await query(databaseUrl, "SELECT 1 FROM devices WHERE group_name = 'racers'");
    expect(devices).toHaveLength(5);
  });

  it('are listed page by page, without what enrols', async () => {
    await makeCode('listed', 7);
    const answer = await admin.get('/api/enrolment-codes?limit=200');
    const text = await answer.text();
    expect(text).not.toContain('sluice1.');
    expect(text).not.toContain(readCode(servers.first.enrolmentCode).token);
    const first = await codes('/api/enrolment-codes?limit=1');
    const second = await codes(`/api/enrolment-codes?limit=1&cursor=${first.next ?? ''}`);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    expect(await codeOf('listed')).toMatchObject({ uses: 0, state: 'valid' });
  });

  it('enrol nobody once revoked; devices that came by them stay', async () => {
    const code = await makeCode('gone', 9);
    const device = await enrolDevice(code);
    const id = (await codeOf('gone'))?.id ?? '';
    expect((await admin.send('DELETE', `/api/enrolment-codes/${id}`)).status).toBe(204);
    expect(await tryEnrol(code, true)).toBe(403);
    expect(await codeOf('gone')).toMatchObject({ uses: 1, state: 'revoked' });
    expect((await call(device, 'POST', '/v1/token', { body: {} })).status).toBe(200);
    expect((await admin.send('DELETE', `/api/enrolment-codes/${crypto.randomUUID()}`)).status).toBe(404);
    const [row] = await query(databaseUrl, 'SELECT code_id FROM devices WHERE id = $1', [
      device.answer.device,
    ]);
    expect(row).toEqual({ code_id: id });
  });

  it('say that they are over', async () => {
    await makeCode('old', 1);
    await query(
      databaseUrl,
      "UPDATE enrolment_codes SET expires_at = now() - interval '1 s' WHERE group_name = 'old'",
    );
    expect(await codeOf('old')).toMatchObject({ state: 'expired' });
  });
});

describe('two servers on one database', () => {
  it('accept a signed request once between them, also when both get it at the same time', async () => {
    const device = await enrolDevice(servers.first.enrolmentCode);
    for (const [path, body] of [
      ['/v1/token', {}],
      ['/v1/incidents', { incidents: [makeIncident()] }],
    ] as const) {
      const { url, init } = await sign(device, 'POST', path, { body });
      expect((await fetch(url, init)).status).toBe(200);
      expect(await errorCodeOf(await fetch(servers.toSecond(url), init))).toBe('proof/replayed');
      for (let round = 0; round < 5; round += 1) {
        const fresh = await sign(device, 'POST', path, { body });
        const answers = await Promise.all(
          [fresh.url, servers.toSecond(fresh.url)].map((to) => fetch(to, fresh.init)),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      }
    }
  });

  it('remember a nonce for as long as either of them might take the request, clocks five minutes apart', async () => {
    const device = await enrolDevice(servers.first.enrolmentCode);
    const created = Math.floor(Date.now() / 1000);
    await call(device, 'POST', '/v1/token', { body: {}, created });
    const [row] = await query(
      databaseUrl,
      'SELECT extract(epoch FROM max(expires_at))::int AS until FROM nonces WHERE key_id = $1',
      [device.answer.device],
    );
    expect(Number(row?.['until']) - created).toBe(600);
  });
});

describe('a revoked device', () => {
  const head = (address: string, token: string): Promise<Response> =>
    fetch(`${address}/v1/policy/head`, { headers: { authorization: `Bearer ${token}` } });

  it('is out at once: polls, pushes and signed requests, on every server', async () => {
    const device = await enrolDevice(servers.first.enrolmentCode);
    const { token } = device.answer.access;
    const streams = await Promise.all(
      [servers.first.url, servers.secondAddress].map((address) =>
        fetch(`${address}/v1/hints`, { headers: { authorization: `Bearer ${token}` } }),
      ),
    );
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    expect((await head(servers.secondAddress, token)).status).toBe(200);
    expect((await admin.send('DELETE', `/api/devices/${device.answer.device}`)).status).toBe(204);
    expect(await errorCodeOf(await head(servers.first.url, token))).toBe('device/revoked');
    // Both streams end by themselves; the second server's by the announcement.
    await Promise.all(streams.map((stream) => stream.text()));
    expect(await errorCodeOf(await head(servers.secondAddress, token))).toBe('device/revoked');
    expect(await errorCodeOf(await call(device, 'POST', '/v1/token', { body: {} }))).toBe('device/revoked');
  });

  it('is also one that its person took out, which the audit says', async () => {
    const device = await enrolDevice(servers.first.enrolmentCode);
    const kept = await call(device, 'POST', '/v1/kept', { body: {} });
    expect(await kept.json()).toEqual({ incidentDays: 180 });
    expect((await call(device, 'POST', '/v1/leave', { body: { why: 1 } })).status).toBe(400);
    expect((await call(device, 'POST', '/v1/leave', { body: {} })).status).toBe(204);
    expect(await errorCodeOf(await head(servers.first.url, device.answer.access.token))).toBe(
      'device/revoked',
    );
    expect(await errorCodeOf(await call(device, 'POST', '/v1/leave', { body: {} }))).toBe('device/revoked');
    const [row] = await query(databaseUrl, "SELECT actor, target FROM audit WHERE action = 'device.leave'");
    expect(row).toEqual({ actor: `device:${device.answer.device}`, target: device.answer.device });
  });

  it('may enrol again with a code and a new key, as another device', async () => {
    const device = await enrolDevice(servers.first.enrolmentCode, 'returning');
    await admin.send('DELETE', `/api/devices/${device.answer.device}`);
    const again = await enrolDevice(servers.first.enrolmentCode, 'returning');
    expect(again.answer.device).not.toBe(device.answer.device);
    expect((await call(again, 'POST', '/v1/token', { body: {} })).status).toBe(200);
  });
});
