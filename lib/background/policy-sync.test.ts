import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PolicyAnswer } from '../core/api/device.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import { browser } from '../messaging/browser.ts';
import { generateDeviceKey, generateSigningKey } from '../seal/keys.ts';
import { signBundle, signManifest } from '../seal/policy.ts';
import { type Identity, storeIdentity } from './identity.ts';
import { restorePolicy, syncPolicy } from './policy-sync.ts';
import { currentProblem, refusedPolicy } from './problem.ts';

const local = vi.hoisted(() => ({ area: new Map<string, unknown>() }));
vi.mock('../messaging/browser.ts', () => {
  const area = {
    get: async (key: string) => (local.area.has(key) ? { [key]: local.area.get(key) } : {}),
    set: async (values: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(values)) local.area.set(key, structuredClone(value));
    },
    remove: async (key: string) => local.area.delete(key),
  };
  const action = { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined };
  return { browser: { storage: { local: area, session: area }, action } };
});

const organisation = '11111111-1111-4111-8111-111111111111';
const [root, online, stranger, key] = await Promise.all([
  generateSigningKey(),
  generateSigningKey(),
  generateSigningKey(),
  generateDeviceKey(),
]);
const identity: Identity = {
  server: 'https://s.example.com',
  rootKey: root.kid,
  device: '21111111-1111-4111-8111-111111111111',
  organisation: { id: organisation, name: 'Example' },
  pseudonymKey: '',
  key,
};

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

function bundle(version: number, change: Partial<Record<keyof PolicyBundle, unknown>> = {}): PolicyBundle {
  const base = {
    format: 4,
    organisation,
    organisationName: 'Example',
    contact: null,
    contentHash: '',
    corporateAccounts: [],
  };
  const empty = { rules: [], detectors: [], phones: null, platforms: [] };
  // Some of these are made wrong on purpose, which the type would not allow.
  return {
    ...base,
    ...empty,
    version,
    issuedAt: inDays(-1),
    expiresAt: inDays(30),
    ...change,
  } as PolicyBundle;
}

async function signed(content: PolicyBundle, by = online): Promise<PolicyAnswer> {
  const publicJwk = { kty: 'OKP' as const, crv: 'Ed25519' as const, x: online.publicJwk.x ?? '' };
  const keys = [{ kid: online.kid, publicJwk, notBefore: inDays(-30), notAfter: inDays(300) }];
  const manifest = { organisation, serial: 1, issuedAt: inDays(-30), expiresAt: inDays(300), keys };
  return {
    manifest: await signManifest(manifest, root.privateJwk, root.publicJwk),
    bundle: await signBundle(content, by),
  };
}

/** What the server answers with; polls for the version always say "there is a newer one". */
function serve(body: unknown): void {
  vi.stubGlobal('fetch', async (url: string) => {
    const { pathname } = new URL(url);
    if (pathname === '/v1/token') return Response.json({ token: 't', expiresAt: inDays(1) });
    if (pathname === '/v1/policy/head') return Response.json({ version: 9 });
    return typeof body === 'string' ? new Response(body) : Response.json(body);
  });
}

/** Undefined where there is none. */
const shown = () => {
  const text = local.area.get('policy');
  const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  return Object(value);
};
const inForce = () => shown().version;

beforeEach(async () => {
  local.area.clear();
  await clear();
  await storeIdentity(identity);
  serve(await signed(bundle(5)));
  await syncPolicy(identity);
});

