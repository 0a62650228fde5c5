import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from '../log.ts';
import { StartError, errorCode } from '../start-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { sharedFolder } from './postgres-binaries.ts';
import { writeSecretFile } from './data-folder.ts';
import { asUser, canEnter } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { isAlive } from './postmaster.ts';

/** The role that owns everything in the embedded cluster. */
export const clusterRole = 'sluice';

/**
 * Where the cluster lives: `<data>/pg`, or a folder under /var/lib/sluice when PostgreSQL's account cannot enter the
 * data folder (a checkout under /root). Which one is remembered in `<data>/pg-location`.
 */
export function clusterFolder(dataFolder: string, user: ServerUser | null): string {
  const pointer = join(dataFolder, 'pg-location');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  if (existsSync(join(dataFolder, 'pg')) || canEnter(dataFolder, user)) return join(dataFolder, 'pg');
  const place = join(sharedFolder, randomBytes(8).toString('hex'));
  try {
    mkdirSync(place, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new StartError(
      'start/data-unreachable',
      `PostgreSQL may not run as root, and its account can enter neither ${dataFolder} nor ${sharedFolder} ` +
        `(${errorCode(error)}); set SLUICE_DATA to a folder whose parents everyone may pass through.`,
    );
  }
  writeSecretFile(pointer, `${join(place, 'pg')}\n`);
  return join(place, 'pg');
}

/** The major version that made the cluster; null when there is none yet. */
export function clusterMajor(folder: string): number | null {
  const file = join(folder, 'PG_VERSION');
  return existsSync(file) && isComplete(folder) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
}

const isComplete = (folder: string): boolean => existsSync(join(folder, 'global', 'pg_control'));

/** Makes the cluster beside its place and moves it there when it is whole, so that an interrupted run leaves nothing. */
export function initCluster(
  folder: string,
  postgres: PostgresBinaries,
  user: ServerUser | null,
  password: string,
  log: Log,
): void {
  sweepDrafts(folder);
  if (existsSync(folder)) {
    const aside = `${folder}.incomplete-${String(Date.now())}`;
    renameSync(folder, aside);
    log.warn('database-incomplete', { movedTo: aside });
  }
  const draft = `${folder}.init-${String(process.pid)}`;
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    runInitdb(draft, postgres, user, passwordFile);
    renameSync(draft, folder);
  } catch (error) {
    // Another start may have been faster: then its cluster is the one.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function runInitdb(
  draft: string,
  postgres: PostgresBinaries,
  user: ServerUser | null,
  passwordFile: string,
): void {
  const attempts =
    postgres.major >= 17
      ? [['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']]
      : [['--locale=C.UTF-8'], ['--locale=C']]; // not every system has C.UTF-8
  let said = '';
  for (const locale of attempts) {
    const run = spawnSync(
      join(postgres.bin, 'initdb'),
      [
        '-D',
        draft,
        `--username=${clusterRole}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        ...locale,
      ],
      { ...asUser(user), encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } },
    );
    if (run.status === 0) return;
    said = run.stderr.trim().split('\n').at(-1) ?? '';
  }
  throw new StartError(
    'start/database',
    `The embedded database could not be made: ${said || 'initdb failed'}.`,
  );
}

/** Drafts of starts that are no longer running. */
function sweepDrafts(folder: string): void {
  const parent = dirname(folder);
  const prefix = `${folder.slice(parent.length + 1)}.init-`;
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (pid === process.pid || !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
