import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../server/testing/rules.ts';
import { call, enrolDevice, makeIncident } from '../server/testing/test-device.ts';
import { linkOf, openTestCluster, query, signInAs, startTestServer } from '../server/testing/test-server.ts';
import type { TestCluster } from '../server/testing/test-server.ts';

/** The lines of docs/OPERATIONS.md, as somebody types them who stands in another folder than the checkout. */
const checkout = resolve(import.meta.dirname, '..');
const folder = temporaryFolder();
const file = join(folder, 'sluice-2026-11-26.gz');
let cluster: TestCluster;

beforeAll(async () => {
  cluster = await openTestCluster();
});
afterAll(() => cluster.stop());

const execute = promisify(execFile);
/** `npm run NAME -- WORDS` with this database; the exit code and all that it said. */
async function npm(name: string, database: string, ...words: string[]): Promise<[number, string]> {
  const env = { ...process.env, DATABASE_URL: database };
  const ran = execute('npm', ['--prefix', checkout, 'run', name, '--', ...words], { cwd: folder, env });
  return ran.then(
    ({ stdout, stderr }) => [0, stdout + stderr],
    (error: unknown) => [
      Number(Reflect.get(Object(error), 'code')),
      String(Reflect.get(Object(error), 'stdout')) + String(Reflect.get(Object(error), 'stderr')),
    ],
  );
}

/** All rows of all tables, but for when the schema was made, and that it was: a restore makes it anew and says so. */
async function everythingIn(database: string): Promise<unknown> {
  const tables = await query(
    database,
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migrations' ORDER BY 1`,
  );
  const rows = tables.map(async ({ name }) => [
    name,
    await query(
      database,
      `SELECT (to_jsonb(t) - 'policy_floor' - 'manifest_floor')::text AS row FROM "${String(name)}" t ORDER BY 1`,
    ),
  ]);
  return Object.fromEntries(await Promise.all(rows));
}

it('npm run backup and npm run restore bring back every row, and a server goes on with them', async () => {
  const [source, target] = [await cluster.createDatabase(), await cluster.createDatabase()];
  const server = await startTestServer(source);
  const device = await enrolDevice(server.enrolmentCode, 'p.erson');
  const incidents = [makeIncident(), makeIncident({ excerpt: 'quotes " \' \\ and \n lines' })];
  await call(device, 'POST', '/v1/incidents', { body: { incidents } });
  // A running installation, as the page says, and a name that is meant from where one stands.
  expect(await npm('backup', source, 'sluice-2026-11-26.gz')).toEqual([
    0,
    expect.stringMatching(/Backed up \d+ rows\./),
  ]);
  const before = await everythingIn(source);
  await server.close();

  expect(await npm('restore', target, file)).toEqual([0, expect.stringMatching(/Restored \d+ rows\./)]);
  expect(await everythingIn(target)).toEqual(before);
  expect(Object(before)).toMatchObject({ incidents: [{}, {}] });

  // What is there is thrown away only where that is asked for.
  await query(target, 'DELETE FROM incidents');
  expect(await npm('restore', target, file)).toEqual([1, expect.stringContaining('--replace')]);
  expect(await query(target, 'SELECT id FROM incidents')).toEqual([]);
  expect((await npm('restore', target, file, '--replace'))[0]).toBe(0);
  expect(await everythingIn(target)).toEqual(before);

  const port = Number(new URL(server.url).port);
  const again = await startTestServer(target, { port });
  const shown = await (await signInAs(again.url, linkOf(again))).get('/api/incidents');
  expect(await shown.text()).toContain(incidents[0]?.id);
  const next = await call(device, 'POST', '/v1/incidents', { body: { incidents: [makeIncident()] } });
  expect(next.status).toBe(200);
  await again.close();
}, 240_000);

it('both say what went wrong by a sentence and their exit code', async () => {
  const database = await cluster.createDatabase();
  expect(await npm('backup', database)).toEqual([2, expect.stringContaining('Usage: backup FILE')]);
  expect(await npm('backup', database, 'none.gz')).toEqual([1, expect.not.stringContaining('    at ')]);
  expect(await npm('restore', database, 'missing.gz')).toEqual([1, expect.not.stringContaining('    at ')]);
}, 120_000);
