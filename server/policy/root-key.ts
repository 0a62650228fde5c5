import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { generateSigningKey, thumbprint } from '../../lib/seal/keys.ts';
import type { SigningKey } from '../../lib/seal/keys.ts';
import { writeSecretFile } from '../store/data-folder.ts';
import { StartError } from '../start-error.ts';

const publicPart = { kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: v.string() };
const rootFileSchema = v.object({
  publicJwk: v.object(publicPart),
  privateJwk: v.object({ ...publicPart, d: v.string() }),
});

/**
 * The organisation's root key (Ed25519), which devices pin and which signs nothing but the yearly list of online keys.
 * Kept in `<data>/keys/root.json`, 0600: a real installation moves that file offline and brings it back once a year.
 */
export async function readRootKey(dataFolder: string): Promise<SigningKey | null> {
  const path = rootKeyPath(dataFolder);
  if (!existsSync(path)) return null;
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { publicJwk, privateJwk } = v.parse(rootFileSchema, json);
    return { kid: await thumbprint(publicJwk), publicJwk, privateJwk };
  } catch {
    throw new StartError(
      'start/keys',
      `The root key file ${path} cannot be read; restore it from its backup.`,
    );
  }
}

/** Reads the root key, or makes it on the very first start. Call under the bootstrap lock. */
export async function ensureRootKey(dataFolder: string): Promise<SigningKey> {
  const existing = await readRootKey(dataFolder);
  if (existing !== null) return existing;
  const fresh = await generateSigningKey();
  const { publicJwk, privateJwk } = fresh;
  writeSecretFile(rootKeyPath(dataFolder), `${JSON.stringify({ publicJwk, privateJwk }, null, 2)}\n`);
  return fresh;
}

const rootKeyPath = (dataFolder: string): string => join(dataFolder, 'keys', 'root.json');
