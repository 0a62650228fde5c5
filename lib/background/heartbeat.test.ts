import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { heartbeatSchema } from '../core/api/device.ts';
import { generateDeviceKey } from '../seal/keys.ts';
import { sendHeartbeat } from './heartbeat.ts';
import type { Identity } from './identity.ts';
import { noteTabState } from './tab-states.ts';

const fake = vi.hoisted(() => ({
  area: new Map<string, unknown>(),
  browser: {},
}));
vi.mock('../messaging/browser.ts', () => ({ browser: fake.browser }));

const area = {
  get: async (key: string) => (fake.area.has(key) ? { [key]: fake.area.get(key) } : {}),
  set: async (values: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(values)) fake.area.set(key, structuredClone(value));
  },
  remove: async (key: string) => fake.area.delete(key),
};
let address = '';
const whole = {
  tabs: { get: async () => ({ url: address }) },
  storage: { local: area, session: area, managed: { get: async () => ({ asset: 'PC-7' }) } },
  runtime: {
    getManifest: () => ({
      version: '1.2.3',
      host_permissions: ['https://a.example/*', 'https://b.example/*'],
    }),
    getPlatformInfo: async () => ({ os: 'linux' }),
  },
  management: { getSelf: async () => ({ installType: 'admin' }) },
  extension: { isAllowedIncognitoAccess: async () => false },
  permissions: {
    contains: async ({ origins }: { origins: string[] }) => origins[0] === 'https://a.example/*',
  },
};
const identity: Identity = {
  server: 'https://s.example.com',
  rootKey: '',
  device: '21111111-1111-4111-8111-111111111111',
  organisation: { id: '11111111-1111-4111-8111-111111111111', name: 'Example' },
  pseudonymKey: '',
  key: await generateDeviceKey(),
};

const sent: unknown[] = [];
/** What a server of the first version takes, and nothing else. */
const firstVersion = v.strictObject({
  client: v.unknown(),
  policyVersion: v.unknown(),
  queued: v.unknown(),
  adapters: v.unknown(),
  refusedPolicy: v.unknown(),
});
function serve(kind: 'new' | 'old' | 'away'): void {
  vi.stubGlobal('fetch', async (_url: string, init: { body: Uint8Array<ArrayBuffer> }) => {
    const body: unknown = JSON.parse(new TextDecoder().decode(init.body));
    sent.push(body);
    if (kind === 'away') throw new TypeError('no network');
    if (kind === 'new' || v.is(firstVersion, body)) return new Response(null, { status: 204 });
    return Response.json({ error: { code: 'request/shape', message: 'Not that shape.' } }, { status: 400 });
  });
}

let now = 0;
beforeEach(() => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 Chrome/148.0.0.0' });
  fake.area.clear();
  address = 'https://web.whatsapp.com/';
  sent.length = 0;
  for (const key of Object.keys(fake.browser)) Reflect.deleteProperty(fake.browser, key);
  Object.assign(fake.browser, whole);
  now = 1_800_000_000_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  serve('new');
});
const minutes = (count: number): void => void (now += count * 60_000);

describe('a heartbeat', () => {
  it('says how the extension sits in its browser', async () => {
    await sendHeartbeat(identity, 2);
    expect(v.parse(heartbeatSchema, sent[0])).toMatchObject({
      queued: 2,
      installation: {
        type: 'admin',
        privateWindows: false,
        missingHosts: ['https://b.example/*'],
        asset: 'PC-7',
      },
    });
  });

  it('is one that a server takes, whatever the user agent was set to', async () => {
    vi.stubGlobal('navigator', { userAgent: `Mozilla/5.0 Chrome/${'1.'.repeat(100)}` });
    await sendHeartbeat(identity, 0);
    expect(v.is(heartbeatSchema, sent[0])).toBe(true);
  });

  it('is sent without what the browser does not tell', async () => {
    for (const name of ['management', 'extension', 'permissions']) Reflect.deleteProperty(fake.browser, name);
    await sendHeartbeat(identity, 0);
    expect(v.parse(heartbeatSchema, sent[0]).installation).toEqual({
      type: null,
      privateWindows: null,
      missingHosts: [],
      asset: 'PC-7',
    });
  });

  it('is repeated unchanged after a quarter of an hour, and at once when something changed', async () => {
    await sendHeartbeat(identity, 0);
    minutes(1);
    await sendHeartbeat(identity, 0);
    expect(sent).toHaveLength(1);
    const sender = {
      tab: { url: address, index: 0, highlighted: true, active: true, pinned: false, incognito: false },
    };
    await noteTabState(1, sender, { platform: 'whatsapp', health: 'blind', missing: ['composer'] });
    await sendHeartbeat(identity, 0);
    expect(sent).toHaveLength(2);
    minutes(14);
    await sendHeartbeat(identity, 0);
    expect(sent).toHaveLength(2);
    minutes(1);
    await sendHeartbeat(identity, 0);
    expect(sent).toHaveLength(3);
    address = 'https://other.example/';
    await sendHeartbeat(identity, 0);
    expect(sent.map((one) => v.parse(heartbeatSchema, one).adapters.length)).toEqual([0, 1, 1, 0]);
  });

  it('is told again until it got through', async () => {
    serve('away');
    await sendHeartbeat(identity, 0);
    await sendHeartbeat(identity, 0);
    expect(sent).toHaveLength(2);
  });

  it('gets through to a server of the first version, which is asked again a day later', async () => {
    serve('old');
    await sendHeartbeat(identity, 0);
    expect(sent.map((body) => v.is(firstVersion, body))).toEqual([false, true]);
    minutes(16);
    await sendHeartbeat(identity, 0);
    expect(sent.map((body) => v.is(firstVersion, body))).toEqual([false, true, true]);
    serve('new');
    minutes(24 * 60);
    await sendHeartbeat(identity, 0);
    expect(v.is(firstVersion, sent.at(-1))).toBe(false);
  });
});

describe('the schema', () => {
  it('ignores what later versions will add, and takes what the first one sent', () => {
    const old = { client: { version: '0.1.0', browser: 'chromium', browserVersion: '148', os: 'linux' } };
    const base = { ...old, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null };
    expect(v.parse(heartbeatSchema, base)).toEqual(base);
    expect(v.parse(heartbeatSchema, { ...base, later: 1 })).toEqual(base);
  });
});
