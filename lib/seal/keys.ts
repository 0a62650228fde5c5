import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import type { DevicePublicKey } from '../core/api/device.ts';

/** An Ed25519 pair as JWK (RFC 8037). `kid` is the RFC 7638 SHA-256 thumbprint, base64url. */
export interface SigningKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** A fresh Ed25519 pair, exportable: root and online keys of the organisation. */
export async function generateSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair('Ed25519', { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const privateJwk = await exportJWK(pair.privateKey);
  return { kid: await thumbprint(publicJwk), publicJwk, privateJwk };
}

/** RFC 7638 SHA-256 thumbprint of a public key, base64url (43 characters). */
export async function thumbprint(jwk: JWK): Promise<string> {
  return calculateJwkThumbprint(jwk, 'sha256');
}

/** A device's P-256 pair; the private half cannot be exported. `keyId` is the public key's thumbprint. */
export interface DeviceKey {
  readonly keyId: string;
  readonly publicKey: DevicePublicKey;
  readonly privateKey: CryptoKey;
}

export async function generateDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey: DevicePublicKey = { kty: 'EC', crv: 'P-256', x: jwk.x ?? '', y: jwk.y ?? '' };
  return { keyId: await thumbprint(publicKey), publicKey, privateKey: pair.privateKey };
}
