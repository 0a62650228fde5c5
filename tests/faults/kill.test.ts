import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../server/store/postgres-process.ts';
import { startLoad } from '../../server/testing/ingest-load.ts';
import type { IngestLoad } from '../../server/testing/ingest-load.ts';
import { policyFiles, temporaryFolder, writeRules } from '../../server/testing/rules.ts';
import { buildServer, readyLine, spawnServer } from '../../server/testing/server-process.ts';
import type { BuiltServer, ServerProcess } from '../../server/testing/server-process.ts';
import { enrolDevice } from '../../server/testing/test-device.ts';
import { damageOf, unharmed } from './invariants.ts';
import { seededRandom } from './seeded-random.ts';

/** kill -9 at random points under load; `npm run test:faults -- --rounds 50` plays as many rounds. */
const rounds = Number(process.env['SLUICE_ROUNDS'] ?? 1);
const random = seededRandom(process.env['SLUICE_SEED']);
const victims = ['database', 'server', 'both'] as const;

let built: BuiltServer;
let server: ServerProcess;
let load: IngestLoad;
let start: () => Promise<ServerProcess>;
const data = temporaryFolder();

beforeAll(async () => {
  built = await buildServer();
  const env = {
    SLUICE_DATA: data,
    SLUICE_RULES: writeRules(policyFiles()),
    SLUICE_PORT: String(await freePort()),
  };
  start = () => spawnServer(built, env);
  server = await start();
  const { enrolmentCode } = readyLine(server);
  load = startLoad(await Promise.all(Array.from({ length: 12 }, () => enrolDevice(enrolmentCode))));
}, 120_000);
afterAll(async () => {
  await load.stop();
  server.child.kill('SIGTERM');
  await server.ended;
  built.remove();
}, 120_000);

const postmaster = (): { pid: number; port: string } => {
  const lines = readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: lines[3] ?? '' };
};
const databaseUrl = (): string => {
  const password = readFileSync(join(data, 'database-password'), 'utf8').trim();
  return `postgres://sluice:${password}@127.0.0.1:${postmaster().port}/sluice`;
};
/** Gives the database that is no more; null where it lives on. */
const kill = async (victim: (typeof victims)[number]): Promise<number | null> => {
  const { pid } = postmaster();
  if (victim !== 'database') {
    server.child.kill('SIGKILL');
    await server.ended;
  }
  if (victim !== 'server') process.kill(pid, 'SIGKILL');
  if (victim !== 'database') server = await start();
  return victim === 'server' ? null : pid;
};

/**
 * What was on its way may have been acknowledged while the database was still coming back, and the server learns a
 * moment late that it is gone.
 */
const untilReady = async (url: string, gone: number | null): Promise<void> => {
  while ((await fetch(`${url}/readyz`)).status !== 200 || isStill(gone));
};
/** While a database starts, the file is missing. */
const isStill = (pid: number | null): boolean => {
  if (pid === null) return false;
  try {
    return postmaster().pid === pid;
  } catch {
    return true;
  }
};

it.each(Array.from({ length: rounds }, (_, round) => round + 1))(
  'round %i: nothing acknowledged is lost, nothing is there twice, counters agree',
  async (round) => {
    const victim = victims[round <= 3 ? round % 3 : random.below(3)] ?? 'both';
    await load.more(1 + random.below(60));
    const gone = await kill(victim);
    readyLine(server);
    await load.more(1 + random.below(60)); // it takes reports again, and by itself
    await untilReady(readyLine(server).url, gone);
    const damage = await damageOf(databaseUrl(), [...load.acknowledged], [...load.corrected]);
    expect({ victim, seed: random.seed, ...damage }).toEqual({ victim, seed: random.seed, ...unharmed });
  },
  120_000,
);
