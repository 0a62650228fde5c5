import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyFiles } from '../testing/rules.ts';
import { enrolDevice, errorCodeOf } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { TestCluster, TestServer } from '../testing/test-server.ts';

/** Two servers on one database, started at the same moment. The cluster is the one npm installed. */
let cluster: TestCluster;
let one: TestServer;
let two: TestServer;
let device: TestDevice;
let clock = 0;

beforeAll(async () => {
  cluster = await openTestCluster('package');
  const url = await cluster.createDatabase();
  const now = (): number => Date.now() + clock;
  [one, two] = await Promise.all([startTestServer(url, {}, { now }), startTestServer(url, {}, { now })]);
  device = await enrolDevice(one.enrolmentCode);
}, 60_000);
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await cluster.stop();
});

const authorization = (): string => `Bearer ${device.answer.access.token}`;

/** Reads a stream until it has said the text, or null when it ended before. */
async function readUntil(response: Response, text: string): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let said = '';
  while (reader !== undefined && !said.includes(text)) {
    const { done, value } = await reader.read();
    if (done) return null;
    said += decoder.decode(value);
  }
  reader?.releaseLock();
  return said;
}

const openStream = (server: TestServer, signal: AbortSignal): Promise<Response> =>
  fetch(`${server.url}/v1/hints`, { headers: { authorization: authorization() }, signal });

describe('two servers on one database', () => {
  it('made one organisation and one starter policy between them', async () => {
    expect(await query(one.databaseUrl, 'SELECT version, message FROM policies')).toEqual([
      { version: 1, message: 'Starter policy' },
    ]);
    expect([one.version, two.version]).toEqual([1, 1]);
  });

  it('a publish on one is told by both, at once, and is in both heads', async () => {
    const abort = new AbortController();
    const streams = await Promise.all([one, two].map((server) => openStream(server, abort.signal)));
    for (const stream of streams) {
      expect(stream.headers.get('content-type')).toBe('text/event-stream');
      expect(await readUntil(stream, '\n\n')).toBe('event: policy\ndata: {"version":1}\n\n');
    }
    const admin = await signInAs(one.url, linkOf(one));
    const published = await admin.send('POST', '/api/policy/publish', {
      files: policyFiles('warn'),
      message: 'Warn',
      baseVersion: 1,
    });
    expect(await published.json()).toEqual({ version: 2 });
    for (const stream of streams) expect(await readUntil(stream, '"version":2')).toContain('event: policy');
    for (const server of [one, two]) {
      const head = await fetch(`${server.url}/v1/policy/head`, {
        headers: { authorization: authorization() },
      });
      expect(await head.json()).toEqual({ version: 2 });
    }
    abort.abort();
  });

  it('a broken notification line is mended and what was missed is found', async () => {
    const abort = new AbortController();
    const stream = await openStream(two, abort.signal);
    await readUntil(stream, '\n\n');
    // Stored without a NOTIFY, as if it had been sent while nobody listened.
    await query(
      one.databaseUrl,
      `INSERT INTO policies SELECT 3, published_at, published_by, message, expires_at, files, bundle FROM policies WHERE version = 2`,
    );
    await query(
      one.databaseUrl,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
    );
    expect(await readUntil(stream, '"version":3')).not.toBeNull();
    abort.abort();
  });

  it('what was announced by a notification that got lost is found by looking', async () => {
    const looking = await startTestServer(one.databaseUrl, {}, { pollMs: 200 });
    const abort = new AbortController();
    const stream = await openStream(looking, abort.signal);
    await readUntil(stream, '\n\n');
    // Neither is announced, and the line is whole.
    const lost = await enrolDevice(one.enrolmentCode);
    const authorization = `Bearer ${lost.answer.access.token}`;
    const poll = async (): Promise<number> =>
      (await fetch(`${looking.url}/v1/policy/head`, { headers: { authorization } })).status;
    expect(await poll()).toBe(200);
    await query(
      one.databaseUrl,
      `INSERT INTO policies SELECT 4, published_at, published_by, message, expires_at, files, bundle FROM policies WHERE version = 2`,
    );
    await query(one.databaseUrl, 'UPDATE devices SET revoked_at = now() WHERE id = $1', [lost.answer.device]);
    expect(await readUntil(stream, '"version":4')).not.toBeNull();
    await expect.poll(poll).toBe(403);
    abort.abort();
    await looking.close();
  });
});

describe('GET /v1/hints', () => {
  it('needs a token that is ours', async () => {
    for (const [headers, code] of [
      [{}, 'token/missing'],
      [{ authorization: 'Bearer x' }, 'token/invalid'],
    ] as const) {
      const response = await fetch(`${one.url}/v1/hints`, { headers });
      expect([response.status, await errorCodeOf(response)]).toEqual([401, code]);
    }
  });

  it('is refused with an expired token', async () => {
    clock = 11 * 60_000;
    const response = await fetch(`${one.url}/v1/hints`, { headers: { authorization: authorization() } });
    clock = 0;
    expect(await errorCodeOf(response)).toBe('token/expired');
  });

  it('keeps four streams of a device and ends the oldest for a fifth', async () => {
    const abort = new AbortController();
    const streams: Response[] = [];
    for (let count = 0; count < 5; count += 1) {
      const stream = await openStream(one, abort.signal);
      await readUntil(stream, '\n\n');
      streams.push(stream);
    }
    const [oldest] = streams;
    expect(oldest === undefined ? '' : await readUntil(oldest, 'never')).toBeNull();
    abort.abort();
  });
});
