import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDeviceKey } from '../../lib/seal/keys.ts';
import { deviceOperations } from '../../server/http/openapi/device-operations.ts';
import {
  call,
  client,
  enrolDevice,
  errorCodeOf,
  makeIncident,
  readCode,
  sign,
} from '../../server/testing/test-device.ts';
import type { CallOptions, TestDevice } from '../../server/testing/test-device.ts';
import {
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../../server/testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { hostileBodies, hostileTexts, polluted, withEachText } from './hostile.ts';
import { sendBytes } from './raw-http.ts';

/** Every route that devices call: who it refuses, and what it makes of hostile words. */
let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let device: TestDevice;
let other: TestDevice;
const incident = makeIncident();
const about = { day: incident.at.slice(0, 10), id: incident.id };
const enrolment = async (of: TestDevice): Promise<object> => {
  const { token } = readCode(server.enrolmentCode);
  return { token, publicKey: of.key.publicKey, person: null, client };
};

/** What is sent to each, `text` where words are free. */
const bodies: Record<string, object | undefined> = {
  'POST /v1/token': {},
  'GET /v1/policy': undefined,
  'POST /v1/incidents': { incidents: [makeIncident()] },
  'POST /v1/heartbeat': {
    ...{ client, policyVersion: 1, queued: 0, refusedPolicy: 'text' },
    adapters: [{ platform: 'whatsapp', health: 'ok', missing: ['text'], page: 'text', host: 'text' }],
    installation: { type: 'normal', privateWindows: true, missingHosts: ['text'], asset: 'text' },
  },
  'POST /v1/disputes': { ...about, text: 'text' },
  'POST /v1/feedback': { ...about, kind: 'wish', text: 'text' },
  'POST /v1/answers': { incidents: [about] },
  'POST /v1/counters': {
    clean: [{ day: about.day, platform: 'whatsapp', channel: 'message', account: 'unknown', count: 1 }],
  },
  'POST /v1/kept': {},
  'POST /v1/leave': {},
};
const withToken = ['GET /v1/policy/head', 'GET /v1/hints'];
/** Signed by a key that is nobody's yet, so it stands apart. */
const enrolling = 'POST /v1/enrol';
const signed = Object.entries(bodies).map(([route, body]) => {
  const [method, path = ''] = route.split(' ');
  return { route, path, method: method === 'GET' ? 'GET' : 'POST', body } as const;
});
const posted = signed.filter(({ method }) => method === 'POST');
/** Of one route, what is said in other words. */
const tool = 'https://tools.example.com/text';
const inOtherWords = [
  { ...about, kind: 'suggestion', tool },
  { day: about.day, id: crypto.randomUUID(), kind: 'tool', rule: { pack: 'basics', rule: 'x' }, tool },
].map((body) => ({ route: `POST /v1/feedback of a ${body.kind}`, path: '/v1/feedback', body }));

beforeAll(async () => {
  cluster = await openTestCluster();
  const rate = { burst: 100_000, perSecond: 1 };
  server = await startTestServer(await cluster.createDatabase(), {}, { rate });
  admin = await signInAs(server.url, linkOf(server));
  [device, other] = await Promise.all([enrolDevice(server.enrolmentCode), enrolDevice(server.enrolmentCode)]);
  expect((await call(device, 'POST', '/v1/incidents', { body: { incidents: [incident] } })).status).toBe(200);
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const shownSchema = v.object({ events: v.array(v.object({ kind: v.string(), data: v.unknown() })) });
/** All that a device can write, but nonces. */
const written = (): Promise<unknown> =>
  query(
    server.databaseUrl,
    `SELECT (SELECT json_agg(i ORDER BY id) FROM incidents i) AS incidents,
      (SELECT json_agg(e ORDER BY id) FROM incident_events e) AS events,
      (SELECT json_agg(s) FROM clean_sends s) AS sends,
      (SELECT json_agg(d ORDER BY id) FROM devices d) AS devices`,
  );
const refused = async (response: Promise<Response>): Promise<[number, string]> => {
  const answer = await response;
  return [answer.status, await errorCodeOf(answer)];
};

it('is every route of devices that the API describes', () => {
  const described = Object.keys(deviceOperations).filter((route) => route.includes(' /v1/'));
  expect([...Object.keys(bodies), ...withToken, enrolling].toSorted()).toEqual(described.toSorted());
});

describe.each(signed)('$route', ({ method, path, body }) => {
  const options: CallOptions = body === undefined ? {} : { body };
  const seconds = (more: number): number => Math.floor(Date.now() / 1000) + more;

  it('refuses whoever does not prove to be the device, and writes nothing', async () => {
    const before = await written();
    const stranger = await generateDeviceKey();
    const good = () => sign(device, method, path, options);
    const unsigned = await good();
    const plain = { ...unsigned.init, headers: { authorization: `Bearer ${device.answer.access.token}` } };
    const code = async (url: string, init: RequestInit) => refused(fetch(url, init));
    expect(await code(unsigned.url, plain)).toEqual([401, 'proof/missing']);
    const wrongKey = { ...options, privateKey: stranger.privateKey };
    expect(await refused(call(device, method, path, wrongKey))).toEqual([401, 'proof/signature']);
    const asOther = { ...options, keyId: other.answer.device };
    expect(await refused(call(device, method, path, asOther))).toEqual([401, 'proof/signature']);
    const asNobody = { ...options, keyId: crypto.randomUUID() };
    expect(await refused(call(device, method, path, asNobody))).toEqual([401, 'device/unknown']);

    const elsewhere = await sign(device, method, path === '/v1/kept' ? '/v1/token' : '/v1/kept', options);
    expect(await code(unsigned.url, elsewhere.init)).toEqual([401, 'proof/signature']);
    const otherwise = await sign(device, method === 'GET' ? 'POST' : 'GET', path, options);
    expect(await code(unsigned.url, { ...otherwise.init, method })).toEqual([401, 'proof/signature']);
    if (body !== undefined) {
      const changed = { ...(await good()).init, body: JSON.stringify({ ...body, more: 1 }) };
      expect(await code(unsigned.url, changed)).toEqual([401, 'proof/digest']);
    }
    for (const created of [seconds(-400), seconds(400)])
      expect(await refused(call(device, method, path, { ...options, created }))).toEqual([
        401,
        'proof/clock',
      ]);
    expect(await written()).toEqual(before);
  });

  it('takes a proof once, and none of a revoked device', async () => {
    const fresh = await enrolDevice(server.enrolmentCode);
    await call(fresh, 'POST', '/v1/incidents', { body: { incidents: [incident] } });
    const { url, init } = await sign(fresh, method, path, options);
    expect((await fetch(url, init)).status).toBeLessThan(300);
    const before = await written();
    // Whoever has left is refused as such, before the nonce is looked at.
    const again = path === '/v1/leave' ? [403, 'device/revoked'] : [401, 'proof/replayed'];
    expect(await refused(fetch(url, init))).toEqual(again);
    expect(await written()).toEqual(before);
    await query(server.databaseUrl, 'UPDATE devices SET revoked_at = now() WHERE id = $1', [
      fresh.answer.device,
    ]);
    const revoked = await written();
    expect(await refused(call(fresh, method, path, options))).toEqual([403, 'device/revoked']);
    expect(await written()).toEqual(revoked);
  });
});

describe(enrolling, () => {
  it('refuses a proof that is not of this key and this request, and one that was used', async () => {
    const key = await generateDeviceKey();
    const newcomer = { url: server.url, key };
    const body = { ...(await enrolment({ ...device, key })) };
    const stranger = await generateDeviceKey();
    const before = await written();
    const send = async (change: CallOptions, path = '/v1/enrol') => {
      const { init } = await sign(newcomer, 'POST', path, { body, ...change });
      return refused(fetch(`${server.url}/v1/enrol`, init));
    };
    const { url, init } = await sign(newcomer, 'POST', '/v1/enrol', { body });
    const plain = { ...init, headers: { 'content-type': 'application/json' } };
    expect(await refused(fetch(url, plain))).toEqual([401, 'proof/missing']);
    expect(await send({ privateKey: stranger.privateKey })).toEqual([401, 'proof/signature']);
    expect(await send({ keyId: stranger.keyId })).toEqual([401, 'proof/signature']);
    expect(await send({}, '/v1/kept')).toEqual([401, 'proof/signature']);
    expect(await send({ created: Math.floor(Date.now() / 1000) - 400 })).toEqual([401, 'proof/clock']);
    const changed = { ...init, body: JSON.stringify({ ...body, person: 'somebody' }) };
    expect(await refused(fetch(url, changed))).toEqual([401, 'proof/digest']);
    expect(await written()).toEqual(before);
    expect((await fetch(url, init)).status).toBe(201);
    expect(await refused(fetch(url, init))).toEqual([401, 'proof/replayed']);
  });
});

describe.each(withToken)('%s', (route) => {
  const poll = (authorization?: string) =>
    refused(
      fetch(server.url + route.slice(4), authorization === undefined ? {} : { headers: { authorization } }),
    );

  it('refuses whoever has no token of ours, a signed request, and a revoked device', async () => {
    const { token } = device.answer.access;
    expect(await poll()).toEqual([401, 'token/missing']);
    for (const wrong of [`${token}A`, token.slice(0, -1), 'x', readCode(server.enrolmentCode).token])
      expect(await poll(`Bearer ${wrong}`)).toEqual([401, 'token/invalid']);
    const path = route.slice(4);
    expect(await refused(call(device, 'GET', path))).toEqual([401, 'token/missing']);
    const gone = await enrolDevice(server.enrolmentCode);
    expect((await call(gone, 'POST', '/v1/leave', { body: {} })).status).toBe(204);
    expect(await poll(`Bearer ${gone.answer.access.token}`)).toEqual([403, 'device/revoked']);
  });
});

const hidden = [
  '\u202e\u2066bidi\u2069',
  '\u0000\u0007\u001b[31m\u007f\u0085',
  '\udc00lone',
  '\ud83dlone',
  '\ufeff\u200b',
];
const texts = [...hostileTexts, ...hidden];

describe.each([...posted, ...inOtherWords])('hostile words to $route', ({ path, body }) => {
  it('are refused as such or taken, and nothing else happens', async () => {
    const wordy = path === '/v1/leave' ? {} : body;
    for (const text of texts) {
      for (const changed of withEachText(wordy, text)) {
        const answer = await call(device, 'POST', path, { body: changed });
        expect([text, answer.status]).toEqual([text, expect.toBeOneOf([200, 204, 400, 404])]);
      }
    }
    await expectCalm();
  });

  it('of a megabyte, nested without end, or of names that prototypes have, are refused', async () => {
    const encoder = new TextEncoder();
    for (const changed of withEachText(body, 'x'.repeat(900_000))) {
      const answer = await call(device, 'POST', path, { body: changed });
      // Of a batch each incident is refused by itself.
      expect(answer.status).toBe(
        path === '/v1/incidents' && Array.isArray(Reflect.get(Object(changed), 'incidents')) ? 200 : 400,
      );
    }
    const whole = await call(device, 'POST', path, { body: { more: 'x'.repeat(1_048_576) } });
    expect(whole.status).toBe(413);
    // What asks for nothing is fine with nothing, a byte order mark before it included.
    const fine = JSON.stringify(body) === '{}' ? ['', '{}', '\ufeff{}'] : [''];
    const odd = hostileBodies.filter((one) => !fine.includes(one));
    for (const one of odd)
      expect([one.slice(0, 60), (await sendBytes(device, path, encoder.encode(one))).status]).toEqual([
        one.slice(0, 60),
        400,
      ]);
    if (path !== '/v1/leave')
      for (const one of polluted(body))
        expect((await sendBytes(device, path, encoder.encode(one))).status).toBeOneOf([200, 204, 400]);
    await expectCalm();
  });
});

describe('hostile words of an employee', () => {
  it.each(texts)('%j are kept as they are, and shown to reviewers as JSON', async (text) => {
    const own = makeIncident();
    const key = { day: own.at.slice(0, 10), id: own.id };
    await call(device, 'POST', '/v1/incidents', { body: { incidents: [own] } });
    expect((await call(device, 'POST', '/v1/disputes', { body: { ...key, text } })).status).toBe(204);
    const wish = { ...key, kind: 'wish', text };
    expect((await call(device, 'POST', '/v1/feedback', { body: wish })).status).toBe(204);
    const taken = { ...key, kind: 'suggestion', tool: text };
    expect((await call(device, 'POST', '/v1/feedback', { body: taken })).status).toBe(204);
    const shown = await admin.get(`/api/incidents/${key.day}/${device.answer.device}/${key.id}`);
    expect(shown.headers.get('content-type')).toMatch(/^application\/json/);
    const { events } = await json(shownSchema, shown);
    // PostgreSQL takes neither U+0000 nor half a surrogate pair.
    const kept = Buffer.from(text.replaceAll('\u0000', '\ufffd')).toString();
    expect(events.map(({ kind, data }) => [kind, data])).toEqual([
      ['dispute', { text: kept }],
      ['wish', { text: kept }],
      ['suggestion', { tool: kept }],
    ]);
  });
});

/**
 * No prototype of ours has changed, no request failed unexpectedly, nothing of a prototype's is stored, and all
 * tables stand.
 */
async function expectCalm(): Promise<void> {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(server.log.filter((line) => line.includes('"status":500'))).toEqual([]);
  expect(JSON.stringify(await written())).not.toContain('polluted');
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
}
