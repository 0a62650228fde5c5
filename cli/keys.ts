import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { makeFirstKeys, readKeyFile, writeKeyFile } from '../lib/seal/key-files.ts';
import { generateSigningKey } from '../lib/seal/keys.ts';
import type { SigningKey } from '../lib/seal/keys.ts';
import { readManifest, signManifest, type KeyManifest } from '../lib/seal/policy.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { createClient, refused, type ServerClient } from './server-client.ts';

const requestSchema = v.object({
  rootKey: v.string(),
  manifest: v.unknown(),
  added: v.array(v.string()),
  dropped: v.array(v.string()),
});
type KeyRequest = v.InferOutput<typeof requestSchema>;
const manifestAnswer = v.object({ serial: v.number(), version: v.number() });
const keysAnswer = v.object({
  rootKey: v.string(),
  rootOnServer: v.boolean(),
  manifest: v.nullable(v.object({ serial: v.number(), expiresAt: v.string() })),
  keys: v.array(v.object({ kid: v.string(), state: v.string(), notAfter: v.string() })),
});

/** `sluice keys create-root`: never overwrites. `first`: also what a server needs to start without the root key. */
export async function createRoot(io: Io, out: string, first: string | null): Promise<ExitCode> {
  const root = await generateSigningKey();
  await writeNew(io, out, writeKeyFile(root));
  if (first !== null) {
    const keys = await makeFirstKeys(root, randomUUID(), Date.now());
    await writeNew(io, first, `${JSON.stringify(keys, null, 2)}\n`);
  }
  io.out(`Root key ${root.kid}\nKeep ${out} offline, and a copy elsewhere: devices pin it.\n`);
  if (first !== null)
    io.out(`Put ${first} into the data folder as keys/first.json before the first start.\n`);
  return 0;
}

export async function listKeys(io: Io, json: boolean): Promise<ExitCode> {
  const listed = await createClient(io).get('/api/keys', keysAnswer);
  if (!listed.ok) return refused(listed.error);
  const { rootKey, rootOnServer, manifest, keys } = listed.value;
  if (json) io.out(`${JSON.stringify(listed.value, null, 2)}\n`);
  else {
    io.out(`root     ${rootKey} ${rootOnServer ? 'on the server' : 'offline'}\n`);
    if (manifest !== null) io.out(`manifest ${String(manifest.serial)}, until ${manifest.expiresAt}\n`);
    for (const { kid, state, notAfter } of keys) io.out(`${state.padEnd(8)} ${kid} until ${notAfter}\n`);
  }
  return 0;
}

export interface RotateOptions {
  readonly revoke: readonly string[];
  /** The root key's file, to sign at once. */
  readonly root: string | null;
  /** Where the request goes that is to be signed elsewhere. */
  readonly request: string | null;
}

/** `sluice keys rotate`: a fresh online key takes over. Neither root nor request: the server signs, if it can. */
export async function rotate(io: Io, { revoke, root, request }: RotateOptions): Promise<ExitCode> {
  const client = createClient(io);
  if (root === null && request === null) {
    const rotated = await client.post('/api/keys/rotate', { revoke }, manifestAnswer);
    return rotated.ok ? tellManifest(io, rotated.value) : refused(rotated.error);
  }
  const key = root === null ? null : await readRoot(io, root);
  const asked = await client.post('/api/keys/requests', { revoke }, requestSchema);
  if (!asked.ok) return refused(asked.error);
  if (key !== null) return importText(io, client, await sign(io, asked.value, key));
  await writeNew(io, request ?? '', `${JSON.stringify(asked.value, null, 2)}\n`);
  io.out(
    `Sign it where the root key is: sluice keys sign-manifest ${request ?? ''} --root FILE --out FILE\n`,
  );
  return 0;
}

/** `sluice keys sign-manifest`: needs no network. */
export async function signRequest(io: Io, request: string, root: string, out: string): Promise<ExitCode> {
  const asked = v.safeParse(requestSchema, parseJson(await read(io, request)));
  if (!asked.success) throw new UsageError(`${request} is not a request for a manifest.`);
  await writeNew(io, out, `${await sign(io, asked.output, await readRoot(io, root))}\n`);
  io.out(`Signed. Bring it to the server: sluice keys import ${out}\n`);
  return 0;
}

export async function importManifest(io: Io, file: string): Promise<ExitCode> {
  return importText(io, createClient(io), (await read(io, file)).trim());
}

async function importText(io: Io, client: ServerClient, jws: string): Promise<ExitCode> {
  const imported = await client.post('/api/keys/manifests', { jws }, manifestAnswer);
  return imported.ok ? tellManifest(io, imported.value) : refused(imported.error);
}

function tellManifest(io: Io, { serial, version }: v.InferOutput<typeof manifestAnswer>): ExitCode {
  io.out(
    `Manifest ${String(serial)} is in force; the policy was signed again as version ${String(version)}.\n`,
  );
  return 0;
}

/** Says what is signed: whoever holds the root key must be able to refuse. */
async function sign(
  io: Io,
  { rootKey, manifest, added, dropped }: KeyRequest,
  root: SigningKey,
): Promise<string> {
  if (root.kid !== rootKey) throw new UsageError('This is not the root key of that organisation.');
  const read: KeyManifest | null = readManifest(manifest);
  if (read === null) throw new UsageError('The request has no manifest that can be signed.');
  io.out(`Manifest ${String(read.serial)} of organisation ${read.organisation}, until ${read.expiresAt}\n`);
  for (const { kid, notAfter } of read.keys)
    io.out(`  ${added.includes(kid) ? 'new ' : 'kept'} ${kid} until ${notAfter}\n`);
  for (const kid of dropped) io.out(`  gone ${kid}\n`);
  return signManifest(read, root.privateJwk, root.publicJwk);
}

async function readRoot(io: Io, file: string): Promise<SigningKey> {
  const key = await readKeyFile(await read(io, file));
  if (key === null) throw new UsageError(`${file} is not a root key.`);
  return key;
}

async function read(io: Io, file: string): Promise<string> {
  const text = await readFile(path.resolve(io.directory, file), 'utf8').catch(() => null);
  if (text === null) throw new UsageError(`The file ${file} cannot be read.`);
  return text;
}

/** Secrets are for their owner only; nothing is overwritten. */
async function writeNew(io: Io, file: string, text: string): Promise<void> {
  await writeFile(path.resolve(io.directory, file), text, { mode: 0o600, flag: 'wx' }).catch(() => {
    throw new UsageError(`The file ${file} is there already, or cannot be written.`);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
