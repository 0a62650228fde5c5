import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { JWK } from 'jose';
import * as v from 'valibot';
import type { PolicyAnswer } from '../core/api/device.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { thumbprint } from './keys.ts';

const jwkSchema = v.strictObject({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: v.string() });
const time = v.pipe(v.string(), v.isoTimestamp());
const manifestSchema = v.strictObject({
  organisation: v.pipe(v.string(), v.uuid()),
  serial: v.pipe(v.number(), v.integer(), v.minValue(1)),
  issuedAt: time,
  expiresAt: time,
  keys: v.array(v.strictObject({ kid: v.string(), publicJwk: jwkSchema, notBefore: time, notAfter: time })),
});

/** Which online keys may sign bundles, and when. Signed by the root key that devices pin. */
export type KeyManifest = v.InferOutput<typeof manifestSchema>;

/** A manifest that is not signed yet; null when it has another shape. */
export function readManifest(value: unknown): KeyManifest | null {
  const parsed = v.safeParse(manifestSchema, value);
  return parsed.success ? parsed.output : null;
}

/** What a signed bundle must say for itself before anything else in it is believed. */
const headSchema = v.object({
  organisation: v.string(),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  issuedAt: time,
  expiresAt: time,
});

/** Why a policy was refused. The last good one stays in force. */
export type SealError =
  | 'seal/malformed'
  | 'seal/root-mismatch'
  | 'seal/signature'
  | 'seal/unknown-key'
  | 'seal/key-not-valid'
  | 'seal/manifest-expired'
  | 'seal/manifest-older'
  | 'seal/other-organisation'
  | 'seal/expired'
  | 'seal/older';

/** A device's clock may be behind by this much. */
const clockSpareMs = 24 * 60 * 60_000;
const manifestType = 'sluice-keys+jws';
const bundleType = 'sluice-policy+jws';
const encoder = new TextEncoder();

async function sign(
  payload: string,
  header: { typ: string; kid: string; jwk?: JWK },
  privateJwk: JWK,
): Promise<string> {
  const key = await importJWK(privateJwk, 'EdDSA');
  return new CompactSign(encoder.encode(payload)).setProtectedHeader({ alg: 'EdDSA', ...header }).sign(key);
}

/** Compact JWS (RFC 7515, EdDSA) by the root key, whose public half travels in the header. */
export async function signManifest(
  manifest: KeyManifest,
  rootPrivateJwk: JWK,
  rootPublicJwk: JWK,
): Promise<string> {
  const { kty, crv, x } = v.parse(v.object(jwkSchema.entries), rootPublicJwk);
  const jwk = { kty, crv, x };
  return sign(
    JSON.stringify(manifest),
    { typ: manifestType, kid: await thumbprint(jwk), jwk },
    rootPrivateJwk,
  );
}

/** Compact JWS (RFC 7515, EdDSA) of the bundle's JSON by an online key. */
export async function signBundle(
  bundle: PolicyBundle,
  key: { readonly kid: string; readonly privateJwk: JWK },
): Promise<string> {
  return signBundleJson(JSON.stringify(bundle), key);
}

/** The same of a bundle that is JSON already. The same JSON and key give the same signature (Ed25519). */
export async function signBundleJson(
  json: string,
  key: { readonly kid: string; readonly privateJwk: JWK },
): Promise<string> {
  return sign(json, { typ: bundleType, kid: key.kid }, key.privateJwk);
}

/** What a device remembers, and what it was told at enrolment. Times in milliseconds since 1970. */
export interface PolicyTrust {
  /** Pinned thumbprint of the root key. */
  readonly rootKey: string;
  readonly organisation: string;
  /** Highest bundle version and manifest serial accepted so far; 0 when none. */
  readonly seenVersion: number;
  readonly seenSerial: number;
  readonly now: number;
}

/** `bundle` is authentic and fresh, but its inside is still unparsed. */
export interface VerifiedPolicy {
  readonly version: number;
  readonly serial: number;
  readonly expiresAt: string;
  readonly bundle: unknown;
}

/** Checks manifest and bundle against the pinned root key, the clock and what was seen before. */
export async function verifyPolicy(
  answer: PolicyAnswer,
  trust: PolicyTrust,
): Promise<Result<VerifiedPolicy, SealError>> {
  const manifest = await verifyManifest(answer.manifest, trust);
  if (!manifest.ok) return manifest;
  const header = readHeader(answer.bundle, bundleType);
  if (header === null) return fail('seal/malformed');
  const key = manifest.value.keys.find(({ kid }) => kid === header.kid);
  if (key === undefined) return fail('seal/unknown-key');
  const payload = await open(answer.bundle, key.publicJwk);
  if (!payload.ok) return payload;
  const head = v.safeParse(headSchema, payload.value);
  if (!head.success) return fail('seal/malformed');
  const { organisation, version, issuedAt, expiresAt } = head.output;
  // Judged by our clock: a retired key could write any date into what it signs.
  const [issued, ends] = [Date.parse(issuedAt), Date.parse(key.notAfter)];
  if (
    issued < Date.parse(key.notBefore) ||
    issued > ends ||
    trust.now > ends ||
    issued > trust.now + clockSpareMs
  ) {
    return fail('seal/key-not-valid');
  }
  if (organisation !== trust.organisation) return fail('seal/other-organisation');
  if (version < trust.seenVersion) return fail('seal/older');
  if (Date.parse(expiresAt) <= trust.now) return fail('seal/expired');
  return ok({ version, serial: manifest.value.serial, expiresAt, bundle: payload.value });
}

/** The manifest by itself: signed by the pinned root key, of the organisation, not older than seen, not expired. */
export async function verifyManifest(
  jws: string,
  trust: Omit<PolicyTrust, 'seenVersion'>,
): Promise<Result<KeyManifest, SealError>> {
  const header = readHeader(jws, manifestType);
  const root = v.safeParse(jwkSchema, header?.jwk);
  if (!root.success) return fail('seal/malformed');
  if ((await thumbprint(root.output)) !== trust.rootKey) return fail('seal/root-mismatch');
  const payload = await open(jws, root.output);
  if (!payload.ok) return payload;
  const parsed = v.safeParse(manifestSchema, payload.value);
  if (!parsed.success) return fail('seal/malformed');
  if (parsed.output.organisation !== trust.organisation) return fail('seal/other-organisation');
  if (parsed.output.serial < trust.seenSerial) return fail('seal/manifest-older');
  if (Date.parse(parsed.output.expiresAt) <= trust.now) return fail('seal/manifest-expired');
  return ok(parsed.output);
}

function readHeader(jws: string, typ: string): { kid: string | undefined; jwk: unknown } | null {
  try {
    const header = decodeProtectedHeader(jws);
    return header.typ === typ ? { kid: header.kid, jwk: header.jwk } : null;
  } catch {
    return null;
  }
}

async function open(jws: string, publicJwk: JWK): Promise<Result<unknown, SealError>> {
  try {
    const key = await importJWK(publicJwk, 'EdDSA');
    const { payload } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
  } catch (error) {
    // jose's errors may carry the payload: only the kind of failure goes on.
    return fail(
      error instanceof SyntaxError || error instanceof TypeError ? 'seal/malformed' : 'seal/signature',
    );
  }
}
