import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFirstKeys, readKeyFile, writeKeyFile } from '../../lib/seal/key-files.ts';
import type { FirstKeys } from '../../lib/seal/key-files.ts';
import { generateSigningKey } from '../../lib/seal/keys.ts';
import type { SigningKey } from '../../lib/seal/keys.ts';
import { writeSecretFile } from '../store/data-folder.ts';
import { StartError } from '../start-error.ts';

/**
 * The organisation's root key (Ed25519), which devices pin and which signs nothing but the yearly list of online keys.
 * Kept in `<data>/keys/root.json`, 0600: a real installation keeps it offline (docs/POLICY-SERVICE.md).
 */
export async function readRootKey(dataFolder: string): Promise<SigningKey | null> {
  const path = rootKeyPath(dataFolder);
  if (!existsSync(path)) return null;
  const key = await readKeyFile(readText(path));
  if (key === null) throw unreadable(path);
  return key;
}

/** Reads the root key, or makes it on the very first start. Call under the bootstrap lock. */
export async function ensureRootKey(dataFolder: string): Promise<SigningKey> {
  const existing = await readRootKey(dataFolder);
  if (existing !== null) return existing;
  const fresh = await generateSigningKey();
  writeSecretFile(rootKeyPath(dataFolder), writeKeyFile(fresh));
  return fresh;
}

/** `<data>/keys/first.json`: what `sluice keys create-root --first` made for a first start without the root key. */
export function readFirstKeysFile(dataFolder: string): FirstKeys | null {
  const path = firstKeysPath(dataFolder);
  if (!existsSync(path)) return null;
  const first = readFirstKeys(readText(path));
  if (first === null) throw unreadable(path);
  return first;
}

const rootKeyPath = (dataFolder: string): string => join(dataFolder, 'keys', 'root.json');
export const firstKeysPath = (dataFolder: string): string => join(dataFolder, 'keys', 'first.json');

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw unreadable(path);
  }
}

function unreadable(path: string): StartError {
  return new StartError('start/keys', `The key file ${path} cannot be read; restore it from its backup.`);
}
