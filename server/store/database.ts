import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import { StartError, errorCode } from '../start-error.ts';
import { migrate } from './migrate.ts';
import { steadyPool } from './steady-pool.ts';
import type { Tables } from './tables.ts';

/** The store as the rest of the server uses it: kysely for queries, the pool for the hot path. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

const dateOid = 1082;
const bigintOid = 20;

/** Bounds after which a request is answered with 503 instead of waiting on. */
export interface DatabaseLimits {
  /** Connections of this process; a start briefly takes two more. */
  readonly connections: number;
  /** How long a request waits for one of them. */
  readonly connectMs: number;
  readonly statementMs: number;
}
export const usualLimits: DatabaseLimits = { connections: 20, connectMs: 5_000, statementMs: 30_000 };

/** Connects and migrates. PostgreSQL 15 or newer. Code: `start/database`. */
export async function openDatabase(url: string, log: Log, limits = usualLimits): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    // The server's own timeout does not help when the line to it is dead.
    query_timeout: limits.statementMs + 5_000,
    keepAlive: true,
    // Counting states of devices was compiled for 0.3 s each time, to save far less.
    options: '-c jit=off',
    application_name: 'sluice',
    types: createTypes(),
  });
  pool.on('error', (error) => {
    log.warn('database-connection-lost', { code: errorCode(error) });
  });
  // One that is taken, between two statements: its next statement fails, and says so to whoever has it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const { rows } = await pool.query<{ major: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS major",
    );
    if ((rows[0]?.major ?? 0) < 15) {
      throw new StartError('start/database', 'The database must be PostgreSQL 15 or newer.');
    }
    await migrate(url, limits.connectMs);
  } catch (error) {
    await pool.end();
    if (error instanceof StartError) throw error;
    // The driver's message can quote the connection string: only its code is shown.
    throw new StartError(
      'start/database',
      `The database cannot be used (${errorCode(error) || 'no answer'}); check DATABASE_URL and that PostgreSQL is running.`,
    );
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: steadyPool(pool) }) });
  return { db, pool, url, close: () => db.destroy() };
}

/** Dates stay text (as a Date they would move with the time zone); counters are small enough for numbers. */
export function createTypes(): pg.CustomTypesConfig {
  const own = new pg.TypeOverrides();
  own.setTypeParser(dateOid, (text) => text);
  own.setTypeParser(bigintOid, Number);
  return own;
}
