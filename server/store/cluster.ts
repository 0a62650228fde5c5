import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { StartError, errorCode } from '../start-error.ts';
import { clusterFolder, clusterMajor, initCluster } from './cluster-folder.ts';
import { databasePassword } from './data-folder.ts';
import { findPostgres } from './postgres-binaries.ts';
import { runningPostmaster, stopPostmaster } from './postmaster.ts';
import { connectOwner } from './cluster-owner.ts';
import { clusterUrl, freePort, lastWords, spawnPostgres } from './postgres-process.ts';
import type { Settings } from './postgres-process.ts';
import { serverUser } from './server-user.ts';

/** The embedded PostgreSQL, run as a child process. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

const readyWithinMs = 60_000;

/**
 * Starts the embedded PostgreSQL on `<dataFolder>/pg`, making it first when there is none. Recovers from kill -9 of
 * either process and restarts the database when it dies. Codes: `start/database`, `start/database-missing`,
 * `start/data-in-use`, `start/data-unreachable`.
 */
export async function openCluster(
  dataFolder: string,
  postgresChoice: string | null,
  log: Log,
): Promise<Cluster> {
  const user = serverUser();
  const folder = clusterFolder(dataFolder, user);
  const password = databasePassword(dataFolder);
  const major = clusterMajor(folder);
  const postgres = findPostgres(user, major, postgresChoice);
  if (postgres === null) throw missing(major, folder);
  if (major === null) initCluster(folder, postgres, user, password, log);
  const settings = { folder, bin: postgres.bin, password, logFile: join(dataFolder, 'postgres.log') };
  return supervise(settings, log);
}

async function supervise(settings: Settings, log: Log): Promise<Cluster> {
  let child: ChildProcess | null = null;
  let owner: pg.Client | null = null;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();

  const launch = async (port: number | null): Promise<number> => {
    const started = await startPostgres(settings, port);
    child = started.child;
    owner = started.owner;
    started.child.once('exit', (code, signal) => {
      if (stopping) return;
      log.error('database-died', { exit: code, signal });
      restarting = restart(started.port);
    });
    return started.port;
  };
  const restart = async (port: number): Promise<void> => {
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5_000)) {
      await delay(pause);
      try {
        await launch(port);
        log.warn('database-restarted');
        return;
      } catch (error) {
        log.error('database-restart-failed', {
          code: error instanceof StartError ? error.code : errorCode(error),
        });
      }
    }
  };

  const port = await launch(null);
  return {
    url: clusterUrl(port, settings.password, 'sluice'),
    async stop() {
      stopping = true;
      await restarting;
      await owner?.end().catch(() => undefined);
      if (child?.pid !== undefined && child.exitCode === null) await stopPostmaster(child.pid);
    },
  };
}

async function startPostgres(
  settings: Settings,
  wantedPort: number | null,
): Promise<{ child: ChildProcess; owner: pg.Client; port: number }> {
  const until = performance.now() + readyWithinMs;
  for (;;) {
    await takeOver(settings, until);
    const port = wantedPort ?? (await freePort());
    const child = spawnPostgres(settings, port);
    const owner = await connectOwner(
      settings,
      port,
      () => child.exitCode !== null || child.signalCode !== null,
      until,
    );
    if (owner !== null) return { child, owner, port };
    if (child.pid !== undefined && child.exitCode === null) await stopPostmaster(child.pid);
    const said = lastWords(settings.logFile);
    // A dead postmaster's children need a moment to notice; a port may be gone since it was picked.
    const passing = /lock file|shared memory block|could not bind|could not create any TCP/.test(said);
    if (!passing || performance.now() > until)
      throw new StartError(
        'start/database',
        `The embedded database did not start: ${said || 'no reason given'} (see ${settings.logFile}).`,
      );
    await delay(200);
  }
}

/** Ends a PostgreSQL that a killed server left behind; refuses when its server still lives. */
async function takeOver(settings: Settings, until: number): Promise<void> {
  const orphan = runningPostmaster(settings.folder);
  if (orphan === null) return;
  const gone = (): boolean => runningPostmaster(settings.folder) === null;
  const owner = await connectOwner(settings, orphan.port, gone, Math.min(until, performance.now() + 15_000));
  await owner?.end().catch(() => undefined);
  await stopPostmaster(orphan.pid);
}

function missing(major: number | null, folder: string): StartError {
  return new StartError(
    'start/database-missing',
    major === null
      ? 'No PostgreSQL was found: install PostgreSQL 15 or newer, run npm install again with optional dependencies, or set DATABASE_URL.'
      : `The database in ${folder} was made by PostgreSQL ${String(major)}, which is not installed; install that version or set SLUICE_DATA to another folder.`,
  );
}
