import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { JWK } from 'jose';
import * as v from 'valibot';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { thumbprint } from './keys.ts';
import { verifyManifest } from './policy.ts';
import type { SealError } from './policy.ts';

/** What the server puts its name to, besides policies. */
export type StatementKind = 'export' | 'erasure';

const headSchema = v.looseObject({
  organisation: v.pipe(v.string(), v.uuid()),
  issuedAt: v.pipe(v.string(), v.isoTimestamp()),
});
/** Whose and when it is; the rest is the kind's own. */
export type Statement = v.InferOutput<typeof headSchema>;

const typeOf = (kind: StatementKind): string => `sluice-${kind}+jws`;

/** Compact JWS (RFC 7515, EdDSA) of a statement by an online key. */
export async function signStatement(
  kind: StatementKind,
  statement: Statement,
  key: { readonly kid: string; readonly privateJwk: JWK },
): Promise<string> {
  const signer = await importJWK(key.privateJwk, 'EdDSA');
  return new CompactSign(new TextEncoder().encode(JSON.stringify(statement)))
    .setProtectedHeader({ alg: 'EdDSA', typ: typeOf(kind), kid: key.kid })
    .sign(signer);
}

export interface VerifiedStatement {
  readonly statement: Statement;
  /** Thumbprint of the root key that stands behind it; compare it when none was given. */
  readonly rootKey: string;
  readonly kid: string;
}

/**
 * Checks a statement against a key manifest, as of the moment it was made: keys end, what they signed stays signed.
 * `rootKey` null trusts whichever root key signed the manifest.
 */
export async function verifyStatement(
  kind: StatementKind,
  jws: string,
  manifestJws: string,
  rootKey: string | null,
): Promise<Result<VerifiedStatement, SealError>> {
  const header = readHeader(jws);
  const manifestHeader = readHeader(manifestJws);
  if (header?.typ !== typeOf(kind) || manifestHeader?.jwk === undefined) return fail('seal/malformed');
  const claimed = readClaims(jws);
  if (claimed === null) return fail('seal/malformed');
  const root = rootKey ?? (await thumbprint(manifestHeader.jwk).catch(() => ''));
  const time = Date.parse(claimed.issuedAt);
  const trust = {
    rootKey: root,
    organisation: claimed.organisation,
    seenVersion: 0,
    seenSerial: 0,
    now: time,
  };
  const manifest = await verifyManifest(manifestJws, trust);
  if (!manifest.ok) return manifest;
  const key = manifest.value.keys.find(({ kid }) => kid === header.kid);
  if (key === undefined) return fail('seal/unknown-key');
  if (time < Date.parse(key.notBefore) || time > Date.parse(key.notAfter)) return fail('seal/key-not-valid');
  const signed = await compactVerify(jws, await importJWK(key.publicJwk, 'EdDSA'), {
    algorithms: ['EdDSA'],
  }).then(
    () => true,
    () => false,
  );
  return signed ? ok({ statement: claimed, rootKey: root, kid: key.kid }) : fail('seal/signature');
}

function readHeader(jws: string) {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return null;
  }
}

/** Not believed before the signature is checked. */
function readClaims(jws: string): Statement | null {
  try {
    const payload = (jws.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const parsed = v.safeParse(headSchema, json);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
