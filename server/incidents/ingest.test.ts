import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { createPartitions } from '../store/partitions.ts';
import { client, makeIncident } from '../testing/test-device.ts';
import { openTestCluster } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';
import { createIngest } from './ingest.ts';
import type { Ingest } from './ingest.ts';
import type { SignedBatch } from './store-incidents.ts';

const organisation = randomUUID();
const device = randomUUID();
const lines: string[] = [];
const log = createLog((line) => lines.push(line));
let cluster: TestCluster;
let database: Database;

beforeAll(async () => {
  cluster = await openTestCluster();
  database = await openDatabase(await cluster.createDatabase(), log);
  await database.db
    .insertInto('devices')
    .values({
      org_id: organisation,
      id: device,
      key_id: 'key',
      public_key: '{}',
      label: 'test',
      group_name: 'everyone',
      client: JSON.stringify(client),
      enrolled_at: new Date(),
    })
    .execute();
});
afterAll(async () => {
  await database.close();
  await cluster.stop();
});

const ingestOf = (limits?: { maxWaiting: number; maxGroup: number }): Ingest =>
  createIngest(database, organisation, createPartitions(database.pool), log, limits);
const batch = (change: Partial<SignedBatch['proven']> = {}): SignedBatch => ({
  proven: { device, nonce: randomUUID(), nonceExpiresAt: new Date(Date.now() + 60_000), ...change },
  incidents: [makeIncident()],
});

describe('createIngest', () => {
  it('groups what waits, and tells each of a group its own outcome', async () => {
    const ingest = ingestOf();
    const twice = batch();
    const outcomes = await Promise.all(
      [batch(), batch(), twice, twice, batch({ device: randomUUID() }), batch()].map((one) =>
        ingest.submit(one),
      ),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error))).toEqual([
      'ok',
      'ok',
      'ok',
      'proof/replayed',
      'device/unknown',
      'ok',
    ]);
  });

  it('turns batches away when too many wait, and takes them again afterwards', async () => {
    const ingest = ingestOf({ maxWaiting: 2, maxGroup: 1 });
    const outcomes = await Promise.all([batch(), batch(), batch()].map((one) => ingest.submit(one)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(outcomes[2]).toEqual({ ok: false, error: 'server/overloaded' });
    await ingest.drained();
    expect((await ingest.submit(batch())).ok).toBe(true);
  });

  it('does not let one batch that the database refuses hold back the others', async () => {
    const ingest = ingestOf();
    const bad: SignedBatch = { ...batch(), incidents: [makeIncident({ id: 'not-a-uuid' })] };
    const outcomes = await Promise.all([batch(), batch(), bad, batch()].map((one) => ingest.submit(one)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, true]);
    expect(lines.join('')).not.toContain('not-a-uuid');
  });

  it('makes the partition of a month nobody prepared', async () => {
    const at = new Date(Date.now() - 300 * 86_400_000).toISOString();
    const one = { ...batch(), incidents: [makeIncident({ at })] };
    const ingests = [ingestOf(), ingestOf()]; // as two servers
    const outcomes = await Promise.all(
      ingests.map((ingest, index) =>
        ingest.submit(index === 0 ? one : { ...batch(), incidents: one.incidents }),
      ),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const { rows } = await database.pool.query('SELECT 1 FROM incidents WHERE org_id = $1 AND id = $2', [
      organisation,
      one.incidents[0]?.id,
    ]);
    expect(rows).toHaveLength(1);
  });
});
