/**
 * The console API's part about keys (conventions as in console.ts). The root key, which devices pin, signs nothing but the
 * manifest: the list of online keys that may sign bundles. It may live on the server, or offline: then a request is
 * carried to it and the signed manifest back.
 *
 * | Method and path           | Body → answer                                                                |
 * |---------------------------|------------------------------------------------------------------------------|
 * | GET  /api/keys            | → KeysAnswer                                                                 |
 * | POST /api/keys/requests   | { revoke: kid[] } → 201 KeyRequest, with a fresh online key in it            |
 * | POST /api/keys/manifests  | { jws } → ManifestAnswer, after everything in force was signed again          |
 * | POST /api/keys/rotate     | { revoke: kid[] } → ManifestAnswer; 409 when the root key is not on the server |
 */
export interface OnlineKey {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  /** The one that signs now, listed beside it, waiting for a signed manifest, or no longer accepted. */
  readonly state: 'signing' | 'listed' | 'pending' | 'retired';
  readonly notBefore: string;
  readonly notAfter: string;
}
export interface KeysAnswer {
  /** Thumbprint of the root key. */
  readonly rootKey: string;
  readonly rootOnServer: boolean;
  readonly manifest: {
    readonly serial: number;
    readonly issuedAt: string;
    readonly expiresAt: string;
  } | null;
  readonly keys: readonly OnlineKey[];
}

/** What the root key is asked to sign. */
export interface KeyRequest {
  readonly rootKey: string;
  /** A manifest as lib/seal/policy.ts has it, not signed. */
  readonly manifest: unknown;
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}
export interface ManifestAnswer {
  readonly serial: number;
  /** The version in force for everybody, signed again. */
  readonly version: number;
}
