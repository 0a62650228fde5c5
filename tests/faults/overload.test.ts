import { afterAll, beforeAll, expect, it } from 'vitest';
import { median } from '../../bench/lib/statistics.ts';
import { call, enrolDevice, makeIncident, sign } from '../../server/testing/test-device.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';
import { openTestCluster, startTestServer } from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { damageOf, unharmed } from './invariants.ts';
import { startProxy } from './tcp-proxy.ts';
import type { TcpProxy } from './tcp-proxy.ts';

/**
 * Devices that report ten times as much as can be stored, and go on reporting at that pace whatever the server answers.
 * What can be stored is known: each commit takes one way there and back on a slow line, and 5 incidents at most.
 */
const lineMs = 50;
const maxGroup = 5;
const storedPerSecond = maxGroup / ((2 * lineMs) / 1000);
const batchSize = 5;
const overload = 10;
const seconds = 2;
const batchesPerSecond = (overload * storedPerSecond) / batchSize;
/** For most answers; each comes before a balancer gives up. Devices, server and database share this machine with others. */
const promptMs = 500;
const patienceMs = 5_000;

let cluster: TestCluster;
let line: TcpProxy;
let server: TestServer;
let device: TestDevice;
let directUrl = '';
const acknowledged: string[] = [];

beforeAll(async () => {
  cluster = await openTestCluster();
  directUrl = await cluster.createDatabase();
  line = await startProxy([Number(new URL(directUrl).port)]);
  const throughLine = directUrl.replace(/:\d+\//, `:${String(line.port)}/`);
  const rate = { burst: 100_000, perSecond: 1 };
  const ingestLimits = { maxWaiting: 40, maxGroup };
  server = await startTestServer(throughLine, {}, { rate, ingestLimits });
  device = await enrolDevice(server.enrolmentCode);
}, 120_000);
afterAll(async () => {
  await server.close();
  await line.close();
  await cluster.stop();
});

interface Batch {
  readonly ids: readonly string[];
  readonly send: () => Promise<Response>;
}
/** Signed before, so that the pace is the devices' and not this process's. */
async function batch(): Promise<Batch> {
  const incidents = Array.from({ length: batchSize }, () => makeIncident());
  const { url, init } = await sign(device, 'POST', '/v1/incidents', { body: { incidents } });
  return { ids: incidents.map(({ id }) => id), send: () => fetch(url, init) };
}

/** Does something at a steady pace, whether or not what it began before has come to an end. */
function atPace(perSecond: number, count: number, act: (index: number) => void): Promise<void> {
  return new Promise((over) => {
    const began = performance.now();
    let done = 0;
    const timer = setInterval(() => {
      const due = Math.min(count, Math.ceil(((performance.now() - began) / 1000) * perSecond));
      for (; done < due; done += 1) act(done);
      if (done < count) return;
      clearInterval(timer);
      over();
    }, 5);
  });
}

it('ten times as much as can be stored is refused with a time to come again; the rest goes on', async () => {
  const batches: Batch[] = [];
  while (batches.length < batchesPerSecond * seconds) batches.push(await batch());
  line.slowDown(lineMs);

  const taken: Batch[] = [];
  const refused: Response[] = [];
  const refusedMs: number[] = [];
  const sending: Promise<unknown>[] = [];
  const send = async (one: Batch): Promise<void> => {
    const began = performance.now();
    const answer = await one.send();
    if (answer.status === 200) taken.push(one);
    else {
      refused.push(answer);
      refusedMs.push(performance.now() - began);
    }
  };
  const asked: { readonly path: string; readonly status: number; readonly ms: number }[] = [];
  const ask = async (path: string, headers: Record<string, string> = {}): Promise<void> => {
    const began = performance.now();
    const { status } = await fetch(server.url + path, { headers });
    asked.push({ path, status, ms: performance.now() - began });
  };
  const bearer = { authorization: `Bearer ${device.answer.access.token}`, 'if-none-match': '"none"' };
  await Promise.all([
    atPace(batchesPerSecond, batches.length, (index) => {
      const one = batches[index];
      if (one !== undefined) sending.push(send(one));
    }),
    atPace(10, 10 * seconds, () => {
      sending.push(ask('/healthz'), ask('/readyz'), ask('/v1/policy/head', bearer));
    }),
  ]);
  await Promise.all(sending);
  acknowledged.push(...taken.flatMap(({ ids }) => ids));

  expect(refused.map(({ status }) => status).filter((status) => status !== 503 && status !== 429)).toEqual(
    [],
  );
  expect(refused.filter(({ headers }) => !(Number(headers.get('retry-after')) > 0))).toEqual([]);
  // Nine parts of ten cannot be taken; what can be is, so being asked too much makes nothing slower.
  expect(refused.length).toBeGreaterThan(batches.length / 2);
  expect(acknowledged.length).toBeGreaterThan((storedPerSecond * seconds) / 2);
  expect(asked.filter(({ status, ms }) => status !== 200 || ms > patienceMs)).toEqual([]);
  // Whatever the machine's pace: held against what is refused at that time, which waits for nothing that is stored.
  const most = Math.max(promptMs, 3 * median(refusedMs));
  for (const path of ['/healthz', '/readyz', '/v1/policy/head']) {
    const took = median(asked.filter((one) => one.path === path).map(({ ms }) => ms));
    expect([path, took]).toEqual([path, expect.toSatisfy((ms: number) => ms < most)]);
  }

  // By itself, and at once.
  const incidents = Array.from({ length: batchSize }, () => makeIncident());
  expect((await call(device, 'POST', '/v1/incidents', { body: { incidents } })).status).toBe(200);
  acknowledged.push(...incidents.map(({ id }) => id));
  line.slowDown(0);
  expect(await damageOf(directUrl, acknowledged)).toEqual(unharmed);
}, 60_000);
