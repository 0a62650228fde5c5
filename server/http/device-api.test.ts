import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyAnswerSchema, tokenAnswerSchema } from '../../lib/core/api/device.ts';
import { generateDeviceKey } from '../../lib/seal/keys.ts';
import { verifyPolicy } from '../../lib/seal/policy.ts';
import {
  call,
  client,
  enrolDevice,
  errorCodeOf,
  makeIncident,
  readCode,
  sign,
} from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, openTestCluster, query, startTestServer } from '../testing/test-server.ts';
import type { TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let device: TestDevice;
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(
    await cluster.createDatabase(),
    {},
    { rate: { burst: 100_000, perSecond: 1 } },
  );
  device = await enrolDevice(server.enrolmentCode, 'p.erson');
}, 60_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const storedIds = async (): Promise<unknown[]> =>
  (await query(server.databaseUrl, 'SELECT id FROM incidents')).map((row) => row['id']);
const revoke = (id: string): Promise<unknown> =>
  query(server.databaseUrl, 'UPDATE devices SET revoked_at = now() WHERE id = $1', [id]);

describe('POST /v1/enrol', () => {
  it('answers with device, organisation, group, pseudonym key and a token that works', async () => {
    expect(device.answer).toMatchObject({ group: 'everyone', organisation: { name: 'Test organisation' } });
    const head = await fetch(`${server.url}/v1/policy/head`, {
      headers: { authorization: `Bearer ${device.answer.access.token}` },
    });
    expect(head.status).toBe(200);
  });

  it('gives the same key the same device without using the code up, and refuses a replay', async () => {
    const { token } = readCode(server.enrolmentCode);
    const body = { token, publicKey: device.key.publicKey, person: null, client };
    const before = await query(server.databaseUrl, 'SELECT sum(uses)::int AS uses FROM enrolment_codes');
    const { url, init } = await sign({ url: server.url, key: device.key }, 'POST', '/v1/enrol', { body });
    const again = await fetch(url, init);
    expect(again.status).toBe(201);
    expect(await json(v.object({ device: v.string() }), again)).toEqual({ device: device.answer.device });
    expect(await query(server.databaseUrl, 'SELECT sum(uses)::int AS uses FROM enrolment_codes')).toEqual(
      before,
    );
    const replay = await fetch(url, init);
    expect([replay.status, await errorCodeOf(replay)]).toEqual([401, 'proof/replayed']);
  });

  it('writes nothing for whoever has no code', async () => {
    const key = await generateDeviceKey();
    const count = () => query(server.databaseUrl, 'SELECT count(*)::int AS n FROM nonces');
    const before = await count();
    const body = { token: 'made-up', publicKey: key.publicKey, person: null, client };
    const { url, init } = await sign({ url: server.url, key }, 'POST', '/v1/enrol', { body });
    expect((await fetch(url, init)).status).toBe(403);
    expect(await count()).toEqual(before);
  });

  it('refuses an unknown, an expired and a used-up code', async () => {
    const key = await generateDeviceKey();
    const attempt = async (token: string): Promise<[number, string]> => {
      const body = { token, publicKey: key.publicKey, person: null, client };
      const { url, init } = await sign({ url: server.url, key }, 'POST', '/v1/enrol', { body });
      const response = await fetch(url, init);
      return [response.status, await errorCodeOf(response)];
    };
    const { token } = readCode(server.enrolmentCode);
    expect(await attempt('not-a-token')).toEqual([403, 'enrol/token']);
    await query(server.databaseUrl, 'UPDATE enrolment_codes SET uses = max_uses');
    expect(await attempt(token)).toEqual([403, 'enrol/token']);
    await query(
      server.databaseUrl,
      "UPDATE enrolment_codes SET uses = 0, expires_at = now() - interval '1 s'",
    );
    expect(await attempt(token)).toEqual([403, 'enrol/token']);
    await query(server.databaseUrl, "UPDATE enrolment_codes SET expires_at = now() + interval '30 d'");
  });

  it('refuses a key that did not sign', async () => {
    const { token } = readCode(server.enrolmentCode);
    const [mine, other] = [await generateDeviceKey(), await generateDeviceKey()];
    const body = { token, publicKey: mine.publicKey, person: null, client };
    for (const options of [{ privateKey: other.privateKey }, { keyId: other.keyId }]) {
      const { url, init } = await sign({ url: server.url, key: mine }, 'POST', '/v1/enrol', {
        body,
        ...options,
      });
      const response = await fetch(url, init);
      expect([response.status, await errorCodeOf(response)]).toEqual([401, 'proof/signature']);
    }
  });

  it('refuses a body that is not an enrolment', async () => {
    const { url, init } = await sign(device, 'POST', '/v1/enrol', { body: { token: 'x' } });
    expect((await fetch(url, init)).status).toBe(400);
  });
});

