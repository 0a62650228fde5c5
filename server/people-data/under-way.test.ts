import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordHeartbeat } from '../devices/heartbeat.ts';
import { createIngest } from '../incidents/ingest.ts';
import { createLog } from '../log.ts';
import { recordCleanSends } from '../reports/clean-sends.ts';
import { createPartitions } from '../store/partitions.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { client, makeIncident } from '../testing/test-device.ts';
import { pseudonymsOf } from './pseudonyms.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await openTestDatabase();
});
afterAll(() => at.stop());

const waiting = async (): Promise<number> =>
  (
    await at.rows(
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    )
  ).length;

describe('while a person is erased', () => {
  it('what their device sends waits, and is not stored afterwards', async () => {
    const device = await at.addDevice('sales', 'anna@example.com');
    const { db, pool } = at.database;
    const now = Date.now();
    const day = new Date(now).toISOString().slice(0, 10);
    const log = createLog(() => undefined);
    const ingest = createIngest(at.database, at.organisation, createPartitions(pool), log);
    const proven = { device, nonce: randomUUID(), nonceExpiresAt: new Date(now + 60_000) };
    const sends = [{ day, platform: 'whatsapp', channel: 'message', account: 'unknown', count: 3 } as const];
    const installation = { type: null, privateWindows: null, missingHosts: [], asset: 'ANNAS' };
    const beat = { client, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null, installation };
    const sent = await db.transaction().execute(async (trx) => {
      const devices = trx
        .selectFrom('devices')
        .select('id')
        .where('org_id', '=', at.organisation)
        .where('id', '=', device);
      await devices.forUpdate().execute();
      const all = [
        ingest.submit({ proven, incidents: [makeIncident()] }),
        recordCleanSends(db, at.organisation, device, sends, now),
        recordHeartbeat(db, at.organisation, device, beat, now),
      ];
      await expect.poll(waiting).toBe(all.length);
      await trx
        .updateTable('devices')
        .set({ revoked_at: new Date(now), person: null })
        .where('org_id', '=', at.organisation)
        .execute();
      return all;
    });
    expect((await Promise.all(sent))[0]).toEqual({ ok: false, error: 'device/revoked' });
    expect(await at.rows('SELECT 1 FROM incidents')).toEqual([]);
    expect(await at.rows('SELECT 1 FROM clean_sends')).toEqual([]);
    expect(await at.rows('SELECT asset, installation FROM devices')).toEqual([
      { asset: null, installation: null },
    ]);
  });

  it('a list that was read before writes their name down no more', async () => {
    await at.addDevice('sales', 'ben@example.com');
    const known = await pseudonymsOf(at.database.db, at.organisation, [
      'anna@example.com',
      'ben@example.com',
    ]);
    expect([...known.keys()]).toEqual(['ben@example.com']);
    expect(await at.rows('SELECT person FROM person_pseudonyms')).toEqual([{ person: 'ben@example.com' }]);
  });
});
