import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../log.ts';
import { temporaryFolder } from '../testing/rules.ts';
import { query } from '../testing/test-server.ts';
import { openCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { prepareDataFolder } from './data-folder.ts';
import { findPostgres } from './postgres-binaries.ts';
import { serverUser } from './server-user.ts';

const quiet = createLog(() => undefined);
const open: Cluster[] = [];

async function start(folder: string, choice: string | null = null): Promise<Cluster> {
  prepareDataFolder(folder);
  const cluster = await openCluster(folder, choice, quiet);
  open.push(cluster);
  return cluster;
}

afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.stop();
});

describe('the embedded cluster', () => {
  // Null prefers the system's PostgreSQL, where there is one.
  it.each([null, 'package'])(
    'runs, keeps its data over a restart, and stays with its version (%s)',
    async (choice) => {
      const folder = temporaryFolder();
      const first = await start(folder, choice);
      await query(first.url, 'CREATE TABLE kept (x int)');
      expect(
        await query(
          first.url,
          "SELECT current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding",
        ),
      ).toEqual([{ fsync: 'on', encoding: 'UTF8' }]);
      await first.stop();
      const second = await start(folder);
      expect(await query(second.url, 'SELECT * FROM kept')).toEqual([]);
    },
  );

  it('starts over when a first run was interrupted, and lets nobody in without the password', async () => {
    const folder = temporaryFolder();
    // Half of what initdb makes, in its place and beside it.
    for (const name of ['pg', 'pg.init-999999']) {
      mkdirSync(join(folder, name, 'base'), { recursive: true });
      writeFileSync(join(folder, name, 'PG_VERSION'), '15\n');
    }
    const { url } = await start(folder);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(folder, 'pg.init-999999'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('pg.incomplete-'))).toHaveLength(1);
    await expect(query(url.replace(/:[^:@/]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow();
    expect(statSync(join(folder, 'database-password')).mode & 0o777).toBe(0o600);
  });

  it('survives a pid file that names somebody else, and says which version is missing', async () => {
    const locked = temporaryFolder(); // 0700: for root, PostgreSQL runs as somebody who may not enter
    const folder = join(locked, 'data');
    const first = await start(folder);
    const pointer = join(folder, 'pg-location');
    expect(existsSync(pointer)).toBe(serverUser() !== null);
    const pg = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(folder, 'pg');
    if (existsSync(pointer)) onTestFinished(() => rmSync(dirname(pg), { recursive: true }));
    await first.stop();
    writeFileSync(join(pg, 'postmaster.pid'), `${String(process.pid)}\n${pg}\n0\n5432\n`);
    const second = await start(folder);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    writeFileSync(join(pg, 'PG_VERSION'), '14\n');
    await expect(start(folder)).rejects.toMatchObject({ code: 'start/database-missing' });
  });
});

describe('findPostgres', () => {
  it('finds the one that npm installed', () => {
    expect(findPostgres(serverUser(), null, 'package')?.major).toBe(18);
  });

  it('finds none of a version that is not there', () => {
    expect(findPostgres(serverUser(), 99, null)).toBeNull();
  });
});
