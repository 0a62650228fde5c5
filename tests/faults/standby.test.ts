import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLoad } from '../../server/testing/ingest-load.ts';
import { enrolDevice } from '../../server/testing/test-device.ts';
import { query, startTestServer } from '../../server/testing/test-server.ts';
import type { TestServer } from '../../server/testing/test-server.ts';
import { damageOf, unharmed } from './invariants.ts';
import { destroy, promoteBest, startTrio } from './postgres-trio.ts';
import type { Trio } from './postgres-trio.ts';
import { startProxy } from './tcp-proxy.ts';
import type { TcpProxy } from './tcp-proxy.ts';

/** Quorum commit: the primary is destroyed under load, and the promoted standby has all that was acknowledged. */
let trio: Trio;
let address: TcpProxy;
let server: TestServer;

beforeAll(async () => {
  trio = await startTrio();
  address = await startProxy([trio.primary.port]);
  const url = trio.primary.url('sluice').replace(/:\d+\//, `:${String(address.port)}/`);
  server = await startTestServer(url, {}, { rate: { burst: 100_000, perSecond: 1 } });
}, 120_000);
afterAll(async () => {
  await server.close();
  await address.close();
  await trio.stop();
}, 120_000);

it('a destroyed primary loses nothing acknowledged, and the server goes on with the standby', async () => {
  const devices = await Promise.all(Array.from({ length: 8 }, () => enrolDevice(server.enrolmentCode)));
  const standbys = await query(
    trio.primary.url('postgres'),
    'SELECT application_name, sync_state FROM pg_stat_replication ORDER BY 1',
  );
  expect(standbys).toEqual([
    { application_name: 's1', sync_state: 'quorum' },
    { application_name: 's2', sync_state: 'quorum' },
  ]);
  const load = startLoad(devices);
  await load.more(300);
  await destroy(trio.primary);
  const before = [...load.acknowledged];
  const promoted = await promoteBest(trio.standbys);
  expect((await damageOf(promoted.url('sluice'), before)).lost).toEqual([]);
  address.retarget([promoted.port]);
  await load.more(100); // the server and the devices need nobody's help
  await load.stop();
  expect(await damageOf(promoted.url('sluice'), load.acknowledged, load.corrected)).toEqual(unharmed);
}, 120_000);
