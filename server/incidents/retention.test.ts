import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rolePermissions } from '../../lib/core/api/access.ts';
import type { HoldRequest } from '../../lib/core/api/incidents.ts';
import type { Principal } from '../auth/principal.ts';
import { createLog } from '../log.ts';
import { pseudonymsOf } from '../people-data/pseudonyms.ts';
import { createPartitions, listMonths } from '../store/partitions.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { makeIncident } from '../testing/test-device.ts';
import { blockDeletions, blockHolds } from './hold-lock.ts';
import { createHold, listHolds, releaseHold } from './holds.ts';
import { createIngest } from './ingest.ts';
import type { Ingest } from './ingest.ts';
import { forgetOldCounters, forgetOldIncidents } from './retention.ts';
import { incidentsEveryDay } from './tasks.ts';

const now = Date.UTC(2026, 10, 20, 12);
const dayMs = 86_400_000;
let at: TestDatabase;
let ingest: Ingest;
let who: Principal;
let anna: string;
let otto: string;

beforeAll(async () => {
  at = await openTestDatabase();
  anna = await at.addDevice('sales', 'anna@example.com');
  otto = await at.addDevice('sales', 'otto@example.com');
  ingest = createIngest(
    at.database,
    at.organisation,
    createPartitions(at.database.pool),
    createLog(() => undefined),
  );
  who = {
    kind: 'user',
    id: randomUUID(),
    name: 'A',
    role: 'administrator',
    permissions: new Set(rolePermissions.administrator),
    groups: null,
    organisation: { id: at.organisation, name: 'T' },
    actor: 'user:test',
  };
});
afterAll(() => at.stop());
beforeEach(() => at.rows('TRUNCATE incidents, incident_events, legal_holds'));

/** Incidents of both devices, so many days old. */
async function send(...days: number[]): Promise<void> {
  for (const device of [anna, otto]) {
    const incidents = days.map((one) => makeIncident({ at: new Date(now - one * dayMs).toISOString() }));
    const proven = { device, nonce: randomUUID(), nonceExpiresAt: new Date(Date.now() + 60_000) };
    expect((await ingest.submit({ proven, incidents })).ok).toBe(true);
  }
}
const forget = (days = 180) => forgetOldIncidents(at.database.db, at.organisation, days, now);
/** How old what is left is, and whose. */
const left = async (): Promise<string[]> => {
  const rows = await at.rows('SELECT day, device_id FROM incidents ORDER BY day DESC, device_id');
  return rows
    .map(
      ({ day, device_id }) =>
        `${device_id === anna ? 'anna' : 'otto'} ${String((Date.UTC(2026, 10, 20) - Date.parse(String(day))) / dayMs)}`,
    )
    .sort();
};
const hold = async (kind: HoldRequest['kind'], value: string) => {
  const held = await createHold(at.database.db, who, { kind, value, reason: 'a court case' }, now);
  if (!held.ok) throw new Error(held.error);
  return held.value;
};

