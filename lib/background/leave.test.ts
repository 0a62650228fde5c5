import 'fake-indexeddb/auto';
import { clear, get, set } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Incident } from '../core/incident/incident.ts';
import { generateDeviceKey } from '../seal/keys.ts';
import { saveDispute } from './disputes.ts';
import { saveFeedback } from './feedback.ts';
import { loadIdentity, storeIdentity } from './identity.ts';
import { openIncidentDatabase } from './incident-database.ts';
import { leave } from './leave.ts';
import type { Left } from './leave.ts';
import { openOwnRecord } from './own-record.ts';
import { openQueue } from './queue.ts';
import type { Identity } from './identity.ts';

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
  return { local: areaOf(), session: areaOf(), managed: {}, badge: vi.fn(async () => undefined) };
});
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: { local: fake.local, session: fake.session, managed: { get: async () => fake.managed } },
    action: { setBadgeText: fake.badge, setBadgeBackgroundColor: fake.badge },
  },
}));

const organisation = { id: '11111111-1111-4111-8111-111111111111', name: 'Example' };
const identity: Identity = {
  ...{ server: 'https://s.example.com', rootKey: '', device: 'd', pseudonymKey: '', organisation },
  key: await generateDeviceKey(),
};
const incident: Incident = {
  ...{ schema: 1, id: '41111111-1111-4111-8111-111111111111', at: '2026-11-22T12:00:00.000Z' },
  ...{ policyVersion: 1, action: 'block', outcome: 'blocked', alsoMatched: [], detectors: [], findings: [] },
  rule: { pack: 'p', rule: 'r', severity: 'high', mode: 'enforce', action: 'block' },
  egress: {
    ...{ platform: 'whatsapp', channel: 'message', size: 1 },
    conversation: { kind: 'direct', title: null },
    account: { kind: 'unknown', id: null },
  },
  ...{ adapter: { health: 'ok' }, client: { version: '1', browser: 'chromium' } },
};
let asked: string[] = [];
let isReachable = true;
/** Paths whose requests do not get through. */
let failing: string[] = [];
let databases = 0;
vi.stubGlobal('fetch', async (url: string) => {
  const path = new URL(url).pathname;
  if (!isReachable || failing.includes(path)) throw new TypeError('no network');
  asked.push(path);
  return path === '/v1/incidents'
    ? Response.json({ accepted: [incident.id], refused: [] })
    : new Response(null, { status: 204 });
});

beforeEach(async () => {
  await clear();
  asked = [];
  isReachable = true;
  failing = [];
  fake.managed = {};
  await storeIdentity(identity);
  await set('policy', { version: 1 });
  await saveDispute(organisation.id, { day: '2026-11-22', id: incident.id }, Date.now());
  await fake.local.set({ mode: { failMode: 'closed', enrolled: true }, policy: { version: 1 } });
  await fake.session.set({ token: 't', adapters: { 1: {} } });
});

async function leaving(evenIfLost: boolean): Promise<Left & { kept: number }> {
  databases += 1;
  const database = openIncidentDatabase(`leave-${String(databases)}`);
  const [queue, record] = [openQueue(database), openOwnRecord(database)];
  // A question that is open is taken as cancelled.
  await queue.save(incident, { open: true, organisation: organisation.id });
  const left = await leave({ queue, record, settle: async () => undefined }, evenIfLost);
  return { ...left, kept: (await record.read(organisation.id, 9)).total };
}

const isGone = async () => (await loadIdentity()) === null;

describe('leaving the organisation', () => {
  it('sends what waits, tells the server, and leaves nothing behind', async () => {
    expect(await leaving(false)).toEqual({ left: true, waiting: 0, told: true, kept: 0 });
    expect(asked).toEqual(['/v1/incidents', '/v1/disputes', '/v1/leave']);
    expect([await isGone(), await get('policy'), await get('disputes')]).toEqual([
      true,
      undefined,
      undefined,
    ]);
    expect(Object.fromEntries(fake.local.values)).toEqual({
      mode: { failMode: 'closed', enrolled: false },
      problem: null,
    });
    expect([...fake.session.values.keys()]).toEqual(['adapters']);
  });

  it('stays while reports would be lost, unless that is wanted', async () => {
    isReachable = false;
    expect(await leaving(false)).toEqual({ left: false, waiting: 2, told: false, kept: 1 });
    expect(await isGone()).toBe(false);
    expect(await leaving(true)).toEqual({ left: true, waiting: 2, told: false, kept: 0 });
    expect(await isGone()).toBe(true);
  });

  it('stays while what was said about delivered reports would be lost, and not for what was another’s', async () => {
    failing = ['/v1/disputes', '/v1/feedback'];
    const about = { day: '2026-11-22', id: incident.id };
    await saveFeedback(organisation.id, { ...about, kind: 'wish', text: 'a tool' }, Date.now());
    await saveFeedback('another', { ...about, kind: 'wish', text: 'a tool' }, Date.now());
    expect(await leaving(false)).toMatchObject({ left: false, waiting: 2 });
    failing = [];
    expect(await leaving(false)).toMatchObject({ left: true, waiting: 0 });
    expect(asked).toContain('/v1/feedback');
  });

  it('is not for browsers whose settings an administrator made', async () => {
    fake.managed = { server: 'https://s.example.com' };
    expect(await leaving(true)).toMatchObject({ left: false, told: false });
    expect([await isGone(), asked]).toEqual([false, []]);
  });
});
