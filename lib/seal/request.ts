import type { DevicePublicKey } from '../core/api/device.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';

/**
 * Device proofs: HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530), in one fixed profile. Covered are
 * always method, target URI and digest, with `created`, `nonce`, `keyid` and `alg="ecdsa-p256-sha256"`, label
 * `sluice`; anything else is refused, so nothing optional can be left out by an attacker.
 */
export interface Proof {
  readonly keyId: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly nonce: string;
}

export type ProofError =
  'proof/missing' | 'proof/malformed' | 'proof/digest' | 'proof/clock' | 'proof/signature';

export interface RequestToSign {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** Empty for GET. */
  readonly body: Uint8Array<ArrayBuffer>;
}

interface HeaderReader {
  get(name: string): string | null | undefined;
}

const encoder = new TextEncoder();
const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;
const inputForm =
  /^sluice=(\("@method" "@target-uri" "content-digest"\);created=(\d{1,12});nonce="([\w-]{16,64})";keyid="([\w-]{16,64})";alg="ecdsa-p256-sha256")$/;

/** The three headers that prove possession of the device key over this very request. */
export async function signRequest(
  request: RequestToSign & {
    readonly key: CryptoKey;
    readonly keyId: string;
    /** Seconds since 1970; default now. */
    readonly created?: number;
    readonly nonce?: string;
  },
): Promise<Record<'content-digest' | 'signature-input' | 'signature', string>> {
  const created = request.created ?? Math.floor(Date.now() / 1000);
  const nonce = request.nonce ?? crypto.randomUUID();
  const digest = await contentDigest(request.body);
  const parameters = `("@method" "@target-uri" "content-digest");created=${String(created)};nonce="${nonce}";keyid="${request.keyId}";alg="ecdsa-p256-sha256"`;
  const base = signatureBase(request.method, request.url, digest, parameters);
  const signature = await crypto.subtle.sign(algorithm, request.key, encoder.encode(base));
  return {
    'content-digest': digest,
    'signature-input': `sluice=${parameters}`,
    signature: `sluice=:${toBase64(new Uint8Array(signature))}:`,
  };
}

/** Whose key to look up. Nothing is verified yet. */
export function readSignature(headers: HeaderReader): Result<Proof, ProofError> {
  const parsed = parseInput(headers);
  return parsed.ok ? ok(parsed.value.proof) : parsed;
}

/** Verifies digest, age and signature. Whether the nonce was used before is the caller's to know. */
export async function verifyRequest(
  request: RequestToSign & { readonly headers: HeaderReader },
  publicKey: DevicePublicKey,
  limits: {
    /** Milliseconds since 1970. */
    readonly now: number;
    readonly maxAgeSeconds: number;
  },
): Promise<Result<Proof, ProofError>> {
  const parsed = parseInput(request.headers);
  if (!parsed.ok) return parsed;
  const { proof, parameters } = parsed.value;
  const digest = await contentDigest(request.body);
  if (request.headers.get('content-digest') !== digest) return fail('proof/digest');
  if (Math.abs(limits.now / 1000 - proof.created) > limits.maxAgeSeconds) return fail('proof/clock');
  const signature = /^sluice=:([A-Za-z0-9+/]{86}==):$/.exec(request.headers.get('signature') ?? '')?.[1];
  if (signature === undefined) return fail('proof/malformed');
  const base = signatureBase(request.method, request.url, digest, parameters);
  const good = await verifyBytes(publicKey, fromBase64(signature), encoder.encode(base));
  return good ? ok(proof) : fail('proof/signature');
}

function parseInput(headers: HeaderReader): Result<{ proof: Proof; parameters: string }, ProofError> {
  const input = headers.get('signature-input');
  if (input === null || input === undefined || input === '') return fail('proof/missing');
  const match = inputForm.exec(input);
  const [, parameters, created, nonce, keyId] = match ?? [];
  if (parameters === undefined || created === undefined || nonce === undefined || keyId === undefined) {
    return fail('proof/malformed');
  }
  return ok({ proof: { keyId, created: Number(created), nonce }, parameters });
}

async function verifyBytes(
  publicKey: DevicePublicKey,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey(
      'jwk',
      publicKey,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    );
    return await crypto.subtle.verify(algorithm, key, signature, data);
  } catch {
    return false; // a public key that is no point on the curve
  }
}

/** RFC 9421 §2.5. */
function signatureBase(method: string, url: string, digest: string, parameters: string): string {
  return [
    `"@method": ${method.toUpperCase()}`,
    `"@target-uri": ${url}`,
    `"content-digest": ${digest}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
}

/** RFC 9530: `sha-256=:…:`. */
async function contentDigest(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', body);
  return `sha-256=:${toBase64(new Uint8Array(digest))}:`;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
