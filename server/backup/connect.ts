import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { StartError, errorCode } from '../start-error.ts';
import { clusterFolder } from '../store/cluster-folder.ts';
import { openCluster } from '../store/cluster.ts';
import { databasePassword, prepareDataFolder } from '../store/data-folder.ts';
import { clusterUrl } from '../store/postgres-process.ts';
import { runningPostmaster } from '../store/postmaster.ts';
import { serverUser } from '../store/server-user.ts';

/**
 * Runs `use` on the installation's database: `DATABASE_URL`, or the embedded one, which is started when no server runs.
 * Codes: `start/database` and those of the embedded database.
 */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'dataFolder' | 'postgres'>,
  log: Log,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== null) return withClient(config.databaseUrl, use);
  prepareDataFolder(config.dataFolder);
  const running = runningPostmaster(clusterFolder(config.dataFolder, serverUser()));
  if (running !== null)
    return withClient(clusterUrl(running.port, databasePassword(config.dataFolder), 'sluice'), use);
  const cluster = await openCluster(config.dataFolder, config.postgres, log);
  try {
    return await withClient(cluster.url, use);
  } finally {
    await cluster.stop();
  }
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  // Not "sluice…": that name tells servers.
  const client = new pg.Client({
    connectionString: url,
    application_name: 'backup of sluice',
    keepAlive: true,
  });
  client.on('error', () => undefined); // the query that is waited for says it
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(
      'start/database',
      `The database cannot be used (${errorCode(error) || 'no answer'}); check DATABASE_URL and that PostgreSQL is running.`,
    );
  }
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
