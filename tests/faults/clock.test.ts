import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenAnswerSchema } from '../../lib/core/api/device.ts';
import { freePort } from '../../server/store/postgres-process.ts';
import { call, enrolDevice, errorCodeOf, makeIncident, sign } from '../../server/testing/test-device.ts';
import type { CallOptions, TestDevice } from '../../server/testing/test-device.ts';
import { json, openTestCluster, query, startTestServer } from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { callVia } from './two-servers.ts';

/** Clocks that jump by a day, forward and back, on one of two servers. */
const dayMs = 86_400_000;
let cluster: TestCluster;
let steady: TestServer;
let device: TestDevice;

beforeAll(async () => {
  cluster = await openTestCluster();
  steady = await startTestServer(await cluster.createDatabase());
  device = await enrolDevice(steady.enrolmentCode);
}, 120_000);
afterAll(async () => {
  await steady.close();
  await cluster.stop();
});

/** A second server behind the same address, whose clock is off. */
async function startJumping(
  offMs: () => number,
): Promise<{ direct: string; server: TestServer; close(): Promise<void> }> {
  const port = await freePort();
  const config = { port, publicUrl: steady.url };
  const server = await startTestServer(steady.databaseUrl, config, { now: () => Date.now() + offMs() });
  return { direct: `http://127.0.0.1:${String(port)}`, server, close: () => server.close() };
}

it.each([1, -1])('a jump by %i day is told to devices, and served once they follow', async (days) => {
  let offMs = 0;
  const jumping = await startJumping(() => offMs);
  offMs = days * dayMs;
  /** A device that has set its clock by the server's Date header. */
  const followed = (options: CallOptions): CallOptions => ({
    ...options,
    created: Math.floor((Date.now() + offMs) / 1000),
  });
  const body = { incidents: [makeIncident()] };
  const late = await callVia(jumping, device, 'POST', '/v1/incidents', { body });
  expect(late.headers.get('date')).not.toBeNull();
  expect(await errorCodeOf(late)).toBe('proof/clock');
  const taken = await callVia(jumping, device, 'POST', '/v1/incidents', followed({ body }));
  expect(await taken.json()).toEqual({ accepted: [body.incidents[0]?.id], refused: [] });
  const answer = await callVia(jumping, device, 'POST', '/v1/token', followed({ body: {} }));
  const { token } = await json(tokenAnswerSchema, answer);
  const authorization = `Bearer ${token}`;
  const head = await fetch(`${jumping.direct}/v1/policy/head`, { headers: { authorization } });
  expect(head.status).toBe(200);

  offMs = 0; // it is set right again: the same report, sent once more, is no second one
  expect((await callVia(jumping, device, 'POST', '/v1/incidents', { body })).status).toBe(200);
  const rows = await query(steady.databaseUrl, 'SELECT 1 FROM incidents WHERE id = $1', [
    body.incidents[0]?.id,
  ]);
  expect(rows).toHaveLength(1);
  await jumping.close();
});

it('a server that starts a day ahead makes no request good twice, and signs nobody out', async () => {
  const { url, init } = await sign(device, 'POST', '/v1/token', { body: {} });
  expect((await fetch(url, init)).status).toBe(200);
  await query(
    steady.databaseUrl,
    "INSERT INTO sessions (hash, user_id, expires_at) SELECT 'kept', id, now() + interval '6 hours' FROM users LIMIT 1",
  );
  const ahead = await startJumping(() => dayMs); // a start forgets what has expired
  expect(await errorCodeOf(await fetch(url, init))).toBe('proof/replayed');
  expect(await query(steady.databaseUrl, "SELECT 1 FROM sessions WHERE hash = 'kept'")).toHaveLength(1);
  await ahead.close();
  expect((await call(device, 'POST', '/v1/token', { body: {} })).status).toBe(200);
});
