import { gzipSync } from 'node:zlib';
import type * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { incidentAnswerSchema, maxBatch } from '../../lib/core/api/device.ts';
import { incidentSchema } from '../../lib/core/incident/incident.ts';
import { generateDeviceKey } from '../../lib/seal/keys.ts';
import {
  call,
  client,
  enrolDevice,
  errorCodeOf,
  makeIncident,
  readCode,
  sign,
} from '../../server/testing/test-device.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';
import { json, openTestCluster, query, startTestServer } from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import {
  fieldsWithout,
  hostileBodies,
  hostileTexts,
  polluted,
  withEachName,
  withEachText,
} from './hostile.ts';
import { openRaw, pour, sendBytes } from './raw-http.ts';

/** What an enrolled device, a thief of its traffic, and a stranger can try, against the real server. */
let cluster: TestCluster;
let server: TestServer;
let device: TestDevice;
let other: TestDevice;
const patience = { headersMs: 400, requestMs: 800, checkMs: 100 };

beforeAll(async () => {
  cluster = await openTestCluster();
  const rate = { burst: 100_000, perSecond: 1 };
  server = await startTestServer(await cluster.createDatabase(), {}, { rate, patience });
  [device, other] = await Promise.all([enrolDevice(server.enrolmentCode), enrolDevice(server.enrolmentCode)]);
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});
afterEach(async () => {
  // Whatever was tried: nothing stuck to our prototypes, nothing failed unexpectedly, and the server still serves.
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(server.log.filter((line) => line.includes('"status":500'))).toEqual([]);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

const tables = async (): Promise<unknown[]> =>
  (
    await query(
      server.databaseUrl,
      "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1",
    )
  ).map((row) => row['relname']);
const stored = async (ids: readonly string[]): Promise<Record<string, unknown>[]> =>
  query(server.databaseUrl, 'SELECT id, device_id, body FROM incidents WHERE id = ANY($1::uuid[])', [ids]);
/** PostgreSQL takes neither U+0000 nor half a surrogate pair; a count by the name of a prototype is left out. */
const asStored = (sent: unknown): unknown =>
  JSON.parse(JSON.stringify(sent).replace(/\\u0000|\\ud800/g, '\ufffd'), (key, value: unknown) =>
    key === '__proto__' ? undefined : value,
  );
const codeOf = async (response: Promise<Response>): Promise<string> => errorCodeOf(await response);
const sendAll = async (incidents: readonly unknown[]): Promise<v.InferOutput<typeof incidentAnswerSchema>> =>
  json(incidentAnswerSchema, await call(device, 'POST', '/v1/incidents', { body: { incidents } }));

describe('a stolen request or token', () => {
  it('cannot be sent again, to another address, with another body or under another name', async () => {
    const incident = makeIncident();
    const body = { incidents: [incident] };
    const { url, init } = await sign(device, 'POST', '/v1/incidents', { body });
    expect((await fetch(url, init)).status).toBe(200);
    expect(await codeOf(fetch(url, init))).toBe('proof/replayed');
    const fresh = await sign(device, 'POST', '/v1/incidents', { body });
    expect(await codeOf(fetch(`${server.url}/v1/heartbeat`, fresh.init))).toBe('proof/signature');
    expect(await codeOf(fetch(`${url}?x`, fresh.init))).toBe('proof/signature');
    const changed = JSON.stringify({ incidents: [makeIncident()] });
    expect(await codeOf(fetch(url, { ...fresh.init, body: changed }))).toBe('proof/digest');
    const input = fresh.init.headers['signature-input'] ?? '';
    for (const forged of [
      input.replace(device.answer.device, other.answer.device),
      input.replace(/created=\d+/, `created=${String(Math.floor(Date.now() / 1000) + 1)}`),
      input.replace(/nonce="[^"]+"/, 'nonce="0123456789abcdef"'),
    ]) {
      const headers = { ...fresh.init.headers, 'signature-input': forged };
      expect(await codeOf(fetch(url, { ...fresh.init, headers }))).toBe('proof/signature');
    }
  });

  it('cannot leave parts of the proof out, or choose how it is proven', async () => {
    const { url, init } = await sign(device, 'POST', '/v1/token', { body: {} });
    const input = init.headers['signature-input'] ?? '';
    for (const weaker of [
      input.replace('ecdsa-p256-sha256', 'none'),
      input.replace('ecdsa-p256-sha256', 'hmac-sha256'),
      input.replace(';alg="ecdsa-p256-sha256"', ''),
      input.replace(' "content-digest"', ''),
      input.replace(/;nonce="[^"]+"/, ''),
      input.replace(/created=\d+/, 'created=-1'),
      `${input}, ${input.replace('sluice=', 'other=')}`,
      input.repeat(50),
    ]) {
      const answer = fetch(url, { ...init, headers: { ...init.headers, 'signature-input': weaker } });
      expect(await codeOf(answer)).toBe('proof/malformed');
    }
    for (const signature of ['sluice=::', `sluice=:${'A'.repeat(86)}==:`, 'x'.repeat(4_000)]) {
      const answer = fetch(url, { ...init, headers: { ...init.headers, signature } });
      expect(await codeOf(answer)).toMatch(/^proof\/(?:malformed|signature)$/);
    }
    // And untouched it is still good: none of the attempts above spent it.
    expect((await fetch(url, init)).status).toBe(200);
  });

  it('cannot poll for another device or beyond its time', async () => {
    const { token } = device.answer.access;
    const [version, , expires, mac] = token.split('.');
    for (const forged of [
      [version, other.answer.device, expires, mac].join('.'),
      [version, device.answer.device, '999999999999', mac].join('.'),
      [version, device.answer.device, expires, ''].join('.'),
      token.slice(0, -1),
      `${token}A`,
      'null',
    ]) {
      const headers = { authorization: `Bearer ${forged}` };
      for (const path of ['/v1/policy/head', '/v1/hints'])
        expect(await codeOf(fetch(server.url + path, { headers }))).toBe('token/invalid');
    }
    const { token: enrolment } = readCode(server.enrolmentCode);
    const headers = { authorization: `Bearer ${enrolment}` };
    expect(await codeOf(fetch(`${server.url}/v1/policy/head`, { headers }))).toBe('token/invalid');
  });
});

describe('one device as another', () => {
  it('cannot sign for it, nor change or take over what it reported', async () => {
    const mine = makeIncident();
    await call(other, 'POST', '/v1/incidents', { body: { incidents: [mine] } });
    const as = { keyId: other.answer.device };
    expect(await codeOf(call(device, 'POST', '/v1/token', { body: {}, ...as }))).toBe('proof/signature');
    await sendAll([{ ...mine, outcome: 'sent' }]);
    const rows = await stored([mine.id]);
    expect(rows.find((row) => row['device_id'] === other.answer.device)?.['body']).toEqual(mine);
    expect(rows.filter((row) => row['device_id'] === other.answer.device)).toHaveLength(1);
  });

  it('cannot enrol with a key that is no key, or with the public key of somebody else', async () => {
    const key = await generateDeviceKey();
    const { token } = readCode(server.enrolmentCode);
    const attempt = async (publicKey: unknown, keyId = key.keyId): Promise<string> => {
      const body = { token, publicKey, person: null, client };
      const { url, init } = await sign({ url: server.url, key }, 'POST', '/v1/enrol', { body, keyId });
      return codeOf(fetch(url, init));
    };
    const zero = 'A'.repeat(43); // not on the curve
    expect(await attempt({ ...key.publicKey, x: zero, y: zero })).toBe('proof/signature');
    expect(await attempt(other.key.publicKey, other.key.keyId)).toBe('proof/signature');
    expect(await attempt({ ...key.publicKey, d: zero })).toBe('request/shape');
    expect(await attempt({ kty: 'oct', k: zero })).toBe('request/shape');
  });
});

describe('bodies', () => {
  it('of a hundred megabytes are not read, whether announced or not', async () => {
    const total = 100 * 1_048_576;
    const post = 'POST /v1/incidents HTTP/1.1\r\nHost: x\r\n';
    const announced = openRaw(server.url);
    announced.socket.write(`${post}Content-Length: ${String(total)}\r\n\r\n`);
    expect(await announced.answered).toContain('HTTP/1.1 413');
    const chunk = Buffer.from(`10000\r\n${' '.repeat(65_536)}\r\n`);
    for (const header of [`Content-Length: ${String(total)}`, 'Transfer-Encoding: chunked']) {
      const raw = openRaw(server.url);
      raw.socket.write(`${post}${header}\r\n\r\n`);
      // Far less than all of it: what the kernel's buffers swallow, not what we keep.
      expect(await pour(raw, chunk, total)).toBeLessThan(total / 4);
      // A reset may overtake the answer.
      expect(await raw.answered).toMatch(/^(?:$|HTTP\/1\.1 413)/);
    }
  });

  it('that unpack to a gigabyte are not unpacked', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(1_000_000_000 / 8, 0x20), { level: 9 }));
    expect(bomb.length).toBeLessThan(1_048_576);
    const before = process.memoryUsage().rss;
    for (const encoding of ['gzip', 'br', 'gzip, gzip']) {
      const response = await sendBytes(device, '/v1/incidents', bomb, { 'content-encoding': encoding });
      expect(response.status).toBe(400);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it('that are not UTF-8, not JSON, or JSON of nobody are refused as such', async () => {
    const bytes = (...values: number[]) => new Uint8Array(values);
    const quote = 0x22;
    for (const bad of [
      bytes(quote, 0xff, quote),
      bytes(quote, 0xc0, 0xaf, quote), // overlong
      bytes(quote, 0xed, 0xa0, 0x80, quote), // half a surrogate pair
      bytes(quote, 0xf5, 0x80, 0x80, 0x80, quote),
      bytes(0xef, 0xbb, 0xbf),
      bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00), // UTF-16
      ...hostileBodies.filter((body) => body !== '').map((body) => new TextEncoder().encode(body)),
    ]) {
      for (const path of ['/v1/incidents', '/v1/heartbeat', '/v1/enrol'])
        expect((await sendBytes(device, path, bad)).status).toBe(400);
    }
  });

  it('with an own __proto__ anywhere change no prototype and store nothing of it', async () => {
    const incident = makeIncident();
    for (const body of polluted({ incidents: [incident] }))
      await sendBytes(device, '/v1/incidents', new TextEncoder().encode(body));
    const beat = { client, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null };
    for (const body of polluted(beat))
      await sendBytes(device, '/v1/heartbeat', new TextEncoder().encode(body));
    const found = await query(
      server.databaseUrl,
      "SELECT 1 FROM incidents WHERE body::text LIKE '%polluted%' UNION ALL SELECT 1 FROM devices WHERE client::text LIKE '%polluted%'",
    );
    expect(found).toEqual([]);
  });
});

describe('SQL and HTML in every field', () => {
  it('of an incident is refused or kept as it is, and touches nothing else', async () => {
    const before = await tables();
    const { rule, egress } = makeIncident();
    const base = makeIncident({
      excerpt: 'text',
      unscannable: 'encrypted',
      backstop: true,
      reason: { choice: 'text', text: 'text' },
      adapter: { health: 'ok', page: 'text' },
      alsoMatched: [{ ...rule, rule: 'other' }],
      egress: {
        ...egress,
        conversation: { kind: 'group', title: 'text', id: 'text', members: 3, verified: true },
        account: { kind: 'corporate', id: 'text' },
        files: [{ type: 'text', facets: ['macro'], counts: { pages: 2 } }],
      },
      detectors: [{ detector: 'iban', count: 1, distinct: 1, low: 0, medium: 0, high: 1 }],
      findings: [{ detector: 'iban', start: 0, length: 4, confidence: 'high', masked: '••', where: 'text' }],
    });
    expect(fieldsWithout(incidentSchema, base)).toEqual([]);
    expect((await sendAll([base])).refused).toEqual([]);
    const kept = new Set<string>();
    for (const text of hostileTexts) {
      const changed = [...withEachText(base, text), ...withEachName(base, text)].map((one) => ({
        ...makeIncident(),
        ...Object(one),
      }));
      // Each needs an id of its own, but for the one whose id it is that is hostile.
      const incidents = changed.map((one) => (one.id === base.id ? { ...one, id: makeIncident().id } : one));
      const accepted: string[] = [];
      for (let at = 0; at < incidents.length; at += maxBatch) {
        const some = incidents.slice(at, at + maxBatch);
        const answer = await sendAll(some);
        expect(answer.accepted.length + answer.refused.length).toBe(some.length);
        accepted.push(...answer.accepted);
      }
      const bodies = new Map((await stored(accepted)).map(({ id, body }) => [id, body]));
      for (const one of incidents.filter(({ id }) => accepted.includes(id))) {
        expect(bodies.get(one.id)).toEqual(asStored(one));
        kept.add(text);
      }
    }
    expect([...kept]).toEqual([...hostileTexts]); // free text is free
    expect(await tables()).toEqual(before);
  });

  it('of a heartbeat and an enrolment is refused or kept as it is', async () => {
    const before = await tables();
    const adapters = [{ platform: 'whatsapp', health: 'ok', missing: ['text'], page: 'text', host: 'text' }];
    const beat = { client, policyVersion: 1, queued: 0, adapters, refusedPolicy: 'text' };
    for (const text of hostileTexts) {
      for (const body of withEachText(beat, text))
        expect((await call(device, 'POST', '/v1/heartbeat', { body })).status).toBeOneOf([204, 400]);
      const key = await generateDeviceKey();
      const { token } = readCode(server.enrolmentCode);
      for (const body of withEachText({ token, publicKey: key.publicKey, person: 'text', client }, text)) {
        const { url, init } = await sign({ url: server.url, key }, 'POST', '/v1/enrol', { body });
        expect((await fetch(url, init)).status).toBeOneOf([201, 400, 401, 403]);
      }
    }
    expect(await tables()).toEqual(before);
  });

  it('of headers is refused', async () => {
    for (const text of hostileTexts.map((one) => one.replace(/[^ -~]/g, '?'))) {
      const { url, init } = await sign(device, 'POST', '/v1/token', {
        body: {},
        keyId: device.answer.device,
      });
      for (const name of ['signature-input', 'signature', 'content-digest']) {
        const headers = { ...init.headers, [name]: text };
        expect((await fetch(url, { ...init, headers })).status).toBe(401);
      }
      const polled = await fetch(`${server.url}/v1/policy/head`, {
        headers: { authorization: `Bearer ${text}`, 'if-none-match': text },
      });
      expect(polled.status).toBe(401);
    }
  });
});

describe('connections', () => {
  it('that say little and slowly are cut, and do not keep others waiting', async () => {
    const slow = Array.from({ length: 200 }, () => openRaw(server.url));
    for (const [index, { socket }] of slow.entries())
      socket.write(
        index % 2 === 0
          ? 'POST /v1/incidents HTTP/1.1\r\nHost: x\r\nX-A: '
          : 'POST /v1/incidents HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{',
      );
    expect((await call(device, 'POST', '/v1/token', { body: {} })).status).toBe(200);
    const answers = await Promise.all(slow.map(({ answered }) => answered));
    expect(answers.every((answer) => answer === '' || /^HTTP\/1\.1 4(?:08|00)/.test(answer))).toBe(true);
  });

  it('with headers without end are refused', async () => {
    const huge = openRaw(server.url);
    huge.socket.write('GET /v1/policy/head HTTP/1.1\r\nHost: x\r\n');
    const header = Buffer.from(`X-Flood: ${'a'.repeat(1_000)}\r\n`);
    expect(await pour(huge, header, 50_000_000)).toBeLessThan(25_000_000);
    expect(await huge.answered).toContain('HTTP/1.1 431');
    const line = openRaw(server.url);
    line.socket.write(`GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(await line.answered).toContain('HTTP/1.1 431');
  });

  it('that are not HTTP, or HTTP that two readers read differently, are refused', async () => {
    for (const bytes of [
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'GET / HTTP/9.9\r\n\r\n',
      'POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n',
      'POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhello',
      'POST /v1/token HTTP/1.1\r\nHost : x\r\n\r\n',
    ]) {
      const raw = openRaw(server.url);
      raw.socket.write(bytes, 'latin1');
      expect(await raw.answered).toMatch(/^HTTP\/1\.1 400/);
    }
  });
});
