import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { policyAnswerSchema } from '../../lib/core/api/device.ts';
import { verifyPolicy } from '../../lib/seal/policy.ts';
import { policyFiles, temporaryFolder } from '../testing/rules.ts';
import { call, enrolDevice, makeIncident, readCode } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';
import { tablesOf } from './catalogue.ts';
import { dump } from './dump.ts';
import { restore } from './restore.ts';

vi.setConfig({ testTimeout: 120_000 }); // every restore makes the whole schema anew
let cluster: TestCluster;
let source = '';
let device: TestDevice;
let url = '';
const folder = temporaryFolder();
const file = join(folder, 'backup.gz');
const incidents = [
  makeIncident({ excerpt: 'quotes " \' \\ and \n lines, \u0000, \u2028 and \u{1f600}' }),
  makeIncident({ at: new Date(Date.now() - 100 * 86_400_000).toISOString() }), // in another partition
];

async function connected<T>(database: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  return use(client).finally(() => client.end());
}

beforeAll(async () => {
  cluster = await openTestCluster();
  source = await cluster.createDatabase();
  const server = await startTestServer(source);
  url = server.url;
  const admin = await signInAs(url, linkOf(server));
  const baseVersion = server.version;
  const files = policyFiles('block');
  await admin.send('POST', '/api/policy/publish', { files, message: 'Block', baseVersion });
  device = await enrolDevice(server.enrolmentCode, 'p.erson');
  await call(device, 'POST', '/v1/incidents', { body: { incidents } });
  await connected(source, (client) => dump(client, file)); // while the server runs
  await server.close();
}, 120_000);
afterAll(() => cluster.stop());

/** A digest of the rows of every table, whatever their order, but for what a restore says of itself. */
async function contentOf(database: string): Promise<Record<string, unknown>> {
  const tables = await connected(database, tablesOf);
  const digests: Record<string, unknown> = {};
  for (const table of tables) {
    const row = table === 'organisation' ? "(to_jsonb(t) - 'policy_floor' - 'manifest_floor')" : 't';
    const text = `SELECT count(*)::int AS rows, md5(coalesce(string_agg(${row}::text, E'\\n' ORDER BY ${row}::text), '')) AS digest FROM "${table}" t`;
    [digests[table]] = await query(database, text);
  }
  return digests;
}
const restored = async (from: string, into: string, replace = false): Promise<number> =>
  connected(into, (client) => restore(client, from, { replace }));

