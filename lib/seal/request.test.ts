import { beforeAll, describe, expect, it } from 'vitest';
import { generateDeviceKey } from './keys.ts';
import type { DeviceKey } from './keys.ts';
import { readSignature, signRequest, verifyRequest } from './request.ts';

const url = 'https://sluice.example.com/v1/incidents';
const body = new TextEncoder().encode('{"incidents":[]}');
const now = 1_800_000_000_000;
let device: DeviceKey;
let other: DeviceKey;
let headers: Headers;

beforeAll(async () => {
  [device, other] = await Promise.all([generateDeviceKey(), generateDeviceKey()]);
  headers = new Headers(
    await signRequest({
      method: 'post',
      url,
      body,
      key: device.privateKey,
      keyId: device.keyId,
      created: now / 1000,
    }),
  );
});

const limits = { now, maxAgeSeconds: 300 };
const empty = new Uint8Array();

describe('device proofs', () => {
  it('verify for the very request they were made for', async () => {
    const verified = await verifyRequest({ method: 'POST', url, body, headers }, device.publicKey, limits);
    expect(verified).toMatchObject({ ok: true, value: { keyId: device.keyId, created: now / 1000 } });
    expect(readSignature(headers)).toEqual(verified);
  });

  it.each([
    ['another method', { method: 'PUT' }, 'proof/signature'],
    ['another path', { url: 'https://sluice.example.com/v1/heartbeat' }, 'proof/signature'],
    ['another host', { url: 'https://other.example.com/v1/incidents' }, 'proof/signature'],
    ['a query added', { url: `${url}?a=1` }, 'proof/signature'],
    ['another body', { body: empty }, 'proof/digest'],
  ])('fail for %s', async (_what, change, code) => {
    const result = await verifyRequest(
      { method: 'POST', url, body, headers, ...change },
      device.publicKey,
      limits,
    );
    expect(result).toEqual({ ok: false, error: code });
  });

  it('fail when body and digest are both replaced', async () => {
    const forged = new Headers(headers);
    const mine = await signRequest({
      method: 'POST',
      url,
      body: empty,
      key: other.privateKey,
      keyId: device.keyId,
    });
    forged.set('content-digest', mine['content-digest']);
    const result = await verifyRequest(
      { method: 'POST', url, body: empty, headers: forged },
      device.publicKey,
      limits,
    );
    expect(result).toEqual({ ok: false, error: 'proof/signature' });
  });

  it('fail with another key, too old, from the future, or without', async () => {
    const request = { method: 'POST', url, body, headers };
    expect(await verifyRequest(request, other.publicKey, limits)).toEqual({
      ok: false,
      error: 'proof/signature',
    });
    for (const shift of [301_000, -301_000]) {
      const late = await verifyRequest(request, device.publicKey, { ...limits, now: now + shift });
      expect(late).toEqual({ ok: false, error: 'proof/clock' });
    }
    expect(readSignature(new Headers())).toEqual({ ok: false, error: 'proof/missing' });
  });

  it.each([
    ['fewer covered components', (s: string) => s.replace('"@target-uri" ', '')],
    ['another algorithm', (s: string) => s.replace('ecdsa-p256-sha256', 'hmac-sha256')],
    ['a second signature', (s: string) => `${s}, evil=("@method")`],
    ['an added parameter', (s: string) => `${s};expires=9999999999`],
  ])('refuse a signature input with %s', (_what, change) => {
    const changed = new Headers(headers);
    changed.set('signature-input', change(headers.get('signature-input') ?? ''));
    expect(readSignature(changed)).toEqual({ ok: false, error: 'proof/malformed' });
  });

  it('use a new nonce every time', async () => {
    const again = new Headers(
      await signRequest({ method: 'POST', url, body, key: device.privateKey, keyId: device.keyId }),
    );
    const [first, second] = [readSignature(headers), readSignature(again)];
    expect(first.ok && second.ok && first.value.nonce !== second.value.nonce).toBe(true);
  });
});
