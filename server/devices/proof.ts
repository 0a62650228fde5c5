import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DevicePublicKey } from '../../lib/core/api/device.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { readSignature, verifyRequest } from '../../lib/seal/request.ts';
import type { Proof, ProofError } from '../../lib/seal/request.ts';
import type { Tables } from '../store/tables.ts';

/** How far a device's clock may be off, either way; the server's Date header lets it correct itself. */
export const clockWindowSeconds = 300;

export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: { get(name: string): string | null | undefined };
}

/** A request whose signature is good. Its nonce is not spent yet: `spendNonce`, or the ingest statement, does that. */
export interface Proven {
  readonly device: string;
  readonly nonce: string;
  /** Until when the nonce must be remembered. */
  readonly nonceExpiresAt: Date;
}

export type DeviceError = 'device/unknown' | 'device/revoked' | 'proof/replayed';

/**
 * When a nonce may be forgotten: the signature itself is too old by then, also for a server whose clock is that much
 * behind the one that forgets.
 */
const serversApartSeconds = 300;
export function nonceExpiry(proof: Proof): Date {
  return new Date((proof.created + clockWindowSeconds + serversApartSeconds) * 1000);
}

export interface Prover {
  prove(request: SignedRequest, now: number): Promise<Result<Proven, ProofError | DeviceError>>;
}

const maxCachedKeys = 20_000;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Verifies device proofs. Public keys are cached: a device's key never changes, and revocation is checked elsewhere. */
export function createProver(db: Kysely<Tables>, organisation: string): Prover {
  const cache = new Map<string, DevicePublicKey>();
  const publicKeyOf = async (device: string): Promise<DevicePublicKey | null> => {
    const cached = cache.get(device);
    if (cached !== undefined) return cached;
    if (!uuid.test(device)) return null;
    const row = await db
      .selectFrom('devices')
      .select('public_key')
      .where('org_id', '=', organisation)
      .where('id', '=', device)
      .executeTakeFirst();
    if (row === undefined) return null;
    if (cache.size >= maxCachedKeys) cache.clear();
    cache.set(device, row.public_key);
    return row.public_key;
  };
  return {
    async prove(request, now) {
      const claimed = readSignature(request.headers);
      if (!claimed.ok) return claimed;
      const publicKey = await publicKeyOf(claimed.value.keyId);
      if (publicKey === null) return fail('device/unknown');
      const verified = await verifyRequest(request, publicKey, { now, maxAgeSeconds: clockWindowSeconds });
      if (!verified.ok) return verified;
      const { keyId, nonce } = verified.value;
      return ok({ device: keyId, nonce, nonceExpiresAt: nonceExpiry(verified.value) });
    },
  };
}

/** Accepts a proven request once, and only from a device that is not revoked; one statement, so nothing slips between. */
export async function spendNonce(
  db: Kysely<Tables>,
  organisation: string,
  { device, nonce, nonceExpiresAt }: Proven,
): Promise<Result<null, DeviceError>> {
  const spent = await sql`
    INSERT INTO nonces (org_id, key_id, nonce, expires_at)
    SELECT org_id, id::text, ${nonce}, ${nonceExpiresAt}::timestamptz FROM devices
    WHERE org_id = ${organisation} AND id = ${device} AND revoked_at IS NULL
    ON CONFLICT DO NOTHING RETURNING 1`.execute(db);
  return spent.rows.length === 1 ? ok(null) : fail(await whyRefused(db, organisation, device));
}

/** Why a nonce could not be spent. */
export async function whyRefused(
  db: Kysely<Tables>,
  organisation: string,
  device: string,
): Promise<DeviceError> {
  const row = await db
    .selectFrom('devices')
    .select('revoked_at')
    .where('org_id', '=', organisation)
    .where('id', '=', device)
    .executeTakeFirst();
  if (row === undefined) return 'device/unknown';
  return row.revoked_at === null ? 'proof/replayed' : 'device/revoked';
}
