import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { StartError, errorCode } from '../start-error.ts';
import { clusterUrl } from './postgres-process.ts';
import type { Settings } from './postgres-process.ts';

/** Held by the server that owns the cluster for as long as it lives: tells an orphan from a rival's database. */
const ownerLock = 7_331_001;
/** A killed server's connection lingers for a moment, lock and all. */
const lockPatienceMs = 3_000;

/**
 * Connects, makes the database and takes the owner's lock; null when PostgreSQL ended or never answered. `until`: as
 * `performance.now()` counts, since the day's clock may be set while somebody waits.
 */
export async function connectOwner(
  settings: Settings,
  port: number,
  ended: () => boolean,
  until: number,
): Promise<pg.Client | null> {
  while (!ended() && performance.now() < until) {
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
    if (!(await takeLock(client))) {
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

async function takeLock(client: pg.Client): Promise<boolean> {
  const until = performance.now() + lockPatienceMs;
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      ownerLock,
    ]);
    if (rows[0]?.mine === true) return true;
    if (performance.now() > until) return false;
    await delay(50);
  }
}

function wrongPassword(folder: string): StartError {
  return new StartError(
    'start/database',
    `The database in ${folder} does not accept the password in database-password; restore that file or set SLUICE_DATA to another folder.`,
  );
}