describe('device proofs', () => {
  const paths = [
    ['POST', '/v1/token', {}],
    ['GET', '/v1/policy', undefined],
    ['POST', '/v1/incidents', { incidents: [makeIncident()] }],
    ['POST', '/v1/heartbeat', { client, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null }],
  ] as const;

  it.each(paths)(
    '%s %s: refuses no proof, a bearer token alone, and every broken proof',
    async (method, path, body) => {
      const refusal = async (response: Promise<Response>): Promise<string> => errorCodeOf(await response);
      const options = body === undefined ? {} : { body };
      const bearer = { authorization: `Bearer ${device.answer.access.token}` };
      const plain = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      expect(await refusal(fetch(server.url + path, plain))).toBe('proof/missing');
      expect(await refusal(fetch(server.url + path, { ...plain, headers: bearer }))).toBe('proof/missing');

      const other = await generateDeviceKey();
      const wrongKey = { ...options, privateKey: other.privateKey };
      expect(await refusal(call(device, method, path, wrongKey))).toBe('proof/signature');
      expect(await refusal(call(device, method, path, { ...options, keyId: other.keyId }))).toBe(
        'device/unknown',
      );
      const unknown = '00000000-0000-4000-8000-000000000000';
      expect(await refusal(call(device, method, path, { ...options, keyId: unknown }))).toBe(
        'device/unknown',
      );

      for (const created of [nowSeconds() - 400, nowSeconds() + 400]) {
        const old = await call(device, method, path, { ...options, created });
        expect(old.headers.get('date')).not.toBeNull();
        expect(await errorCodeOf(old)).toBe('proof/clock');
      }
      const elsewhere = await sign(device, method, `${path}?x=1`, options);
      expect(await refusal(fetch(server.url + path, elsewhere.init))).toBe('proof/signature');
      if (body !== undefined) {
        const changed = await sign(device, method, path, options);
        expect(
          await refusal(fetch(changed.url, { ...changed.init, body: JSON.stringify({ ...body, x: 1 }) })),
        ).toBe('proof/digest');
      }
    },
  );

  it.each(paths)('%s %s: accepts a request once', async (method, path, body) => {
    const { url, init } = await sign(device, method, path, body === undefined ? {} : { body });
    expect((await fetch(url, init)).status).toBeLessThan(300);
    const replay = await fetch(url, init);
    expect([replay.status, await errorCodeOf(replay)]).toEqual([401, 'proof/replayed']);
  });

  it.each(paths)(
    '%s %s: refuses a revoked device, though its key was seen before',
    async (method, path, body) => {
      const gone = await enrolDevice(server.enrolmentCode);
      const options = body === undefined ? {} : { body };
      expect((await call(gone, method, path, options)).status).toBeLessThan(300);
      await revoke(gone.answer.device);
      const refused = await call(gone, method, path, options);
      expect([refused.status, await errorCodeOf(refused)]).toEqual([403, 'device/revoked']);
    },
  );

  it('limits the rate of one device and says when to come back', async () => {
    const strict = await startTestServer(
      await cluster.createDatabase(),
      {},
      { rate: { burst: 2, perSecond: 0.1 } },
    );
    const busy = await enrolDevice(strict.enrolmentCode);
    const calm = await enrolDevice(strict.enrolmentCode);
    for (let used = 0; used < 2; used += 1) expect((await call(busy, 'GET', '/v1/policy')).status).toBe(200);
    const refused = await call(busy, 'GET', '/v1/policy');
    expect([refused.status, await errorCodeOf(refused)]).toEqual([429, 'device/too-many-requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call(calm, 'GET', '/v1/policy')).status).toBe(200);
    const many = { incidents: Array.from({ length: 60 }, () => makeIncident()) };
    const heavy = await enrolDevice(strict.enrolmentCode);
    expect((await call(heavy, 'POST', '/v1/incidents', { body: many })).status).toBe(200);
    const tooMany = await call(heavy, 'POST', '/v1/incidents', { body: many });
    expect([tooMany.status, tooMany.headers.get('retry-after')]).toEqual([429, '20']);
    await strict.close();
  });
});

describe('policy', () => {
  it('is what the organisation signed, plain and compressed', async () => {
    const response = await call(device, 'GET', '/v1/policy');
    expect(response.headers.get('content-encoding')).toBe('gzip'); // fetch asks for it and unpacks
    expect(response.headers.get('etag')).toMatch(/^"v1-[0-9a-f]{16}"$/);
    const answer = await json(policyAnswerSchema, response);
    const verified = await verifyPolicy(answer, {
      rootKey: readCode(server.enrolmentCode).rootKey,
      organisation: device.answer.organisation.id,
      seenVersion: 1,
      seenSerial: 1,
      now: Date.now(),
    });
    expect(verified).toMatchObject({ ok: true, value: { version: 1, serial: 1 } });
    const { url, init } = await sign(device, 'GET', '/v1/policy');
    const plain = await fetch(url, { ...init, headers: { ...init.headers, 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.json()).toEqual(answer);
  });

  it('head answers 304 to the version one has, 200 to another', async () => {
    const head = (etag: string): Promise<Response> =>
      fetch(`${server.url}/v1/policy/head`, {
        headers: { authorization: `Bearer ${device.answer.access.token}`, 'if-none-match': etag },
      });
    const other = await head('"v0"');
    expect([other.status, await other.json()]).toEqual([200, { version: 1 }]);
    expect((await head(other.headers.get('etag') ?? '')).status).toBe(304);
  });

  it('head does not take another bundle with the same number for the one in force', async () => {
    const headers = {
      authorization: `Bearer ${device.answer.access.token}`,
      'if-none-match': `"v1-${'0'.repeat(16)}"`,
    };
    expect((await fetch(`${server.url}/v1/policy/head`, { headers })).status).toBe(200);
  });

  it('a poll that finds nothing new is answered alike with and without the framework', async () => {
    const etag = (await call(device, 'GET', '/v1/policy')).headers.get('etag') ?? '';
    const poll = async (address: string, token = device.answer.access.token) => {
      const headers = { authorization: `Bearer ${token}`, 'if-none-match': etag };
      const response = await fetch(`${server.url}${address}`, { headers });
      const { date, ...rest } = Object.fromEntries(response.headers);
      return { status: response.status, hasDate: date !== undefined, ...rest };
    };
    const framework = await poll('/v1/policy/head?x');
    expect(framework.status).toBe(304);
    expect(await poll('/v1/policy/head')).toEqual(framework);
    expect(await poll('/v1/policy/head', 'nonsense')).toMatchObject({ status: 401 });
  });

  it('head needs a token that is ours and fresh', async () => {
    const head = async (authorization?: string): Promise<string> =>
      errorCodeOf(
        await fetch(
          `${server.url}/v1/policy/head`,
          authorization === undefined ? {} : { headers: { authorization } },
        ),
      );
    const { token } = device.answer.access;
    expect(await head()).toBe('token/missing');
    expect(await head('Bearer nonsense')).toBe('token/invalid');
    expect(await head(`Bearer ${token.replace(device.answer.device, crypto.randomUUID())}`)).toBe(
      'token/invalid',
    );
  });

  it('a renewed token is good for about ten minutes', async () => {
    const { token, expiresAt } = await json(
      tokenAnswerSchema,
      await call(device, 'POST', '/v1/token', { body: {} }),
    );
    expect(token).not.toBe('');
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 600_000)).toBeLessThan(60_000);
  });
});

describe('POST /v1/incidents', () => {
  const post = async (incidents: unknown[]): Promise<unknown> =>
    (await call(device, 'POST', '/v1/incidents', { body: { incidents } })).json();

  it('stores a batch once, however often it is sent', async () => {
    const batch = [makeIncident(), makeIncident()];
    const accepted = { accepted: batch.map(({ id }) => id), refused: [] };
    expect(await post(batch)).toEqual(accepted);
    expect(await post(batch)).toEqual(accepted);
    expect(await post([batch[0], batch[0]])).toMatchObject({ accepted: [batch[0]?.id, batch[0]?.id] });
    const ids = await storedIds();
    for (const { id } of batch) expect(ids.filter((stored) => stored === id)).toHaveLength(1);
  });

  it('takes the good ones of a batch and says why not the others', async () => {
    const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();
    const [good, old, lastYear] = [
      makeIncident(),
      makeIncident({ at: days(-401) }),
      makeIncident({ at: days(-399) }),
    ];
    const impossible = makeIncident({ at: '2026-02-31T10:00:00.000Z' });
    expect(
      await post([{ nonsense: true }, good, old, makeIncident({ at: days(3) }), impossible, lastYear]),
    ).toEqual({
      accepted: [good.id, lastYear.id],
      refused: [
        { index: 0, code: 'incident/shape' },
        { index: 2, code: 'incident/clock' },
        { index: 3, code: 'incident/clock' },
        { index: 4, code: 'incident/shape' },
      ],
    });
    expect(await storedIds()).toEqual(expect.arrayContaining([good.id, lastYear.id]));
  });

  it('keeps strings that PostgreSQL cannot hold, with a replacement for what it cannot', async () => {
    const title = 'a\0b\uD800c \\u0000';
    const odd = makeIncident({
      egress: { ...makeIncident().egress, conversation: { kind: 'direct', title } },
    });
    const plain = makeIncident();
    const answers = await Promise.all([post([odd]), post([plain])]);
    expect(answers).toEqual([
      { accepted: [odd.id], refused: [] },
      { accepted: [plain.id], refused: [] },
    ]);
    const [row] = await query(
      server.databaseUrl,
      "SELECT body->'egress'->'conversation'->>'title' AS title FROM incidents WHERE id = $1",
      [odd.id],
    );
    expect(row).toEqual({ title: 'a\uFFFDb\uFFFDc \\u0000' });
  });

  it('refuses a body above 1 MB and a batch above 100', async () => {
    const large = await call(device, 'POST', '/v1/incidents', {
      body: { incidents: ['x'.repeat(1_100_000)] },
    });
    expect([large.status, await errorCodeOf(large)]).toEqual([413, 'request/too-large']);
    const many = await call(device, 'POST', '/v1/incidents', {
      body: { incidents: Array.from({ length: 101 }, () => 1) },
    });
    expect(many.status).toBe(400);
  });

  it('writes no content, token or path parameter to the log', () => {
    const log = server.log.join('');
    expect(log).toContain('"route":"/v1/incidents"');
    for (const secret of ['p_0123456789abcdef', device.answer.access.token, device.answer.device]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('POST /v1/heartbeat', () => {
  it('records what the device says about itself', async () => {
    const adapters = [{ platform: 'whatsapp', health: 'degraded', missing: ['composer'] }];
    const body = { client, policyVersion: 1, queued: 3, adapters, refusedPolicy: 'seal/expired' };
    expect((await call(device, 'POST', '/v1/heartbeat', { body })).status).toBe(204);
    const [row] = await query(
      server.databaseUrl,
      'SELECT policy_version, queued::int, adapters, refused_policy FROM devices WHERE id = $1',
      [device.answer.device],
    );
    expect(row).toEqual({ policy_version: 1, queued: 3, adapters, refused_policy: 'seal/expired' });
  });
});

describe('every answer to a device', () => {
  it('may be read by an extension of any origin', async () => {
    for (const path of ['/v1/incidents', '/v1/hints']) {
      const preflight = await fetch(server.url + path, { method: 'OPTIONS' });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('signature-input');
      expect(preflight.headers.get('access-control-max-age')).toBe('7200');
      const refused = await fetch(server.url + path, { method: 'GET' });
      expect(refused.headers.get('access-control-allow-origin')).toBe('*');
      expect(refused.headers.get('access-control-expose-headers')).toContain('date');
    }
  });

  it('carries security headers, unknown paths included', async () => {
    const response = await fetch(`${server.url}/v1/nothing`);
    expect([response.status, await errorCodeOf(response)]).toEqual([404, 'request/not-found']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
