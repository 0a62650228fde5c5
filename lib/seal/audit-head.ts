import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { JWK } from 'jose';
import * as v from 'valibot';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { thumbprint } from './keys.ts';

const time = v.pipe(v.string(), v.isoTimestamp());
const headSchema = v.object({
  organisation: v.string(),
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  at: time,
});
/** The end of the audit chain at some time. */
export type SignedHead = v.InferOutput<typeof headSchema>;

const jwkSchema = v.object({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: v.string() });
/** Of the key manifest (policy.ts) only what a head needs. */
const manifestSchema = v.object({
  organisation: v.string(),
  keys: v.array(v.object({ kid: v.string(), publicJwk: jwkSchema, notBefore: time, notAfter: time })),
});

export type HeadError =
  'head/malformed' | 'head/signature' | 'head/unknown-key' | 'head/root-mismatch' | 'head/other-organisation';

const headType = 'sluice-audit+jws';
/** As policy.ts signs it. */
const manifestType = 'sluice-keys+jws';

/** Compact JWS (RFC 7515, EdDSA) by an online key. */
export async function signHead(
  head: SignedHead,
  key: { readonly kid: string; readonly privateJwk: JWK },
): Promise<string> {
  const signing = await importJWK(key.privateJwk, 'EdDSA');
  return new CompactSign(new TextEncoder().encode(JSON.stringify(head)))
    .setProtectedHeader({ alg: 'EdDSA', typ: headType, kid: key.kid })
    .sign(signing);
}

export interface OpenedHead extends SignedHead {
  /** Thumbprint of the root key that vouches for the signing key. */
  readonly rootKey: string;
}

/**
 * Verifies a head and the manifest exported with it. Heads stay good for ever: what counts is that the key was valid
 * when the head was signed. `rootKey` null accepts any root; the answer names it.
 */
export async function openHead(
  exported: { readonly head: string; readonly manifest: string },
  rootKey: string | null,
): Promise<Result<OpenedHead, HeadError>> {
  const root = rootOf(exported.manifest);
  if (root === null) return fail('head/malformed');
  const found = await thumbprint(root);
  if (rootKey !== null && found !== rootKey) return fail('head/root-mismatch');
  const manifest = await open(exported.manifest, root, manifestSchema);
  if (!manifest.ok) return manifest;
  const kid = headerOf(exported.head)?.kid;
  const key = manifest.value.keys.find((one) => one.kid === kid);
  if (key === undefined) return fail('head/unknown-key');
  if (headerOf(exported.head)?.typ !== headType || headerOf(exported.manifest)?.typ !== manifestType)
    return fail('head/malformed');
  const head = await open(exported.head, key.publicJwk, headSchema);
  if (!head.ok) return head;
  if (head.value.organisation !== manifest.value.organisation) return fail('head/other-organisation');
  const at = Date.parse(head.value.at);
  if (at < Date.parse(key.notBefore) || at > Date.parse(key.notAfter)) return fail('head/unknown-key');
  return ok({ ...head.value, rootKey: found });
}

function rootOf(manifest: string): JWK | null {
  const parsed = v.safeParse(jwkSchema, headerOf(manifest)?.jwk);
  return parsed.success ? parsed.output : null;
}

function headerOf(jws: string): ReturnType<typeof decodeProtectedHeader> | null {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return null;
  }
}

async function open<T extends v.GenericSchema>(
  jws: string,
  publicJwk: JWK,
  schema: T,
): Promise<Result<v.InferOutput<T>, HeadError>> {
  try {
    const key = await importJWK(publicJwk, 'EdDSA');
    const { payload } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    const parsed = v.safeParse(schema, JSON.parse(new TextDecoder().decode(payload)));
    return parsed.success ? ok(parsed.output) : fail('head/malformed');
  } catch {
    return fail('head/signature');
  }
}
