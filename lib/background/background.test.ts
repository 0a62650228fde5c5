import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { generateDeviceKey } from '../seal/keys.ts';
import { startBackground } from './background.ts';
import { keptDisputes } from './disputes.ts';
import { storeIdentity } from './identity.ts';
import { keepPolicy } from './kept-policy.ts';
import { browser } from './testing/fake-browser.ts';
import { anIncident } from './testing/incident.ts';
import { keepToken } from './token.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));
// Signatures are made by other threads, which no turn of the event loop waits for.
vi.mock('../seal/request.ts', () => ({ signRequest: async () => ({}) }));

/** The wired background, with a clock that tests turn, minute by minute, as its alarm does. */
const start = Date.UTC(2026, 10, 20, 12);
const minute = 60_000;
const later = new Date(start + 1_000_000 * minute).toISOString();
const key = await generateDeviceKey();
let asked: string[] = [];
/** Goes up with whatever is done. */
let work = 0;
const read = browser.storage.session.get;
browser.storage.session.get = (name) => {
  work += 1;
  return read(name);
};
let answer: (path: string) => Response;

const polls = (): number => asked.filter((path) => path === '/v1/policy/head').length;
const sender = { id: 'extension', url: browser.runtime.getURL('offscreen.html') };
const tell = (name: string, payload: object): Promise<unknown> =>
  Promise.all(browser.runtime.onMessage.fire({ sluice: 1, name, payload }, sender));
/** Its alarm fires; over once whatever that began has ended. */
async function alarm(): Promise<void> {
  browser.alarms.onAlarm.fire({ name: 'poll' });
  await idle();
}
/** Nothing is asked, and nothing is read, over so many turns of the event loop. */
async function idle(): Promise<void> {
  for (let quiet = 0, seen = work; quiet < 300; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (work !== seen) [quiet, seen] = [0, work];
  }
}
async function minutes(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) {
    vi.setSystemTime(Date.now() + minute);
    await alarm();
  }
}

vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 Chrome/148.0.0.0', languages: ['en'] });
startBackground({ dialogScripts: () => [], plainWords: () => null });
await idle();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.stubGlobal('fetch', async (url: string) => {
    work += 1;
    asked.push(new URL(url).pathname);
    return answer(new URL(url).pathname);
  });
  answer = (path) =>
    path === '/v1/kept' ? Response.json({ incidentDays: 90 }) : new Response(null, { status: 304 });
  await clear();
  browser.storage.session.values.clear();
  await storeIdentity({
    ...{ server: 'https://s.example.com', rootKey: '', device: 'd', pseudonymKey: '', key },
    organisation: { id: '11111111-1111-4111-8111-111111111111', name: 'Example' },
  });
  await keepToken({ token: 't', expiresAt: later });
  await keepPolicy({
    ...{ answer: { manifest: 'm', bundle: 'b.e30.b' }, etag: '"1"', version: 1, serial: 1, rules: 0 },
    ...{ expiresAt: later, fetchedAt: later },
  });
  asked = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('polls every minute while no stream is up', async () => {
  await minutes(30);
  expect(polls()).toBe(30);
});

it('polls every five minutes while a stream is up, and every minute from when it breaks', async () => {
  await tell('hints/where', {});
  await tell('hints/version', { version: 1 });
  await idle();
  expect(polls()).toBe(1);
  await minutes(30);
  expect(polls()).toBe(7);
  await tell('hints/ended', {});
  await minutes(30);
  expect(polls()).toBe(37);
});

it('says that a question which was closed is not saved as one that is open', async () => {
  const { client, adapter, ...incident } = anIncident('cancelled');
  const draft = { ...incident, client, adapter };
  const save = (open: boolean, outcome: string) =>
    Promise.all(
      browser.runtime.onMessage.fire(
        { sluice: 1, name: 'incident/save', payload: { draft: { ...draft, outcome }, open } },
        { id: 'extension', url: 'https://web.whatsapp.com/', tab: { id: 1 } },
      ),
    );
  answer = () => new Response(null, { status: 502 });
  expect(await save(true, 'cancelled')).toEqual([{ saved: true }]);
  expect(await save(false, 'cancelled')).toEqual([{ saved: true }]);
  expect(await save(true, 'overridden')).toEqual([{ saved: false }]);
  expect(await save(false, 'overridden')).toEqual([{ saved: true }]);
  await idle();
});

it('shows at once that the browser keeps it out of a messenger, until it no longer does', async () => {
  const badges = vi.spyOn(browser.action, 'setBadgeText');
  const contains = vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false);
  browser.permissions.onRemoved.fire();
  await idle();
  expect(badges).toHaveBeenLastCalledWith({ text: '!' });
  expect(asked).toContain('/v1/heartbeat');
  // A policy that is well says nothing about that.
  await minutes(1);
  expect(badges).toHaveBeenLastCalledWith({ text: '!' });
  contains.mockResolvedValue(true);
  browser.permissions.onAdded.fire();
  await idle();
  expect(badges).toHaveBeenLastCalledWith({ text: '' });
});

it('shows no such thing where this browser has joined nothing', async () => {
  await clear();
  const badges = vi.spyOn(browser.action, 'setBadgeText');
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false);
  browser.permissions.onRemoved.fire();
  await idle();
  expect(badges).toHaveBeenLastCalledWith({ text: '' });
});

it('keeps "This isn\u2019t sensitive" for each incident that it was said about, once', async () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  answer = (path) => new Response(null, { status: path === '/v1/disputes' ? 204 : 304 });
  const said = { day: '2026-11-20', id: one, text: 'public' };
  const replies = await Promise.all(
    browser.runtime.onMessage.fire(
      { sluice: 1, name: 'incident/dispute', payload: { ...said, alike: [one, other] } },
      { id: 'extension', url: 'https://web.whatsapp.com/', tab: { id: 1 } },
    ),
  );
  expect(replies).toEqual([{ saved: true }]);
  await idle();
  expect((await keptDisputes()).map(({ id, text, sent }) => [id, text, sent])).toEqual([
    [one, 'public', true],
    [other, 'public', true],
  ]);
});

it('polls at once when the stream tells of a version, however short the last poll ago', async () => {
  await minutes(1);
  await tell('hints/where', {});
  await tell('hints/version', { version: 2 });
  await tell('hints/version', { version: 3 });
  expect(polls()).toBe(3);
});

it('asks for nothing, not even a stream, before the time that the server named', async () => {
  answer = () => Response.json({ error: {} }, { status: 503, headers: { 'retry-after': '600' } });
  await minutes(1);
  // What was under way when the server said so, and nothing since.
  const before = asked.length;
  expect(await tell('hints/where', {})).toEqual([{ where: null }]);
  await minutes(12);
  expect(asked.length).toBe(before);
  await minutes(1);
  expect(asked.length).toBeGreaterThan(before);
});

it('asks for nothing while a server that would not open a stream wants time', async () => {
  await minutes(1);
  await tell('hints/refused', { status: 503, retryAfterMs: 600_000 });
  const before = asked.length;
  await minutes(12);
  expect([asked.length, await tell('hints/where', {})]).toEqual([before, [{ where: null }]]);
});