describe('syncPolicy', () => {
  it('hands a good policy to the content scripts', () => {
    expect(inForce()).toBe(5);
  });

  it('takes none of a server that this browser has left meanwhile', async () => {
    serve(await signed(bundle(6)));
    await storeIdentity({ ...identity, device: '0000000d-0000-4000-8000-00000000000f' });
    await syncPolicy(identity);
    expect(inForce()).toBe(5);
  });

  it('takes a newer one', async () => {
    serve(await signed(bundle(6)));
    await syncPolicy(identity);
    expect([inForce(), await currentProblem()]).toEqual([6, null]);
  });

  it.each([
    ['is no JSON', async () => '<html>', 'net/answer'],
    ['is cut off', async () => JSON.stringify(await signed(bundle(6))).slice(0, -40), 'net/answer'],
    ['has another shape', async () => ({ bundle: 1 }), 'seal/malformed'],
    ['is oversized', async () => ({ manifest: 'm'.repeat(200_000), bundle: 'b' }), 'seal/malformed'],
    ['is signed by a stranger', () => signed(bundle(6), stranger), 'seal/unknown-key'],
    ['was changed on its way', () => tampered(), 'seal/signature'],
    ['has expired', () => signed(bundle(6, { expiresAt: inDays(-0.5) })), 'seal/expired'],
    ['is older than the one in force', () => signed(bundle(4)), 'seal/older'],
    ['is of another organisation', () => signed(bundle(6, { organisation: 'x' })), 'seal/other-organisation'],
    ['has a format of the future', () => signed(bundle(6, { format: 99 })), 'bundle/format'],
    ['lacks its rules', () => signed(bundle(6, { rules: 'none' })), 'bundle/shape'],
  ])('refuses a policy that %s; the last good one stays', async (_what, make, code) => {
    serve(await make());
    await syncPolicy(identity);
    expect([inForce(), await currentProblem()]).toEqual([5, code]);
    expect(await refusedPolicy()).toBe(code.startsWith('net/') ? null : code);
  });

  it('keeps the last good one while the server is out of reach', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('down')));
    await syncPolicy(identity);
    expect([inForce(), await currentProblem()]).toEqual([5, 'net/unreachable']);
  });

  it.each([
    [503, 'server/overloaded'],
    [429, 'device/too-many-requests'],
  ])('does not call it the policy’s fault when the server has no time (%d)', async (status, code) => {
    const badge = vi.spyOn(browser.action, 'setBadgeText');
    vi.stubGlobal('fetch', async () =>
      Response.json({ error: { code, message: 'Later.' } }, { status, headers: { 'retry-after': '5' } }),
    );
    expect(await syncPolicy(identity)).toBe(false);
    expect([inForce(), await currentProblem()]).toEqual([5, 'net/unreachable']);
    expect(badge).not.toHaveBeenCalledWith({ text: '!' });
    badge.mockRestore();
  });

  it('shows the newer one when the worker died between keeping and showing it', async () => {
    serve(await signed(bundle(6)));
    const before = local.area.get('policy');
    await syncPolicy(identity);
    local.area.set('policy', before);
    await restorePolicy();
    expect(inForce()).toBe(6);
  });

  it('refuses another policy under a version that it has', async () => {
    serve(await signed(bundle(5, { organisationName: 'Other' })));
    await syncPolicy(identity);
    expect(await currentProblem()).toBe('seal/older');
    expect(shown().organisationName).toBe('Example');
  });

  it('says so when the one in force has run out and there is no newer', async () => {
    vi.stubGlobal('fetch', async (url: string) =>
      new URL(url).pathname === '/v1/token'
        ? Response.json({ token: 't', expiresAt: inDays(90) })
        : new Response(null, { status: 304 }),
    );
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60 * 86_400_000);
    await syncPolicy(identity);
    vi.restoreAllMocks();
    expect([inForce(), await currentProblem()]).toEqual([5, 'seal/expired']);
  });

  it('refuses a rollback even when storage.local was emptied, and restores the last good one', async () => {
    local.area.delete('policy');
    serve(await signed(bundle(4)));
    await syncPolicy(identity);
    expect(inForce()).toBeUndefined();
    await restorePolicy();
    expect(inForce()).toBe(5);
  });
});

async function tampered(): Promise<PolicyAnswer> {
  const answer = await signed(bundle(6));
  const [head = '', payload = '', signature = ''] = answer.bundle.split('.');
  const changed = payload.slice(0, -8) + (payload.at(-8) === 'A' ? 'B' : 'A') + payload.slice(-7);
  return { ...answer, bundle: [head, changed, signature].join('.') };
}
