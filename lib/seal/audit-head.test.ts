import { CompactSign, importJWK } from 'jose';
import { expect, it } from 'vitest';
import { openHead, signHead } from './audit-head.ts';
import { generateSigningKey } from './keys.ts';
import { signManifest } from './policy.ts';

const [organisation, other] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
];
const [notBefore, at, notAfter] = ['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', '2027-01-01T00:00:00Z'];
const [root, online] = await Promise.all([generateSigningKey(), generateSigningKey()]);
const manifest = {
  ...{ organisation, serial: 1, issuedAt: notBefore, expiresAt: notAfter },
  keys: [
    {
      ...{ kid: online.kid, notBefore, notAfter },
      publicJwk: { kty: 'OKP' as const, crv: 'Ed25519' as const, x: online.publicJwk.x ?? '' },
    },
  ],
};
const keys = await signManifest(manifest, root.privateJwk, root.publicJwk);
const headOf = (of: string) => signHead({ organisation: of, seq: 1, hash: 'a'.repeat(64), at }, online);

it('opens a head with the manifest of its organisation', async () => {
  const opened = await openHead({ head: await headOf(organisation), manifest: keys }, root.kid);
  expect(opened).toMatchObject({ ok: true, value: { seq: 1, rootKey: root.kid } });
});

it('refuses a head of another organisation than its keys', async () => {
  const opened = await openHead({ head: await headOf(other), manifest: keys }, root.kid);
  expect(opened).toEqual({ ok: false, error: 'head/other-organisation' });
});

it('refuses what the root key signed as something else than a manifest', async () => {
  const something = await new CompactSign(new TextEncoder().encode(JSON.stringify(manifest)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'sluice-other+jws', kid: root.kid, jwk: root.publicJwk })
    .sign(await importJWK(root.privateJwk, 'EdDSA'));
  const opened = await openHead({ head: await headOf(organisation), manifest: something }, root.kid);
  expect(opened).toEqual({ ok: false, error: 'head/malformed' });
});