describe('a backup', () => {
  it('restored into an empty database is the same to the last row, and devices go on', async () => {
    const target = await cluster.createDatabase();
    const count = await restored(file, target);
    const content = await contentOf(target);
    expect(content).toEqual(await contentOf(source));
    expect(content['incidents']).toMatchObject({ rows: 2 });
    expect(count).toBe(Object.values(content).reduce((sum: number, table) => sum + rowsOf(table), 0));
    const port = Number(new URL(url).port);
    const server = await startTestServer(target, { port });
    const again = await call(device, 'POST', '/v1/incidents', { body: { incidents: [makeIncident()] } });
    expect(again.status).toBe(200);
    await signInAs(server.url, linkOf(server)); // writes into the audit log, behind the highest number there
    expect(server.version).toBe(10_003); // the policy, under a number that no device has seen
    await server.close();
  });

  it('of an older state goes on with numbers that no device has seen, and with a key made since', async () => {
    const [lived, older] = [await cluster.createDatabase(), join(folder, 'older.gz')];
    const dataFolder = temporaryFolder();
    const first = await startTestServer(lived, { dataFolder });
    const enrolled = await enrolDevice(first.enrolmentCode, 'p.erson');
    await connected(lived, (client) => dump(client, older));
    const admin = await signInAs(first.url, linkOf(first));
    const later = { files: policyFiles('block'), message: 'Block', baseVersion: first.version };
    expect((await admin.send('POST', '/api/policy/publish', later)).status).toBe(200);
    expect((await admin.send('POST', '/api/keys/rotate', { revoke: [] })).status).toBe(200);
    const trust = {
      rootKey: readCode(first.enrolmentCode).rootKey,
      organisation: enrolled.answer.organisation.id,
      now: Date.now(),
    };
    const given = async (seenVersion: number, seenSerial: number) => {
      const answer = await json(policyAnswerSchema, await call(enrolled, 'GET', '/v1/policy'));
      return verifyPolicy(answer, { ...trust, seenVersion, seenSerial });
    };
    expect(await given(3, 2)).toMatchObject({ ok: true, value: { version: 3, serial: 2 } });
    await first.close();

    await restored(older, lived, true);
    const port = Number(new URL(first.url).port);
    // As after a restore of a backup from before there were floors: the start runs that migration again.
    await query(lived, "DELETE FROM migrations WHERE name = 'policy-013-restored-floors'");
    const second = await startTestServer(lived, { dataFolder, port });
    expect(await given(3, 2)).toMatchObject({ ok: true, value: { version: 10_004, serial: 103 } });
    expect(await query(lived, 'SELECT kid FROM signing_keys WHERE not_after > now()')).toHaveLength(1);
    const files = await query(lived, 'SELECT DISTINCT files_hash FROM policies');
    expect(files).toHaveLength(1); // renewed as it was then
    await second.close();
    await (await startTestServer(lived, { dataFolder, port })).close();
    const [last] = await query(lived, 'SELECT max(version)::int AS version FROM policies');
    expect(last?.['version']).toBe(10_004); // once
  });

  it('is for its owner alone, and does not overwrite another', async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    const again = connected(source, (client) => dump(client, file));
    await expect(again).rejects.toMatchObject({ code: 'backup/exists' });
  });

  it('holds a bounded part of it in memory, both ways', async () => {
    const big = await cluster.createDatabase();
    await restored(file, big);
    await query(
      big,
      `INSERT INTO policies (version, published_at, published_by, message, expires_at, files, bundle)
       SELECT n, now(), 'x', '', now(), '[]', repeat('x', 100000) FROM generate_series(1001, 1300) AS n`,
    );
    let most = 0;
    const counting = async <T>(database: string, use: (client: pg.Client) => Promise<T>): Promise<T> =>
      connected(database, (client) => {
        const original = client.query.bind(client);
        Reflect.set(client, 'query', async (...asked: unknown[]) => {
          const answer: unknown = await Reflect.apply(original, client, asked);
          const rows: unknown = Reflect.get(Object(answer), 'rows');
          most = Math.max(most, JSON.stringify([asked, rows]).length);
          return answer;
        });
        return use(client);
      });
    const copy = join(folder, 'big.gz');
    await counting(big, (client) => dump(client, copy));
    const target = await cluster.createDatabase();
    await counting(target, (client) => restore(client, copy, { replace: false }));
    expect(most).toBeGreaterThan(100_000);
    expect(most).toBeLessThan(20_000_000);
    expect(await contentOf(target)).toEqual(await contentOf(big));
  });

  it('of nothing is none', async () => {
    const empty = await cluster.createDatabase();
    const none = connected(empty, (client) => dump(client, join(folder, 'none.gz')));
    await expect(none).rejects.toMatchObject({ code: 'backup/no-data' });
  });
});

describe('a restore that cannot be', () => {
  const lines = (): string[] => gunzipSync(readFileSync(file)).toString().split('\n').filter(Boolean);
  const write = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const pack = (name: string, text: string[]): string => write(name, gzipSync(text.join('\n')));

  let target: string | null = null; // stays empty
  it.each([
    ['backup/cut-off', () => pack('short.gz', lines().slice(0, -1))],
    ['backup/cut-off', () => pack('gap.gz', lines().toSpliced(-2, 1))],
    ['backup/unreadable', () => write('torn.gz', readFileSync(file).subarray(0, 900))],
    ['backup/unreadable', () => write('other.gz', 'not a backup')],
    ['backup/unreadable', () => join(folder, 'there is no such.gz')],
    ['backup/unreadable', () => folder],
    ['backup/unreadable', () => pack('headless.gz', lines().slice(1))],
    ['backup/newer', () => pack('newer.gz', lines().with(0, (lines()[0] ?? '').replace('001-', '999-')))],
  ])('says %s and changes nothing', async (code, bad) => {
    target ??= await cluster.createDatabase();
    await expect(restored(bad(), target)).rejects.toMatchObject({ code });
    expect(await connected(target, tablesOf)).toEqual([]);
  });

  it('spares a database that is not empty, unless told to replace it', async () => {
    const target = await cluster.createDatabase();
    await (await startTestServer(target)).close();
    const before = await contentOf(target);
    await expect(restored(file, target)).rejects.toMatchObject({ code: 'backup/not-empty' });
    await expect(restored(pack('cut.gz', lines().slice(0, -1)), target, true)).rejects.toThrow();
    expect(await contentOf(target)).toEqual(before);
    await restored(file, target, true);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it('leaves alone what a server uses, an idle one too', async () => {
    const target = await cluster.createDatabase();
    const server = await startTestServer(target);
    await query(
      target,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'sluice' AND datname = current_database()`,
    );
    await expect(restored(file, target, true)).rejects.toMatchObject({ code: 'backup/in-use' });
    await server.close();
  });
});

const rowsOf = (table: unknown): number => Number(Reflect.get(Object(table), 'rows'));
