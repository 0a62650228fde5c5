import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateDeviceKey } from '../seal/keys.ts';
import { fetchAnswers, keptDisputes, saveDispute, sendDisputes, unsentDisputes } from './disputes.ts';
import type { Identity } from './identity.ts';
import { browser } from './testing/fake-browser.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));

const organisation = '11111111-1111-4111-8111-111111111111';
const day = '2026-11-20';
const [first, second] = ['41111111-1111-4111-8111-111111111111', '51111111-1111-4111-8111-111111111111'];
const start = Date.UTC(2026, 10, 20, 12);
const minuteMs = 60_000;
let identity: Identity;
let asked: [string, unknown][] = [];
let reply: (path: string) => Response;

beforeAll(async () => {
  const key = await generateDeviceKey();
  identity = {
    ...{ server: 'https://s.example.com', rootKey: '', device: 'd', pseudonymKey: '', key },
    organisation: { id: organisation, name: 'Example' },
  };
  vi.stubGlobal('fetch', async (url: string, init: { body: Uint8Array }) => {
    const path = new URL(url).pathname;
    asked.push([path, JSON.parse(new TextDecoder().decode(init.body))]);
    return reply(path);
  });
});
beforeEach(async () => {
  browser.storage.session.values.clear();
  await clear();
  asked = [];
  reply = () => new Response(null, { status: 204 });
});
const save = (id: string, text?: string, org = organisation) =>
  saveDispute(org, { day, id, ...(text !== undefined && { text }) }, start);
const uuid = () => crypto.randomUUID();
const answer = (id: string) => ({
  day,
  id,
  at: '2026-11-21T08:00:00.000Z',
  verdict: 'agreed',
  text: 'Thanks',
});

describe('a dispute', () => {
  it('is sent once, and its answer is kept', async () => {
    await save(first, 'our own number');
    await save(first, 'again');
    await sendDisputes(identity, start);
    await sendDisputes(identity, start);
    expect(asked).toEqual([['/v1/disputes', { day, id: first, text: 'our own number' }]]);
    reply = () => Response.json({ answers: [answer(first)] });
    await fetchAnswers(identity, start);
    await fetchAnswers(identity, start + 20 * minuteMs);
    expect(asked.slice(1)).toEqual([['/v1/answers', { incidents: [{ day, id: first }] }]]);
    expect(await keptDisputes()).toMatchObject([{ id: first, sent: true, answer: answer(first) }]);
  });

  it('said again with the right day, once the clock is put right, is sent with that', async () => {
    await saveDispute(organisation, { day: '2027-01-01', id: first, text: 'our own number' }, start);
    await save(first);
    await sendDisputes(identity, start);
    expect(asked).toEqual([['/v1/disputes', { day, id: first, text: 'our own number' }]]);
  });

  it('asks for its answer every ten minutes, and bears nonsense', async () => {
    await save(first);
    await sendDisputes(identity, start);
    reply = () => Response.json({ answers: [{ id: 1 }] });
    for (const minutes of [0, 1, 9, 10, 15]) await fetchAnswers(identity, start + minutes * minuteMs);
    expect(asked.filter(([path]) => path === '/v1/answers')).toHaveLength(2);
    expect(await keptDisputes()).toMatchObject([{ answer: null }]);
  });

  it('waits for a server that is away, and for an incident that is still in the queue', async () => {
    await save(first);
    await save(second);
    reply = () => Response.json({}, { status: 503 });
    await sendDisputes(identity, start);
    expect(asked).toHaveLength(1);
    reply = () => Response.json({ error: { code: 'incident/unknown', message: 'x' } }, { status: 404 });
    await sendDisputes(identity, start);
    expect(await keptDisputes()).toHaveLength(2);
    await sendDisputes(identity, start + 8 * 24 * 60 * minuteMs);
    expect(await keptDisputes()).toEqual([]);
  });

  it('about many incidents is kept for each of them, beside all that waits, in one step', async () => {
    await save(first);
    await save(second);
    const alike = Array.from({ length: 1000 }, () => crypto.randomUUID());
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await saveDispute(organisation, { day, id: uuid(), text: 'public', alike: [first, ...alike] }, start);
    expect(put).toHaveBeenCalledTimes(1);
    put.mockRestore();
    expect(await unsentDisputes(identity)).toBe(1003);
    expect((await keptDisputes()).slice(0, 4)).toMatchObject([
      ...[{ id: first }, { id: second }],
      ...[{ text: 'public' }, { id: alike[0], day, text: 'public', sent: false }],
    ]);
    await save(uuid());
    await saveDispute(organisation, { day, id: uuid(), alike: Array.from({ length: 900 }, uuid) }, start);
    expect((await keptDisputes())[0]).toMatchObject({ id: first });
    expect(await unsentDisputes(identity)).toBe(1905);
  });

  it('that was sent is not lost to those that wait, nor they to it', async () => {
    await save(first);
    await sendDisputes(identity, start);
    const many = () => ({ day, id: uuid(), alike: Array.from({ length: 1000 }, uuid) });
    for (let made = 0; made < 3; made += 1) await saveDispute(organisation, many(), start);
    expect((await keptDisputes())[0]).toMatchObject({ id: first, sent: true });
    expect(await unsentDisputes(identity)).toBe(2001);
  });

  it('is asked about in turn, so that many without an answer hide none', async () => {
    const alike = Array.from({ length: 59 }, uuid);
    await saveDispute(organisation, { day, id: first, alike }, start);
    await sendDisputes(identity, start);
    reply = () => Response.json({ answers: [] });
    asked = [];
    for (const minutes of [0, 20, 40]) await fetchAnswers(identity, start + minutes * minuteMs);
    const ids = [first, ...alike];
    expect(asked.map(([, body]) => body)).toEqual(
      [
        ids.slice(0, 50),
        [...ids.slice(50), ...ids.slice(0, 40)],
        [...ids.slice(40), ...ids.slice(0, 30)],
      ].map((turn) => ({ incidents: turn.map((id) => ({ day, id })) })),
    );
  });

  it('never reaches another organisation', async () => {
    await save(first, undefined, '31111111-1111-4111-8111-111111111111');
    await sendDisputes(identity, start);
    await fetchAnswers(identity, start);
    expect(asked).toEqual([]);
  });
});
