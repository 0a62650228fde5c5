import * as v from 'valibot';
import { generateSigningKey, thumbprint } from './keys.ts';
import type { SigningKey } from './keys.ts';
import { signManifest } from './policy.ts';
import type { KeyManifest } from './policy.ts';

const publicPart = { kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: v.string() };
const pairSchema = v.object({
  publicJwk: v.object(publicPart),
  privateJwk: v.object({ ...publicPart, d: v.string() }),
});

/** A key file as text: an Ed25519 pair as JWK (RFC 8037). Secret. */
export function writeKeyFile({ publicJwk, privateJwk }: Omit<SigningKey, 'kid'>): string {
  return `${JSON.stringify({ publicJwk, privateJwk }, null, 2)}\n`;
}

/** Null when it is not one. */
export async function readKeyFile(text: string): Promise<SigningKey | null> {
  const parsed = v.safeParse(pairSchema, parseJson(text));
  if (!parsed.success) return null;
  const { publicJwk, privateJwk } = parsed.output;
  return { kid: await thumbprint(publicJwk), publicJwk, privateJwk };
}

const firstKeysSchema = v.strictObject({
  organisation: v.pipe(v.string(), v.uuid()),
  rootKey: v.string(),
  /** Signed by the root key; lists `online`. */
  manifest: v.string(),
  online: pairSchema,
});
/** What a server needs for its first start when the root key is never to be on it. Holds the online key: secret. */
export type FirstKeys = v.InferOutput<typeof firstKeysSchema>;

const dayMs = 86_400_000;

/** Made where the root key is, for an organisation that does not exist yet. `now` in milliseconds since 1970. */
export async function makeFirstKeys(root: SigningKey, organisation: string, now: number): Promise<FirstKeys> {
  const online = await generateSigningKey();
  const { publicJwk, privateJwk } = v.parse(pairSchema, online);
  const at = (days: number): string => new Date(now + days * dayMs).toISOString();
  const manifest: KeyManifest = {
    organisation,
    serial: 1,
    issuedAt: at(0),
    expiresAt: at(365),
    keys: [{ kid: online.kid, publicJwk, notBefore: at(-1), notAfter: at(365) }],
  };
  return {
    organisation,
    rootKey: root.kid,
    manifest: await signManifest(manifest, root.privateJwk, root.publicJwk),
    online: { publicJwk, privateJwk },
  };
}

/** Null when it is not such a file. */
export function readFirstKeys(text: string): FirstKeys | null {
  const parsed = v.safeParse(firstKeysSchema, parseJson(text));
  return parsed.success ? parsed.output : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
