import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { createPartitions, listMonths } from './partitions.ts';

let at: TestDatabase;
beforeAll(async () => (at = await openTestDatabase()));
afterAll(() => at.stop());

it('a month gets its partition while somebody reads all of them for long, once', async () => {
  const { pool, db } = at.database;
  const reader = await pool.connect();
  await reader.query('BEGIN');
  await reader.query('LOCK TABLE incidents IN ACCESS SHARE MODE'); // as a backup does
  const [one, other] = [createPartitions(pool), createPartitions(pool)];
  await Promise.all([one.ensure(['2020-02-29', '2020-02-01']), other.ensure(['2020-02-15'])]);
  await reader.query('COMMIT');
  reader.release();
  expect((await listMonths(db)).filter(({ month }) => month.startsWith('2020'))).toEqual([
    { month: '2020-02', end: '2020-03-01' },
  ]);
  const indexesOf = (table: string) =>
    at.rows(`SELECT 1 FROM pg_index WHERE indrelid = '${table}'::regclass ORDER BY 1`);
  expect((await indexesOf('incidents_2020_02')).length).toBe((await indexesOf('incidents')).length);
});
