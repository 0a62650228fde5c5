import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.ts';
import { StartError, errorCode } from '../start-error.ts';
import { clusterFolder, clusterMajor, clusterRole, initCluster } from './cluster-folder.ts';
import { databasePassword } from './data-folder.ts';
import { findPostgres } from './postgres-binaries.ts';
import { runningPostmaster, stopPostmaster } from './postmaster.ts';
import { asUser, serverUser } from './server-user.ts';

/** The embedded PostgreSQL, run as a child process. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** Held by the server that owns the cluster for as long as it lives: tells an orphan from a rival's database. */
const ownerLock = 7_331_001;
const readyWithinMs = 60_000;

interface Settings {
  readonly folder: string;
  readonly bin: string;
  readonly password: string;
  readonly logFile: string;
}

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
  const until = Date.now() + readyWithinMs;
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
    if (!passing || Date.now() > until)
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
  const owner = await connectOwner(settings, orphan.port, gone, Math.min(until, Date.now() + 15_000));
  await owner?.end().catch(() => undefined);
  await stopPostmaster(orphan.pid);
}

/** Connects, makes the database and takes the owner's lock; null when PostgreSQL ended or never answered. */
async function connectOwner(
  settings: Settings,
  port: number,
  ended: () => boolean,
  until: number,
): Promise<pg.Client | null> {
  while (!ended() && Date.now() < until) {
    const client = new pg.Client({
      connectionString: clusterUrl(port, settings.password, 'postgres'),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined); // the child's exit says it
    try {
      await client.connect();
    } catch (error) {
      if (errorCode(error).startsWith('28')) throw wrongPassword(settings.folder);
      await delay(30);
      continue;
    }
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      ownerLock,
    ]);
    if (rows[0]?.mine !== true) {
      await client.end();
      throw new StartError(
        'start/data-in-use',
        'Another Sluice server is already running on this data folder; stop it or set SLUICE_DATA to another folder.',
      );
    }
    await client.query('CREATE DATABASE sluice').catch((error: unknown) => {
      if (errorCode(error) !== '42P04') throw error; // exists
    });
    return client;
  }
  return null;
}

function spawnPostgres({ folder, bin, logFile }: Settings, port: number): ChildProcess {
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'on',
    max_connections: '60',
    // Statements and row details in PostgreSQL's log would be content.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    logging_collector: 'off',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(logFile, 'w', 0o600);
  // Detached: Ctrl+C reaches the whole process group, and the database must outlive the requests in flight.
  const child = spawn(join(bin, 'postgres'), ['-D', folder, ...flags], {
    ...asUser(serverUser()),
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
  });
  child.on('error', () => undefined); // seen as an exit by connectOwner's deadline
  closeSync(output);
  return child;
}

function clusterUrl(port: number, password: string, database: string): string {
  return `postgres://${clusterRole}:${password}@127.0.0.1:${String(port)}/${database}`;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?(?:FATAL|PANIC|ERROR): +/, '').replace(/\.$/, '');
}

function missing(major: number | null, folder: string): StartError {
  return new StartError(
    'start/database-missing',
    major === null
      ? 'No PostgreSQL was found: install PostgreSQL 15 or newer, run npm install again with optional dependencies, or set DATABASE_URL.'
      : `The database in ${folder} was made by PostgreSQL ${String(major)}, which is not installed; install that version or set SLUICE_DATA to another folder.`,
  );
}

function wrongPassword(folder: string): StartError {
  return new StartError(
    'start/database',
    `The database in ${folder} does not accept the password in database-password; restore that file or set SLUICE_DATA to another folder.`,
  );
}
