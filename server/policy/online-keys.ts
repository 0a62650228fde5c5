import type { Kysely, Transaction } from 'kysely';
import { generateSigningKey } from '../../lib/seal/keys.ts';
import type { SigningKey } from '../../lib/seal/keys.ts';
import { signManifest } from '../../lib/seal/policy.ts';
import type { KeyManifest } from '../../lib/seal/policy.ts';
import type { Tables } from '../store/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

const dayMs = 86_400_000;
/** How long a manifest and the key it introduces are valid. */
export const manifestLifetimeMs = 365 * dayMs;

/**
 * Makes a new online signing key and a manifest, signed by the root key, that lists it beside the older ones still
 * valid, but for the revoked. Bundles that those signed stay verifiable.
 */
export async function introduceOnlineKey(
  trx: Transaction<Tables>,
  organisation: string,
  root: SigningKey,
  now: number,
  revoked: readonly string[] = [],
): Promise<void> {
  const manifest = await draftManifest(trx, organisation, revoked, now);
  await storeManifest(trx, manifest, await signManifest(manifest, root.privateJwk, root.publicJwk), now);
}

/** A fresh online key, which waits for its manifest, and that manifest, to be signed by the root key. */
export async function draftManifest(
  trx: Transaction<Tables>,
  organisation: string,
  revoked: readonly string[],
  now: number,
): Promise<KeyManifest> {
  const fresh = await generateSigningKey();
  const pending = {
    org_id: organisation,
    kid: fresh.kid,
    public_jwk: JSON.stringify(fresh.publicJwk),
    private_jwk: JSON.stringify(fresh.privateJwk),
    not_before: new Date(now - dayMs), // servers' clocks differ
    not_after: new Date(now + manifestLifetimeMs),
  };
  await trx.insertInto('pending_keys').values(pending).execute();
  const columns = ['kid', 'public_jwk', 'not_before', 'not_after'] as const;
  const listed = await trx
    .selectFrom('signing_keys')
    .select(columns)
    .where('not_after', '>', new Date(now))
    .$if(revoked.length > 0, (query) => query.where('kid', 'not in', revoked))
    .execute();
  const added = await trx
    .selectFrom('pending_keys')
    .select(columns)
    .where('org_id', '=', organisation)
    .where('kid', '=', fresh.kid)
    .execute();
  return {
    organisation,
    serial: (await lastSerial(trx)) + 1,
    issuedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + manifestLifetimeMs).toISOString(),
    keys: [...listed, ...added].map(({ kid, public_jwk, not_before, not_after }) => ({
      kid,
      publicJwk: { kty: public_jwk.kty, crv: public_jwk.crv, x: public_jwk.x },
      notBefore: not_before.toISOString(),
      notAfter: not_after.toISOString(),
    })),
  };
}

/** Puts a signed manifest in force: its pending keys may sign from now on, keys that it does not list no more. */
export async function storeManifest(
  trx: Transaction<Tables>,
  manifest: KeyManifest,
  jws: string,
  now: number,
): Promise<void> {
  const listed = manifest.keys.map(({ kid }) => kid);
  const fresh = await trx
    .deleteFrom('pending_keys')
    .where('org_id', '=', manifest.organisation)
    .where('kid', 'in', listed)
    .returningAll()
    .execute();
  for (const { org_id: _organisation, public_jwk, private_jwk, ...key } of fresh) {
    const jwks = { public_jwk: JSON.stringify(public_jwk), private_jwk: JSON.stringify(private_jwk) };
    await trx
      .insertInto('signing_keys')
      .values({ ...key, ...jwks })
      .execute();
  }
  await trx
    .updateTable('signing_keys')
    .set({ not_after: new Date(now) })
    .where('kid', 'not in', listed)
    .where('not_after', '>', new Date(now))
    .execute();
  await trx
    .insertInto('key_manifests')
    .values({ serial: manifest.serial, jws, expires_at: manifest.expiresAt, stored_at: new Date(now) })
    .execute();
}

/** Of the manifest in force, or the highest that devices may have seen before a restore; 0 when there is none. */
export async function lastSerial(db: Db): Promise<number> {
  const last = await db
    .selectFrom('key_manifests')
    .select(({ fn, selectFrom }) => [
      fn.max('serial').as('serial'),
      selectFrom('organisation').select('manifest_floor').limit(1).as('floor'),
    ])
    .executeTakeFirst();
  return Math.max(last?.serial ?? 0, last?.floor ?? 0);
}

/** The online keys that a manifest may still list. */
export async function listedKids(db: Db, now: number): Promise<readonly string[]> {
  const valid = db.selectFrom('signing_keys').select('kid').where('not_after', '>', new Date(now));
  return (await valid.execute()).map(({ kid }) => kid);
}

/** The newest online key that may sign now. */
export async function currentOnlineKey(
  db: Db,
  now: number,
): Promise<Pick<SigningKey, 'kid' | 'privateJwk'> | null> {
  const key = await db
    .selectFrom('signing_keys')
    .select(['kid', 'private_jwk'])
    .where('not_before', '<=', new Date(now))
    .where('not_after', '>', new Date(now))
    .orderBy('not_after', 'desc')
    .limit(1)
    .executeTakeFirst();
  return key === undefined ? null : { kid: key.kid, privateJwk: key.private_jwk };
}
