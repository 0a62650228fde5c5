import type { Kysely, Transaction } from 'kysely';
import { generateSigningKey } from '../../lib/seal/keys.ts';
import type { SigningKey } from '../../lib/seal/keys.ts';
import { signManifest } from '../../lib/seal/policy.ts';
import type { KeyManifest } from '../../lib/seal/policy.ts';
import type { Tables } from '../store/tables.ts';

const dayMs = 86_400_000;
/** How long a manifest and the key it introduces are valid. */
export const manifestLifetimeMs = 365 * dayMs;

/**
 * Makes a new online signing key and a manifest, signed by the root key, that lists it beside the older ones still
 * valid. Bundles signed before stay verifiable.
 */
export async function introduceOnlineKey(
  trx: Transaction<Tables>,
  organisation: string,
  root: SigningKey,
  now: number,
): Promise<void> {
  const fresh = await generateSigningKey();
  const expiresAt = new Date(now + manifestLifetimeMs).toISOString();
  await trx
    .insertInto('signing_keys')
    .values({
      kid: fresh.kid,
      public_jwk: JSON.stringify(fresh.publicJwk),
      private_jwk: JSON.stringify(fresh.privateJwk),
      not_before: new Date(now - dayMs), // servers' clocks differ
      not_after: expiresAt,
    })
    .execute();
  const keys = await trx
    .selectFrom('signing_keys')
    .selectAll()
    .where('not_after', '>', new Date(now))
    .execute();
  const last = await trx
    .selectFrom('key_manifests')
    .select(({ fn }) => fn.max('serial').as('serial'))
    .executeTakeFirst();
  const manifest: KeyManifest = {
    organisation,
    serial: (last?.serial ?? 0) + 1,
    issuedAt: new Date(now).toISOString(),
    expiresAt,
    keys: keys.map((key) => ({
      kid: key.kid,
      publicJwk: { kty: key.public_jwk.kty, crv: key.public_jwk.crv, x: key.public_jwk.x },
      notBefore: key.not_before.toISOString(),
      notAfter: key.not_after.toISOString(),
    })),
  };
  const jws = await signManifest(manifest, root.privateJwk, root.publicJwk);
  await trx
    .insertInto('key_manifests')
    .values({ serial: manifest.serial, jws, expires_at: expiresAt })
    .execute();
}

/** The newest online key that may sign now. */
export async function currentOnlineKey(
  db: Kysely<Tables>,
  now: number,
): Promise<Pick<SigningKey, 'kid' | 'privateJwk'> | null> {
  const key = await db
    .selectFrom('signing_keys')
    .select(['kid', 'private_jwk'])
    .where('not_before', '<=', new Date(now))
    .where('not_after', '>', new Date(now))
    .orderBy('not_after', 'desc')
    .executeTakeFirst();
  return key === undefined ? null : { kid: key.kid, privateJwk: key.private_jwk };
}
