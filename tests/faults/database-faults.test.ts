import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverUser } from '../../server/store/server-user.ts';
import { temporaryFolder } from '../../server/testing/rules.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../../server/testing/test-device.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';
import { openTestCluster, startTestServer } from '../../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../../server/testing/test-server.ts';
import { damageOf, unharmed } from './invariants.ts';
import { startProxy } from './tcp-proxy.ts';
import type { TcpProxy } from './tcp-proxy.ts';

/** A database that is slow, gone, locked or asked for too much: said clearly, and over by itself. */
let cluster: TestCluster;
let line: TcpProxy;
let server: TestServer;
let directUrl = '';
let device: TestDevice;
const acknowledged: string[] = [];
const databaseLimits = { connections: 4, connectMs: 2_000, statementMs: 4_000 };

beforeAll(async () => {
  cluster = await openTestCluster();
  directUrl = await cluster.createDatabase();
  line = await startProxy([Number(new URL(directUrl).port)]);
  const throughLine = directUrl.replace(/:\d+\//, `:${String(line.port)}/`);
  const rate = { burst: 100_000, perSecond: 1 };
  server = await startTestServer(throughLine, {}, { rate, databaseLimits });
  device = await enrolDevice(server.enrolmentCode);
}, 120_000);
afterAll(async () => {
  await server.close();
  await line.close();
  await cluster.stop();
});

const report = async (count = 1): Promise<Response> => {
  const incidents = Array.from({ length: count }, () => makeIncident());
  const response = await call(device, 'POST', '/v1/incidents', { body: { incidents } });
  if (response.status === 200) acknowledged.push(...incidents.map(({ id }) => id));
  return response;
};
/** Asks again, as devices do, until it is taken. */
const reportsAgain = async (): Promise<void> => {
  while ((await report()).status !== 200);
};
const poll = async (): Promise<number> =>
  (
    await fetch(`${server.url}/v1/policy/head`, {
      headers: { authorization: `Bearer ${device.answer.access.token}`, 'if-none-match': '"none"' },
    })
  ).status;
const statusOf = async (path: string): Promise<number> => (await fetch(server.url + path)).status;
/** The answer of a server that cannot now: it says so, and when to come again. */
const expectLater = async (response: Response, code = 'server/unavailable'): Promise<void> => {
  expect([response.status, await errorCodeOf(response)]).toEqual([503, code]);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
};
const expectNothingLost = async (): Promise<void> => {
  expect(await damageOf(directUrl, acknowledged)).toEqual(unharmed);
};

describe('a database', () => {
  it('that is slow makes reports slow, and polls not at all', async () => {
    line.slowDown(150);
    const order: string[] = [];
    const reported = report().finally(() => order.push('report'));
    expect(await poll().finally(() => order.push('poll'))).toBe(200);
    expect((await reported).status).toBe(200);
    expect(order).toEqual(['poll', 'report']);
    line.slowDown(0);
    await expectNothingLost();
  });

  it('that is gone is told by 503 and readiness; polls go on; nobody restarts anything', async () => {
    line.cut(true);
    await expectLater(await report());
    await expectLater(await call(device, 'POST', '/v1/token', { body: {} }));
    expect([await statusOf('/readyz'), await statusOf('/healthz')]).toEqual([503, 200]);
    expect(await poll()).toBe(200);
    line.cut(false);
    await reportsAgain();
    expect(await statusOf('/readyz')).toBe(200);
    await expectNothingLost();
  });

  it('that goes away between a commit and its answer leads to no second copy', async () => {
    const incidents = Array.from({ length: 5 }, () => makeIncident());
    const send = (): Promise<Response> => call(device, 'POST', '/v1/incidents', { body: { incidents } });
    line.slowDown(100);
    const first = send();
    // Committed, and the word of it still on the slow line.
    const watcher = new pg.Client({ connectionString: directUrl });
    await watcher.connect();
    const isThere = async (): Promise<boolean> =>
      (await watcher.query('SELECT 1 FROM incidents WHERE id = $1', [incidents[0]?.id])).rowCount === 1;
    while (!(await isThere()));
    line.cut(true);
    await expectLater(await first);
    line.cut(false);
    line.slowDown(0);
    await watcher.end();
    let again = await send();
    while (again.status !== 200) again = await send();
    acknowledged.push(...incidents.map(({ id }) => id));
    await expectNothingLost();
  });

  it('in which somebody locks a table keeps requests waiting for so long and no longer', async () => {
    const rival = new pg.Client({ connectionString: directUrl });
    await rival.connect();
    await rival.query('BEGIN');
    await rival.query('LOCK TABLE devices IN ACCESS EXCLUSIVE MODE');
    // More than there are connections: some wait for the lock, the others for a connection.
    const waiting = Array.from({ length: 12 }, () => call(device, 'POST', '/v1/token', { body: {} }));
    await Promise.race(waiting); // the first of them has waited long enough for a connection
    expect(await poll()).toBe(200);
    for (const answer of await Promise.all(waiting)) await expectLater(answer);
    await rival.query('ROLLBACK');
    await rival.end();
    await reportsAgain();
    expect(await statusOf('/readyz')).toBe(200);
    await expectNothingLost();
  });
});

/** A file system of 3 MB for PostgreSQL's account; null where we may not make one. */
function smallDisk(): { readonly place: string; remove(): void } | null {
  const user = serverUser();
  if (process.platform !== 'linux' || user === null) return null;
  const place = temporaryFolder();
  const options = `size=3m,mode=0700,uid=${String(user.uid)},gid=${String(user.gid)}`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status !== 0) return null;
  return { place, remove: () => void spawnSync('umount', ['-l', place]) };
}
const disk = smallDisk();