describe('retention', () => {
  it('deletes to the day: whole months with their partition, the rest by row', async () => {
    await send(0, 179, 180, 181, 250, 300);
    const gone = await forget();
    expect(await left()).toEqual(['anna 0', 'anna 179', 'anna 180', 'otto 0', 'otto 179', 'otto 180']);
    expect(gone.months).toEqual(['2026-01', '2026-03']);
    expect(gone.incidents).toBe(2);
    expect((await listMonths(at.database.db)).map(({ month }) => month)).not.toContain('2026-01');
  });

  it('leaves no history behind', async () => {
    await send(10, 200);
    await at.rows(
      `INSERT INTO incident_events (org_id, device_id, day, incident_id, id, actor, kind, data)
       SELECT org_id, device_id, day, id, gen_random_uuid(), 'user:x', 'note', '{}' FROM incidents`,
    );
    expect((await forget()).events).toBe(2);
    expect(await at.rows('SELECT 1 AS one FROM incident_events')).toHaveLength(2);
  });

  it('a month that was dropped is made again for what comes after all', async () => {
    await send(300);
    await forget();
    await send(300); // the partition is thought to be there
    expect(await left()).toEqual(['anna 300', 'otto 300']);
  });

  it('goes on when somebody reads a month for long, and drops that one the next time', async () => {
    await send(181, 250, 300);
    const { db } = at.database;
    const gone = await db.transaction().execute(async (trx) => {
      await sql`LOCK TABLE incidents_2026_01 IN ACCESS SHARE MODE`.execute(trx);
      return forget();
    });
    expect(gone).toMatchObject({ months: ['2026-03'], busy: ['2026-01'], incidents: 2 });
    expect(await left()).toEqual(['anna 300', 'otto 300']);
    expect((await forget()).months).toEqual(['2026-01']);
  });

  it('goes on when a month cannot go, and says which', async () => {
    await send(10, 181, 250, 300);
    await at.rows('CREATE VIEW in_the_way AS SELECT 1 AS one FROM incidents_2026_01');
    expect(await forget()).toMatchObject({
      months: ['2026-03'],
      failed: [{ month: '2026-01', code: '2BP01' }],
      incidents: 2,
    });
    await at.rows('DROP VIEW in_the_way');
    expect(await forget()).toMatchObject({ months: ['2026-01'], failed: [] });
    expect(await left()).toEqual(['anna 10', 'otto 10']);
  });

  it('that fails keeps no later step of the day from being done', async () => {
    const lines: string[] = [];
    const context = {
      ...{ database: at.database, now: () => now, signal: new AbortController().signal },
      organisation: { id: at.organisation, rootKey: '', pseudonymKey: '', accessKey: '' },
      log: createLog((line) => lines.push(line)),
    };
    await at.rows(
      `INSERT INTO clean_sends (org_id, device_id, day, platform, channel, account, group_name, count)
       VALUES ($1, $2, '2026-01-01', 'whatsapp', 'message', 'unknown', 'sales', 1)`,
      [at.organisation, anna],
    );
    await at.rows('ALTER TABLE legal_holds RENAME TO away');
    await incidentsEveryDay(context);
    await at.rows('ALTER TABLE away RENAME TO legal_holds');
    expect(lines.map((line) => /"task":"([^"]+)"/.exec(line)?.[1])).toEqual(['incidents-retention']);
    expect(await at.rows('SELECT 1 FROM clean_sends')).toEqual([]);
  });

  it('two servers at once do it once', async () => {
    await send(181, 300);
    await Promise.all([forget(), forget(), forget()]);
    expect(await left()).toEqual([]);
  });
});

