import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { openTestCluster, query } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';
import { openDatabase } from './database.ts';

let cluster: TestCluster;
beforeAll(async () => (cluster = await openTestCluster()));
afterAll(() => cluster.stop());

it('outlives a connection that is lost while somebody has it, between two statements', async () => {
  const url = await cluster.createDatabase();
  const { pool, close } = await openDatabase(
    url,
    createLog(() => undefined),
  );
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const lost = new Promise((resolve) => client.once('end', resolve));
  await query(url, `SELECT pg_terminate_backend(${String(rows[0]?.pid)})`);
  await lost; // an error that nobody heard would have ended the process
  await expect(client.query('SELECT 1')).rejects.toThrow();
  client.release(true);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await close();
});
