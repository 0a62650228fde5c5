import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
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
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const compiler = createInlineCompiler();
  const organisation = await ensureOrganisation(database, testConfig(), compiler, now);
  const partitions = createPartitions(database.pool);
  const log = createLog(() => undefined);
  const dataFolder = temporaryFolder();
  tasks = await startTasks({
    ...{ database, organisation, compiler, partitions, dataFolder, log },
    now: () => now,
  });
});
afterEach(async () => {
  await tasks.stop();
  vi.useRealTimers();
});

it('a server that starts has partitions for this month and those to come, before any incident of them', async () => {
  expect(await months()).toEqual(expect.arrayContaining(['2031-11', '2031-12', '2032-01', '2032-02']));
});

it('one that runs on makes the next ones ahead, day by day', async () => {
  expect(await months()).not.toContain('2032-06');
  now = Date.UTC(2032, 2, 31, 12);
  vi.advanceTimersByTime(dayMs);
  await expect.poll(months).toEqual(expect.arrayContaining(['2032-03', '2032-04', '2032-05', '2032-06']));
});
