import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCursor } from '../store/cursor.ts';
import { call, enrolDevice } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { linkOf, openTestCluster, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let device: TestDevice;
const id = '5f0c6b0e-8f59-4d0c-9b0f-3a3f6f0d1c11';

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  admin = await signInAs(server.url, linkOf(server));
  device = await enrolDevice(server.enrolmentCode);
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const noDays = ['0000-01-01', '0001-01-01', '2026-02-30', '9999-12-31', '2026-13-01'];
const searches = noDays.flatMap((day) => [`from:${day}`, `to:${day}`]);
const cursors = noDays.map((day) => writeCursor({ at: `${day}T00:00:00.000000Z`, id, device: id }));

it.each([
  ...searches.map((q) => `/api/incidents?q=${q}`),
  ...searches.map((q) => `/api/incidents/count?q=${q}`),
  ...noDays.map((day) => `/api/incidents/${day}/${id}/${id}`),
  ...noDays.map((day) => `/api/reports/counts?by=day&from=${day}&to=${day}`),
  ...['devices', 'incidents', 'audit', 'alerts', 'holds', 'enrolment-codes', 'person-data/erasures'].flatMap(
    (list) => cursors.map((cursor) => `/api/${list}?cursor=${cursor}`),
  ),
  '/api/devices?group=%00',
])('%s is an error of whoever asks', async (path) => {
  const { status } = await admin.get(path);
  expect(status === 400 || status === 404).toBe(true);
});

it.each(noDays)('so is %s from a device, or in a change', async (day) => {
  for (const [path, body] of [
    ['/v1/disputes', { day, id }],
    ['/v1/answers', { incidents: [{ day, id }] }],
    [
      '/v1/counters',
      { clean: [{ day, platform: 'whatsapp', channel: 'message', account: 'personal', count: 1 }] },
    ],
  ] as const)
    expect((await call(device, 'POST', path, { body })).status).toBe(400);
  const change = { incidents: [{ day, device: id, id }], change: { status: 'closed' } };
  expect((await admin.send('POST', '/api/incidents/changes', change)).status).toBe(400);
});