describe('a legal hold', () => {
  it.each(['person', 'device', 'rule', 'incident'] as const)(
    'on a %s keeps it until it is released',
    async (kind) => {
      await send(10, 190, 300);
      const pseudonyms = await pseudonymsOf(at.database.db, at.organisation, ['anna@example.com']);
      const [row] = await at.rows('SELECT id FROM incidents WHERE device_id = $1 ORDER BY day LIMIT 1', [
        anna,
      ]);
      const old = new Date(now - 300 * dayMs).toISOString().slice(0, 10);
      const value = {
        person: pseudonyms.get('anna@example.com') ?? '',
        device: anna,
        rule: 'basics/every-message',
        incident: `${old}/${anna}/${String(row?.['id'])}`,
      }[kind];
      const held = await hold(kind, value);
      await forget();
      const kept = {
        person: ['anna 10', 'anna 190', 'anna 300', 'otto 10'],
        device: ['anna 10', 'anna 190', 'anna 300', 'otto 10'],
        rule: ['anna 10', 'anna 190', 'anna 300', 'otto 10', 'otto 190', 'otto 300'],
        incident: ['anna 10', 'anna 300', 'otto 10'],
      }[kind];
      expect(await left()).toEqual(kept);
      expect(await releaseHold(at.database.db, who, held.id, now)).toBe(true);
      expect(await releaseHold(at.database.db, who, held.id, now)).toBe(false);
      await forget();
      expect(await left()).toEqual(['anna 10', 'otto 10']);
    },
  );

  const waiting = () =>
    expect
      .poll(
        () =>
          at.rows(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
          ),
        { timeout: 20_000 },
      )
      .toHaveLength(1);
  const trace = { reason: 'a court case', created_at: new Date(now), created_by: 'user:test' };

  it('that is being made when a month is to go keeps it', async () => {
    await send(10, 300);
    const { db } = at.database;
    const going = await db.transaction().execute(async (trx) => {
      await blockDeletions(trx, at.organisation);
      const forgetting = forget();
      await waiting();
      const held = { org_id: at.organisation, id: randomUUID(), kind: 'device', value: anna } as const;
      await trx
        .insertInto('legal_holds')
        .values({ ...held, ...trace })
        .execute();
      return { forgetting };
    });
    expect(await going.forgetting).toMatchObject({ months: [], busy: [], incidents: 1 });
    expect(await left()).toEqual(['anna 10', 'anna 300', 'otto 10']);
  });

  it('on somebody who is being erased waits, and then knows nobody', async () => {
    const paul = await at.addDevice('sales', 'paul@example.com');
    const pseudonyms = await pseudonymsOf(at.database.db, at.organisation, ['paul@example.com']);
    const value = pseudonyms.get('paul@example.com') ?? '';
    const going = await at.database.db.transaction().execute(async (trx) => {
      await blockHolds(trx, at.organisation);
      const request = { kind: 'person', value, reason: 'a court case' } as const;
      const holding = createHold(at.database.db, who, request, now);
      await waiting();
      await trx
        .deleteFrom('person_pseudonyms')
        .where('org_id', '=', at.organisation)
        .where('pseudonym', '=', value)
        .execute();
      return { holding };
    });
    expect(await going.holding).toEqual({ ok: false, error: 'hold/value' });
    await at.rows('DELETE FROM devices WHERE id = $1', [paul]);
  });

  it('is listed and audited, people by pseudonym', async () => {
    const pseudonyms = await pseudonymsOf(at.database.db, at.organisation, ['anna@example.com']);
    const value = pseudonyms.get('anna@example.com') ?? '';
    await hold('person', value);
    await hold('device', anna);
    const { items } = await listHolds(at.database.db, at.organisation, { limit: 50, cursor: null });
    expect(items.map((item) => item.value).sort()).toEqual([anna, value].sort());
    const entries = await at.rows("SELECT detail FROM audit WHERE action = 'hold.create'");
    expect(JSON.stringify(entries)).toContain(value);
    expect(JSON.stringify(entries)).not.toContain('example.com');
  });

  it.each([
    ['person', 'anna@example.com'],
    ['person', `u_${'0'.repeat(20)}`],
    ['device', "x' OR true"],
    ['rule', 'one'],
    ['incident', '2026-01-01'],
    ['device', '-'.repeat(36)],
    ['device', 'abcdefab-0000-4000-8000-000000000000'],
    [
      'incident',
      `2026-02-30/${'a'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}/${'a'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`,
    ],
    [
      'incident',
      `2026-02-20/${'a'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}/${'a'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`,
    ],
  ] as const)('on the %s %s is refused', async (kind, value) => {
    const held = await createHold(at.database.db, who, { kind, value, reason: 'x' }, now);
    expect(held.ok).toBe(false);
  });
});

describe('counters', () => {
  it('are kept longer than incidents, to the day, and then forgotten, whatever they count', async () => {
    const there = await at.rows(
      "SELECT relname AS name FROM pg_class WHERE relname ~ '^rollup_|^clean_send_totals$' AND relkind = 'r' ORDER BY 1",
    );
    const tables = there.map(({ name }) => String(name));
    expect(tables).toHaveLength(10);
    const day = (days: number): string => new Date(now - days * dayMs).toISOString().slice(0, 10);
    for (const table of tables) {
      await at.rows(`TRUNCATE ${table}`);
      const columns = await at.rows(
        `SELECT attname AS name, format_type(atttypid, null) AS type FROM pg_attribute
         WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      );
      for (const days of [399, 400, 401]) {
        const values = columns.map(({ name, type }) => {
          if (name === 'org_id') return `'${at.organisation}'`;
          if (name === 'day') return `'${day(days)}'`;
          return type === 'text' ? "'x'" : '1';
        });
        await at.rows(`INSERT INTO ${table} VALUES (${values.join(', ')})`);
      }
    }
    await forgetOldCounters(at.database.db, at.organisation, 400, now);
    for (const table of tables)
      expect([table, await at.rows(`SELECT day::text AS day FROM ${table} ORDER BY day`)]).toEqual([
        table,
        [{ day: day(400) }, { day: day(399) }],
      ]);
  });
});
