import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { audit } from './audit/audit.ts';
import { createLog } from './log.ts';
import { ensureOrganisation } from './policy/bootstrap.ts';
import { openDatabase } from './store/database.ts';
import type { Database } from './store/database.ts';
import { createPartitions, listMonths } from './store/partitions.ts';
import { createInlineCompiler } from './testing/inline-compiler.ts';
import { temporaryFolder } from './testing/rules.ts';
import { openTestCluster, testConfig } from './testing/test-server.ts';
import type { TestCluster } from './testing/test-server.ts';
import { startTasks } from './tasks.ts';
import type { Tasks } from './tasks.ts';

/** Work by the clock, with a clock that the test turns. */
let cluster: TestCluster;
let database: Database;
let tasks: Tasks;
let now = Date.UTC(2031, 10, 20, 12);
const dayMs = 86_400_000;
const patience = { timeout: 20_000 };
const months = async (): Promise<string[]> => (await listMonths(database.db)).map(({ month }) => month);

beforeAll(async () => {
  cluster = await openTestCluster();
  database = await openDatabase(
    await cluster.createDatabase(),
    createLog(() => undefined),
  );
}, 120_000);
afterAll(async () => {
  await database.close();
  await cluster.stop();
});
const dataFolder = temporaryFolder();
let org = '';

async function start(): Promise<Tasks> {
  const compiler = createInlineCompiler();
  const organisation = await ensureOrganisation(database, testConfig(), compiler, now);
  org = organisation.id;
  const partitions = createPartitions(database.pool);
  const log = createLog(() => undefined);
  return startTasks({ ...{ database, organisation, compiler, partitions, dataFolder, log }, now: () => now });
}
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  tasks = await start();
});
afterEach(async () => {
  await tasks.stop();
  vi.useRealTimers();
});

it('a server that starts has partitions for this month and those to come, before any incident of them', async () => {
  expect(await months()).toEqual(expect.arrayContaining(['2031-11', '2031-12', '2032-01', '2032-02']));
});

it('one that runs on makes the next ones ahead, and drops what is past its retention, day by day', async () => {
  await createPartitions(database.pool).ensure(['2031-04-15']);
  expect(await months()).not.toContain('2032-06');
  now = Date.UTC(2032, 2, 31, 12);
  vi.advanceTimersByTime(dayMs);
  await expect
    .poll(months, patience)
    .toEqual(expect.arrayContaining(['2032-03', '2032-04', '2032-05', '2032-06']));
  await expect.poll(months, patience).not.toContain('2031-04');
});

describe('every minute', () => {
  const pass = (ms: number): void => {
    now += ms;
    vi.advanceTimersByTime(60_000);
  };

  it('what has expired is forgotten, by this clock and the database’s: one that is ahead forgets no nonce', async () => {
    await sql`
      INSERT INTO nonces (org_id, key_id, nonce, expires_at) SELECT id, 'key', n.nonce, now() + n.left FROM organisation,
        (VALUES ('spent', interval '-1 s'), ('good', interval '1 h')) AS n (nonce, "left")`.execute(
      database.db,
    );
    pass(60_000);
    const nonces = async (): Promise<unknown> =>
      (await database.db.selectFrom('nonces').select('nonce').where('org_id', '=', org).execute()).map(
        ({ nonce }) => nonce,
      );
    // This server's clock is years past both.
    await expect.poll(nonces, patience).toEqual(['good']);
  });

  it('a change that was put off until then goes into force, and not before', async () => {
    await sql`
      INSERT INTO policy_proposals (org_id, id, state, proposer, proposer_name, created_at, message, base_version, files, publish_at)
      SELECT u.org_id, gen_random_uuid(), 'scheduled', 'user:' || u.id, u.name, now(), 'Later', p.version, p.files,
        ${new Date(now + 5 * 60_000)}
      FROM policies p, users u WHERE u.org_id = ${org} ORDER BY p.version DESC LIMIT 1`.execute(database.db);
    const newest = async (): Promise<unknown> =>
      (
        await sql<{ message: string }>`SELECT message FROM policies ORDER BY version DESC LIMIT 1`.execute(
          database.db,
        )
      ).rows[0]?.message;
    pass(60_000);
    await tasks.stop(); // what the minute began has ended
    expect(await newest()).not.toBe('Later');
    tasks = await start();
    pass(5 * 60_000);
    await expect.poll(newest, patience).toBe('Later');
  });

  it('the end of the audit chain is signed when that is due, and written into the data folder', async () => {
    const heads = async (): Promise<number> =>
      (await database.db.selectFrom('audit_heads').select('seq').where('org_id', '=', org).execute()).length;
    const before = await heads();
    await database.db
      .transaction()
      .execute((trx) => audit(trx, { org, actor: 'system', action: 'setting.change', target: 'test' }));
    pass(61 * 60_000);
    await expect.poll(heads, patience).toBe(before + 1);
    pass(60_000);
    const lines = (): string[] =>
      readFileSync(join(dataFolder, 'audit-heads.jsonl'), 'utf8').trim().split('\n');
    await expect.poll(() => lines().length, patience).toBe(before + 1);
  });

  it('silent devices raise an alert, and those that gave way to a newer one do not', async () => {
    await tasks.stop();
    const day = (ago: number): Date => new Date(now - ago * dayMs);
    await sql`
      INSERT INTO devices (org_id, id, key_id, public_key, label, person, group_name, client, enrolled_at, last_seen_at)
      SELECT ${org}, gen_random_uuid(), d.label, '{}', d.label, d.person, 'everyone',
        '{"version":"1","browser":"chromium","browserVersion":"148","os":"linux"}', d.enrolled, d.enrolled
      FROM (VALUES ('silent', 'ann', ${day(30)}::timestamptz), ('lost', 'bob', ${day(30)}), ('found', 'bob', ${day(0)}))
        AS d (label, person, enrolled)`.execute(database.db);
    tasks = await start(); // each is done once at the start
    const replaced = await database.db
      .selectFrom('devices')
      .select('label')
      .where('org_id', '=', org)
      .where('replaced_by', 'is not', null)
      .execute();
    expect(replaced).toEqual([{ label: 'lost' }]);
    const alerts = await database.db
      .selectFrom('alerts')
      .select(['kind', 'count'])
      .where('org_id', '=', org)
      .execute();
    expect(alerts).toContainEqual({ kind: 'devices-silent', count: 1 });
  });

  it('deliveries that are over are forgotten', async () => {
    await sql`
      INSERT INTO deliveries (org_id, id, webhook_id, event, body, created_at, next_at, delivered_at, dead_at)
      SELECT ${org}, gen_random_uuid(), gen_random_uuid(), d.event, '{}', now(), now(), d.delivered, d.dead FROM (VALUES
        ('delivered', ${new Date(now - 2 * dayMs)}::timestamptz, NULL::timestamptz),
        ('dead', NULL, ${new Date(now - 31 * dayMs)}), ('dead lately', NULL, ${new Date(now - 29 * dayMs)}),
        ('waiting', NULL, NULL)) AS d (event, delivered, dead)`.execute(database.db);
    pass(60_000);
    const left = async (): Promise<unknown> =>
      (
        await sql<{
          event: string;
        }>`SELECT event FROM deliveries WHERE org_id = ${org} ORDER BY event`.execute(database.db)
      ).rows.map(({ event }) => event);
    await expect.poll(left, patience).toEqual(['dead lately', 'waiting']);
  });
});
