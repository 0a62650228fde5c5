import 'fake-indexeddb/auto';
import { clear, get, set } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { generateDeviceKey } from '../seal/keys.ts';
import { loadIdentity, storeIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { openIncidentDatabase } from './incident-database.ts';
import { createMembership } from './membership.ts';
import { openOwnRecord } from './own-record.ts';
import { openQueue } from './queue.ts';

const fake = vi.hoisted(() => {
  const areaOf = () => {
    const values = new Map<string, unknown>();
    return {
      values,
      get: async () => Object.fromEntries(values),
      set: async (more: Record<string, unknown>) =>
        Object.entries(more).forEach(([key, value]) => values.set(key, value)),
      remove: async (keys: string | string[]) => [keys].flat().forEach((key) => values.delete(key)),
    };
  };
  return { local: areaOf(), session: areaOf(), badge: vi.fn(async () => undefined) };
});
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: { local: fake.local, session: fake.session, managed: { get: async () => ({}) } },
    action: { setBadgeText: fake.badge, setBadgeBackgroundColor: fake.badge },
  },
}));
vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));

const identity: Identity = {
  ...{ server: 'https://s.example.com', rootKey: '', device: 'd', pseudonymKey: '' },
  organisation: { id: '11111111-1111-4111-8111-111111111111', name: 'Example' },
  key: await generateDeviceKey(),
};
const database = openIncidentDatabase('membership');
const [queue, record] = [openQueue(database), openOwnRecord(database)];
let settle: () => Promise<void>;
const membership = () => createMembership({ queue, record, settle: () => settle() });

beforeEach(async () => {
  await clear();
  fake.local.values.clear();
  settle = async () => undefined;
});

describe('while it is leaving', () => {
  it('takes no code, joins nothing by itself, and leaves once', async () => {
    await storeIdentity(identity);
    let end: () => void = () => undefined;
    const settles = new Promise<void>((reached) => {
      settle = () => {
        reached();
        return new Promise((resolve) => {
          end = resolve;
        });
      };
    });
    const one = membership();
    const leaving = one.leave(false);
    await settles;
    const managed = { server: 'https://t.example.com', rootKey: 'r', enrolmentToken: 't' };
    expect(await one.join('a code')).toEqual({ ok: false, error: 'enrolment/leaving' });
    expect(await one.current(managed, null)).toBeNull();
    expect(one.leave(true)).toBe(leaving);
    await set('policy', { version: 1 });
    // A start of everything else must not erase beside it.
    await one.finishLeaving();
    expect(await get('policy')).toEqual({ version: 1 });
    end();
    expect(await leaving).toMatchObject({ left: true });
    expect(await one.join('no code')).toEqual({ ok: false, error: 'enrolment/malformed' });
  });
});

describe('a leaving that was cut off', () => {
  it.each([
    ['kept', { kept: true, shown: true }],
    ['kept alone', { kept: true, shown: false }],
    ['shown alone', { kept: false, shown: true }],
  ])('is ended when the policy is still %s', async (_where, { kept, shown }) => {
    if (kept) await set('policy', { version: 1 });
    if (shown) await fake.local.set({ policy: { version: 1 } });
    await fake.local.set({ mode: { failMode: 'open', enrolled: true } });
    await membership().finishLeaving();
    expect([await get('policy'), fake.local.values.get('policy')]).toEqual([undefined, undefined]);
    expect(fake.local.values.get('mode')).toEqual({ failMode: 'open', enrolled: false });
  });

  it('is ended before a code is tried', async () => {
    await set('policy', { version: 1 });
    await membership().join('no code');
    expect(await get('policy')).toBeUndefined();
  });

  it('is none where this browser belongs to an organisation', async () => {
    await storeIdentity(identity);
    await set('policy', { version: 1 });
    await fake.local.set({ policy: { version: 1 } });
    await membership().finishLeaving();
    expect([await get('policy'), fake.local.values.get('policy')]).toEqual([{ version: 1 }, { version: 1 }]);
    expect(await loadIdentity()).toMatchObject({ device: 'd' });
  });
});
