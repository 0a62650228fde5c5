import { chownSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { createLog } from '../../server/log.ts';
import { initCluster } from '../../server/store/cluster-folder.ts';
import { findPostgres } from '../../server/store/postgres-binaries.ts';
import { clusterUrl, freePort, spawnPostgres } from '../../server/store/postgres-process.ts';
import { serverUser } from '../../server/store/server-user.ts';
import { temporaryFolder } from '../../server/testing/rules.ts';
import { query } from '../../server/testing/test-server.ts';

export interface Instance {
  readonly port: number;
  readonly child: ChildProcess;
  readonly folder: string;
  url(database: string): string;
}

/** A primary that acknowledges only what one of two standbys has written down as well. */
export interface Trio {
  readonly primary: Instance;
  readonly standbys: readonly [Instance, Instance];
  stop(): Promise<void>;
}

const password = 'only-for-tests';
const names = ['s1', 's2'] as const;

export async function startTrio(): Promise<Trio> {
  const postgres = findPostgres(serverUser(), null, null);
  if (postgres === null) throw new Error('no PostgreSQL here');
  const place = temporaryFolder();
  const user = serverUser();
  if (user !== null) chownSync(place, user.uid, user.gid);
  const quiet = createLog(() => undefined);
  const home = join(place, 'primary');
  initCluster(home, postgres, user, password, quiet);
  const [primaryPort, ...ports] = [await freePort(), await freePort(), await freePort()];
  const configure = (folder: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
  const launch = (folder: string, port: number, name: string): Instance => ({
    port,
    folder,
    child: spawnPostgres({ folder, bin: postgres.bin, password, logFile: join(place, `${name}.log`) }, port, {
      max_connections: '100', // a standby's may not be less than what the cluster was made with
    }),
    url: (database) => clusterUrl(port, password, database),
  });
  /** As good as pg_basebackup while the primary has never run; the packaged PostgreSQL comes without that program. */
  const copyFor = (name: (typeof names)[number]): string => {
    const folder = join(place, name);
    execFileSync('cp', ['-a', home, folder]); // modes and all: PostgreSQL insists on 0700
    configure(folder, [`primary_conninfo = '${conninfo(primaryPort, name)}'`, quorum]);
    writeFileSync(join(folder, 'standby.signal'), '');
    if (user !== null) execFileSync('chown', ['-R', `${String(user.uid)}:${String(user.gid)}`, folder]);
    return folder;
  };
  const copies = [copyFor('s1'), copyFor('s2')] as const;
  configure(home, [quorum]);
  if (user !== null) chownSync(join(home, 'postgresql.auto.conf'), user.uid, user.gid);
  const primary = launch(home, primaryPort, 'primary');
  await answers(primary);
  const standbys = [launch(copies[0], ports[0] ?? 0, 's1'), launch(copies[1], ports[1] ?? 0, 's2')] as const;
  await Promise.all(standbys.map(answers));
  await query(primary.url('postgres'), 'CREATE DATABASE sluice');
  return {
    primary,
    standbys,
    async stop() {
      for (const { child } of [primary, ...standbys]) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = once(child, 'exit');
        child.kill('SIGQUIT');
        await ended;
      }
    },
  };
}

const quorum = "synchronous_standby_names = 'ANY 1 (s1, s2)'";
const conninfo = (port: number, name: string): string =>
  `host=127.0.0.1 port=${String(port)} user=sluice password=${password} application_name=${name}`;

/** Nothing of it is left: processes and files. */
export async function destroy({ child, folder }: Instance): Promise<void> {
  const ended = once(child, 'exit');
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL'); // its group: the postmaster and its children
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** Promotes the standby that is furthest ahead and has the other one follow it, as docs/OPERATIONS.md says. */
export async function promoteBest(standbys: Trio['standbys']): Promise<Instance> {
  const ahead = await Promise.all(
    standbys.map(async ({ url }) => {
      const [row] = await query(
        url('postgres'),
        "SELECT pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0')::float8 AS at",
      );
      return Number(row?.['at']);
    }),
  );
  const best = (ahead[0] ?? 0) >= (ahead[1] ?? 0) ? 0 : 1;
  const [promoted, other] = [standbys[best], standbys[best === 0 ? 1 : 0]];
  await query(promoted.url('postgres'), 'SELECT pg_promote()');
  const follow = conninfo(promoted.port, names[best === 0 ? 1 : 0]);
  await query(other.url('postgres'), `ALTER SYSTEM SET primary_conninfo = '${follow}'`);
  await query(other.url('postgres'), 'SELECT pg_reload_conf()');
  return promoted;
}

async function answers({ url, child }: Instance): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('PostgreSQL ended');
    const client = new pg.Client({ connectionString: url('postgres') });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((soon) => setImmediate(soon));
    }
  }
}
