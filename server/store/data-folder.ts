import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError, errorCode } from '../start-error.ts';

/** Makes the data folder and proves that it can be written to. Mode 0711 for root, else 0700. */
export function prepareDataFolder(folder: string): void {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700; // PostgreSQL's own account must pass through; secrets are 0600
  try {
    mkdirSync(folder, { recursive: true, mode });
    chmodSync(folder, mode);
    const probe = join(folder, `.probe-${String(process.pid)}`);
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
  } catch (error) {
    throw new StartError(
      'start/data-unwritable',
      `The data folder ${folder} cannot be written to (${errorCode(error) || 'unknown reason'}); ` +
        'make it writable or set SLUICE_DATA to another folder.',
    );
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writeSecretFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${String(process.pid)}.draft`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

/** The embedded database's password: random, made once, 0600. */
export function databasePassword(dataFolder: string): string {
  const path = join(dataFolder, 'database-password');
  if (!existsSync(path)) writeSecretFile(path, randomBytes(24).toString('base64url'));
  return readFileSync(path, 'utf8').trim();
}