// As root on Linux. The whole disk, write-ahead log included, runs full in disk-full.test.ts.
describe.skipIf(disk === null)('a disk without room for more incidents (only as root on Linux)', () => {
  it('is told by 503; polls go on; with room again nothing is lost and nobody restarts anything', async () => {
    const place = disk?.place ?? '';
    const ballast = join(place, 'ballast');
    const rival = new pg.Client({ connectionString: directUrl });
    await rival.connect();
    const { rows } = await rival.query<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'incidents'::regclass",
    );
    const move = async (to: string): Promise<void> => {
      for (const { name } of rows) await rival.query(`ALTER TABLE ${name} SET TABLESPACE ${to}`);
    };
    await rival.query(`CREATE TABLESPACE small_disk LOCATION '${place}'`);
    await move('small_disk');
    writeFileSync(ballast, Buffer.alloc(2 * 1_048_576, 1));
    let answer = await report(100);
    while (answer.status === 200) answer = await report(100);
    await expectLater(answer);
    expect([await poll(), await statusOf('/readyz')]).toEqual([200, 200]);
    rmSync(ballast);
    await reportsAgain();
    await expectNothingLost();
    await move('pg_default');
    await rival.query('DROP TABLESPACE small_disk');
    await rival.end();
  });
  afterAll(() => disk?.remove());
});

describe('ten times as many reports as can be stored', () => {
  it('are turned away with a time to come again, without losing any that was taken', async () => {
    const rate = { burst: 100_000, perSecond: 1 };
    const ingestLimits = { maxWaiting: 100, maxGroup: 20 };
    const small = await startTestServer(directUrl, {}, { rate, ingestLimits });
    const other = await enrolDevice(small.enrolmentCode);
    const send = async (): Promise<Response> => {
      const incidents = Array.from({ length: 5 }, () => makeIncident());
      const response = await call(other, 'POST', '/v1/incidents', { body: { incidents } });
      if (response.status === 200) acknowledged.push(...incidents.map(({ id }) => id));
      return response;
    };
    const rival = new pg.Client({ connectionString: directUrl });
    await rival.connect();
    await rival.query('BEGIN');
    await rival.query('LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE'); // nothing is stored until it is given back
    const sending = Array.from({ length: 200 }, send);
    await Promise.race(sending); // so this is a refusal
    await rival.query('ROLLBACK');
    await rival.end();
    const answers = await Promise.all(sending);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(answers.length);
    for (const answer of refused) await expectLater(answer, 'server/overloaded');
    expect((await send()).status).toBe(200); // as soon as there is room again
    await expectNothingLost();
    await small.close();
  });
});
