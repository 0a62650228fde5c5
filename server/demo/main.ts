import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { createLog, failureFields } from '../log.ts';
import { createCompiler } from '../policy/compile/compiler.ts';
import { StartError } from '../start-error.ts';
import { clusterFolder } from '../store/cluster-folder.ts';
import { openCluster } from '../store/cluster.ts';
import { prepareDataFolder } from '../store/data-folder.ts';
import { openDatabase } from '../store/database.ts';
import { serverUser } from '../store/server-user.ts';
import { speakAgain } from './acts-devices.ts';
import { fill } from './fill.ts';
import { demoLinks } from './links.ts';

/**
 * The process behind `npm start -- --demo`, run before the server: fills the data folder once, and makes sign-in links
 * each time. One JSON line on stdout. Only for a folder of its own with the embedded database.
 */
const log = createLog();

async function main(): Promise<void> {
  try {
    const config = readConfig({ ...process.env, DATABASE_URL: '' });
    process.stdout.write(`${JSON.stringify({ ok: true, ...(await prepare(config)) })}\n`);
  } catch (error) {
    if (!(error instanceof StartError)) log.error('demo-failed', failureFields(error));
    const message = error instanceof Error ? error.message : 'The demonstration could not be made.';
    process.stdout.write(`${JSON.stringify({ ok: false, message })}\n`);
    process.exitCode = 1;
  }
}

async function prepare(config: Config) {
  const { dataFolder } = config;
  prepareDataFolder(dataFolder);
  const isFilled = await isReady(dataFolder, config.postgres);
  const cluster = await openCluster(dataFolder, config.postgres, log);
  try {
    const { url } = cluster;
    const now = Date.now();
    if (!isFilled) {
      const compiler = createCompiler({ log });
      await fill({ ...config, databaseUrl: url, compiler, log, now }).finally(() => compiler.close());
      writeFileSync(markerOf(dataFolder), 'filled\n');
    }
    const database = await openDatabase(url, log);
    try {
      const { id } = await database.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow();
      await speakAgain(database, id, now);
      return { filled: !isFilled, links: await demoLinks(database.db, id, now) };
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
  }
}

const markerOf = (folder: string): string => join(folder, 'demonstration');

/**
 * Whether the folder is filled already. One whose filling was interrupted begins anew; one with a real database is left
 * alone.
 */
async function isReady(folder: string, postgres: string | null): Promise<boolean> {
  const marker = markerOf(folder);
  const state = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : null;
  if (state === 'filled') return true;
  const isUsed = ['pg', 'pg-location', 'keys'].some((part) => existsSync(join(folder, part)));
  if (isUsed && state === null)
    throw new StartError(
      'start/demo',
      `${folder} holds an installation that is no demonstration: choose another folder with --data.`,
    );
  if (isUsed) await forget(folder, postgres);
  writeFileSync(marker, 'filling\n');
  return false;
}

/** Opened first: a database that somebody is still filling refuses, and one that was left running is stopped. */
async function forget(folder: string, postgres: string | null): Promise<void> {
  const cluster = await openCluster(folder, postgres, log);
  await cluster.stop();
  rmSync(clusterFolder(folder, serverUser()), { recursive: true, force: true });
  for (const part of ['pg-location', 'keys', 'database-password'])
    rmSync(join(folder, part), { recursive: true, force: true });
}

await main();
