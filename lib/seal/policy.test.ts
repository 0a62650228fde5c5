import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import { generateSigningKey } from './keys.ts';
import type { SigningKey } from './keys.ts';
import { signBundle, signManifest, verifyPolicy } from './policy.ts';
import type { KeyManifest, PolicyTrust } from './policy.ts';

const organisation = '11111111-1111-4111-8111-111111111111';
const now = Date.parse('2026-11-22T12:00:00Z');
const bundle: PolicyBundle = {
  format: 4,
  organisation,
  organisationName: 'Example',
  contact: null,
  version: 7,
  issuedAt: '2026-11-22T11:00:00Z',
  expiresAt: '2026-12-22T11:00:00Z',
  contentHash: '',
  corporateAccounts: [],
  rules: [],
  detectors: [],
  phones: null,
  platforms: [],
};

let root: SigningKey;
let online: SigningKey;
let stranger: SigningKey;
let trust: PolicyTrust;

beforeAll(async () => {
  [root, online, stranger] = await Promise.all([
    generateSigningKey(),
    generateSigningKey(),
    generateSigningKey(),
  ]);
  trust = { rootKey: root.kid, organisation, seenVersion: 7, seenSerial: 2, now };
});

function listed(change: Partial<KeyManifest['keys'][number]> = {}): KeyManifest['keys'][number] {
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: online.publicJwk.x ?? '' } as const;
  return {
    kid: online.kid,
    publicJwk,
    notBefore: '2026-11-01T00:00:00Z',
    notAfter: '2027-11-01T00:00:00Z',
    ...change,
  };
}

function manifest(change: Partial<KeyManifest> = {}): KeyManifest {
  return {
    organisation,
    serial: 2,
    issuedAt: '2026-11-01T00:00:00Z',
    expiresAt: '2027-11-01T00:00:00Z',
    keys: [listed()],
    ...change,
  };
}

async function answer(parts: {
  manifest?: Partial<KeyManifest>;
  bundle?: Partial<PolicyBundle>;
  root?: SigningKey;
  by?: SigningKey;
}) {
  const by = parts.root ?? root;
  return {
    manifest: await signManifest(manifest(parts.manifest), by.privateJwk, by.publicJwk),
    bundle: await signBundle({ ...bundle, ...parts.bundle }, parts.by ?? online),
  };
}

describe('verifyPolicy', () => {
  it('accepts a good policy and hands out its content', async () => {
    const verified = await verifyPolicy(await answer({}), trust);
    expect(verified).toMatchObject({ ok: true, value: { version: 7, serial: 2, bundle } });
  });

  it.each([
    ['another root key', () => answer({ root: stranger }), 'seal/root-mismatch'],
    ['a bundle key that is not listed', () => answer({ by: stranger }), 'seal/unknown-key'],
    ['an older bundle', () => answer({ bundle: { version: 6 } }), 'seal/older'],
    ['an expired bundle', () => answer({ bundle: { expiresAt: '2026-11-22T11:59:59Z' } }), 'seal/expired'],
    ['another organisation', () => answer({ bundle: { organisation: 'x' } }), 'seal/other-organisation'],
    [
      'a manifest of another organisation',
      () => answer({ manifest: { organisation: '21111111-1111-4111-8111-111111111111' } }),
      'seal/other-organisation',
    ],
    ['an older manifest', () => answer({ manifest: { serial: 1 } }), 'seal/manifest-older'],
    [
      'an expired manifest',
      () => answer({ manifest: { expiresAt: '2026-11-22T11:00:00Z' } }),
      'seal/manifest-expired',
    ],
    [
      'a bundle signed outside its key’s time',
      () => answer({ bundle: { issuedAt: '2026-10-01T00:00:00Z' } }),
      'seal/key-not-valid',
    ],
    [
      'a bundle by a key that has ended since, whatever date it carries',
      () =>
        answer({
          manifest: { keys: [listed({ notAfter: '2026-11-20T00:00:00Z' })] },
          bundle: { issuedAt: '2026-11-10T00:00:00Z' },
        }),
      'seal/key-not-valid',
    ],
    [
      'a bundle from the future',
      () => answer({ bundle: { issuedAt: '2026-11-24T00:00:00Z' } }),
      'seal/key-not-valid',
    ],
  ])('refuses %s', async (_what, make, code) => {
    expect(await verifyPolicy(await make(), trust)).toEqual({ ok: false, error: code });
  });

  it('refuses a changed payload, whichever of the two it is in', async () => {
    const good = await answer({});
    for (const part of ['manifest', 'bundle'] as const) {
      const [head = '', payload = '', signature = ''] = good[part].split('.');
      const changed = payload.slice(0, -8) + (payload.at(-8) === 'A' ? 'B' : 'A') + payload.slice(-7);
      const result = await verifyPolicy({ ...good, [part]: [head, changed, signature].join('.') }, trust);
      expect(result).toEqual({ ok: false, error: 'seal/signature' });
    }
  });

  it('refuses what is no policy at all, and a manifest in the bundle’s place', async () => {
    const good = await answer({});
    expect(await verifyPolicy({ ...good, bundle: 'nonsense' }, trust)).toEqual({
      ok: false,
      error: 'seal/malformed',
    });
    expect(await verifyPolicy({ ...good, bundle: good.manifest }, trust)).toEqual({
      ok: false,
      error: 'seal/malformed',
    });
    expect(await verifyPolicy({ ...good, manifest: good.bundle }, trust)).toEqual({
      ok: false,
      error: 'seal/malformed',
    });
  });
});
