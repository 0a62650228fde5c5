import { decodeJwt } from 'jose';
import type { Kysely, Transaction } from 'kysely';
import type { KeyRequest, KeysAnswer, OnlineKey } from '../../lib/core/api/keys.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { signManifest, verifyManifest } from '../../lib/seal/policy.ts';
import type { KeyManifest } from '../../lib/seal/policy.ts';
import { audit } from '../audit/audit.ts';
import type { Tables } from '../store/tables.ts';
import type { Organisation } from './bootstrap.ts';
import { newestManifest } from './bundles.ts';
import { currentOnlineKey, draftManifest, lastSerial, storeManifest } from './online-keys.ts';
import { readRootKey } from './root-key.ts';
import { lockPublishing } from './versions.ts';

export interface KeyChange {
  readonly organisation: Organisation;
  readonly actor: string;
  readonly now: number;
}
export type KeysError = 'keys/manifest' | 'keys/serial' | 'keys/unknown-key' | 'keys/root-offline';

/** A request for the root key, wherever that is. Audited, because a key is made for it. */
export async function requestManifest(
  db: Kysely<Tables>,
  revoke: readonly string[],
  { organisation, actor, now }: KeyChange,
): Promise<KeyRequest & { readonly manifest: KeyManifest }> {
  return db.transaction().execute(async (trx) => {
    await lockPublishing(trx);
    const before = await listedKeys(trx);
    const manifest = await draftManifest(trx, organisation.id, revoke, now);
    const after = manifest.keys.map(({ kid }) => kid);
    const target = `serial ${String(manifest.serial)}`;
    await audit(trx, { org: organisation.id, actor, action: 'keys.request', target });
    return {
      rootKey: organisation.rootKey,
      manifest,
      added: after.filter((kid) => !before.includes(kid)),
      dropped: before.filter((kid) => !after.includes(kid)),
    };
  });
}

/** Takes a manifest that the root key signed. What is in force is to be signed anew afterwards. The value: its serial. */
export async function importManifest(
  db: Kysely<Tables>,
  jws: string,
  { organisation, actor, now }: KeyChange,
): Promise<Result<number, KeysError>> {
  const trust = { rootKey: organisation.rootKey, organisation: organisation.id, seenSerial: 0, now };
  const verified = await verifyManifest(jws, trust);
  if (!verified.ok) return fail('keys/manifest');
  const manifest = verified.value;
  return db.transaction().execute(async (trx) => {
    await lockPublishing(trx);
    if (manifest.serial <= (await lastSerial(trx))) return fail('keys/serial');
    if (!(await ownsAll(trx, manifest))) return fail('keys/unknown-key');
    await storeManifest(trx, manifest, jws, now);
    const target = `serial ${String(manifest.serial)}`;
    await audit(trx, { org: organisation.id, actor, action: 'keys.manifest', target });
    return ok(manifest.serial);
  });
}

/** Request and signature in one, where the root key is on the server. */
export async function rotateKeys(
  db: Kysely<Tables>,
  dataFolder: string,
  revoke: readonly string[],
  change: KeyChange,
): Promise<Result<number, KeysError>> {
  const root = await readRootKey(dataFolder);
  if (root?.kid !== change.organisation.rootKey) return fail('keys/root-offline');
  const { manifest } = await requestManifest(db, revoke, change);
  const jws = await signManifest(manifest, root.privateJwk, root.publicJwk);
  return importManifest(db, jws, change);
}

/** A manifest may list only keys whose private half is here, or nobody could sign with them. */
async function ownsAll(trx: Transaction<Tables>, manifest: KeyManifest): Promise<boolean> {
  const kids = manifest.keys.map(({ kid }) => kid);
  if (kids.length === 0) return false;
  const own = await trx
    .selectFrom('signing_keys')
    .select(['kid', 'public_jwk'])
    .where('kid', 'in', kids)
    .union(
      trx
        .selectFrom('pending_keys')
        .select(['kid', 'public_jwk'])
        .where('org_id', '=', manifest.organisation)
        .where('kid', 'in', kids),
    )
    .execute();
  const known = new Map(own.map(({ kid, public_jwk }) => [kid, public_jwk.x]));
  return manifest.keys.every(({ kid, publicJwk }) => known.get(kid) === publicJwk.x);
}

async function listedKeys(db: Kysely<Tables> | Transaction<Tables>): Promise<readonly string[]> {
  return (await readNewest(db))?.keys.map(({ kid }) => kid) ?? [];
}

/** Signed by us or checked when it was imported: read without verifying again. */
async function readNewest(db: Kysely<Tables> | Transaction<Tables>): Promise<KeyManifest | null> {
  const jws = await newestManifest(db);
  return jws === null ? null : decodeJwt<KeyManifest>(jws);
}

/** Every online key there is or was. */
export async function listKeys(
  db: Kysely<Tables>,
  organisation: Organisation,
  dataFolder: string,
  now: number,
): Promise<KeysAnswer> {
  const manifest = await readNewest(db);
  const signing = await currentOnlineKey(db, now);
  const columns = ['kid', 'not_before', 'not_after'] as const;
  const keys = await db.selectFrom('signing_keys').select(columns).orderBy('not_before', 'desc').execute();
  const pending = await db
    .selectFrom('pending_keys')
    .select(columns)
    .where('org_id', '=', organisation.id)
    .orderBy('not_before', 'desc')
    .execute();
  const stateOf = (kid: string, notAfter: Date): OnlineKey['state'] => {
    if (kid === signing?.kid) return 'signing';
    return notAfter.getTime() > now ? 'listed' : 'retired';
  };
  const show = (key: (typeof keys)[number], state: OnlineKey['state']): OnlineKey => ({
    kid: key.kid,
    state,
    notBefore: key.not_before.toISOString(),
    notAfter: key.not_after.toISOString(),
  });
  return {
    rootKey: organisation.rootKey,
    rootOnServer: (await readRootKey(dataFolder))?.kid === organisation.rootKey,
    manifest: manifest && {
      serial: manifest.serial,
      issuedAt: manifest.issuedAt,
      expiresAt: manifest.expiresAt,
    },
    keys: [
      ...pending.map((key) => show(key, 'pending')),
      ...keys.map((key) => show(key, stateOf(key.kid, key.not_after))),
    ],
  };
}
