import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Incident } from '../core/incident/incident.ts';
import { generateDeviceKey } from '../seal/keys.ts';
import { serverNow } from './api.ts';
import type { Identity } from './identity.ts';
import { openIncidentDatabase } from './incident-database.ts';
import { openOwnRecord, recordDays } from './own-record.ts';
import type { OwnRecord } from './own-record.ts';
import { openQueue } from './queue.ts';
import type { Queue } from './queue.ts';
import { browser } from './testing/fake-browser.ts';
import { anIncident } from './testing/incident.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));

let identity: Identity;
let queue: Queue;
let record: OwnRecord;
let databases = 0;
let posted: Incident[][] = [];
let bodies: string[] = [];
let reply: (batch: readonly Incident[]) => Response | Promise<Response>;

const json = (body: unknown, init?: ResponseInit) => Response.json(body, init);
const acceptAll = (batch: readonly Incident[]) => json({ accepted: batch.map(({ id }) => id), refused: [] });

beforeAll(async () => {
  const key = await generateDeviceKey();
  const device = '21111111-1111-4111-8111-111111111111';
  identity = {
    server: 'https://s.example.com',
    rootKey: '',
    device,
    organisation: { id: organisation, name: 'Example' },
    pseudonymKey: '',
    key,
  };
  vi.stubGlobal('fetch', async (_url: string, init: { body: Uint8Array }) => {
    const body = new TextDecoder().decode(init.body);
    const { incidents }: { incidents: Incident[] } = JSON.parse(body);
    bodies.push(body);
    posted.push(incidents);
    return reply(incidents);
  });
});

beforeEach(() => {
  browser.storage.session.values.clear();
  databases += 1;
  const database = openIncidentDatabase(`test-${String(databases)}`);
  queue = openQueue(database);
  record = openOwnRecord(database);
  posted = [];
  bodies = [];
  reply = acceptAll;
});

const organisation = '11111111-1111-4111-8111-111111111111';
const save = (record: Incident, open: boolean, tab?: number) =>
  queue.save(record, { open, tab, organisation });

describe('the incident queue', () => {
  it('sends what is decided, and forgets it only when acknowledged', async () => {
    const one = anIncident();
    await save(one, false);
    reply = () => json({ error: { code: 'x', message: 'x' } }, { status: 500 });
    expect(await queue.flush(identity)).toEqual({ waitMs: null });
    expect(await queue.size()).toBe(1);
    reply = acceptAll;
    await queue.flush(identity);
    expect(posted).toEqual([[one], [one]]);
    expect(await queue.size()).toBe(0);
  });

  it('waits as long as the server asks', async () => {
    await save(anIncident(), false);
    reply = () =>
      json({ error: { code: 'x', message: 'x' } }, { status: 503, headers: { 'retry-after': '7' } });
    expect(await queue.flush(identity)).toEqual({ waitMs: 7000 });
  });

  it('keeps everything while the server is out of reach or talks nonsense', async () => {
    await save(anIncident(), false);
    for (const broken of [
      () => Promise.reject(new TypeError('down')),
      () => new Response('<html>'),
      () => json({ ok: 1 }),
    ]) {
      reply = broken;
      await queue.flush(identity);
      expect(await queue.size()).toBe(1);
    }
  });

  it('keeps an open question back, and a decision replaces it', async () => {
    const open = anIncident('cancelled');
    await save(open, true);
    await queue.flush(identity);
    expect(posted).toEqual([]);
    await save({ ...open, outcome: 'overridden' }, false);
    await save(open, true); // late: must not undo the decision
    await queue.flush(identity);
    expect(posted.flat().map(({ outcome }) => outcome)).toEqual(['overridden']);
  });

  it('closes the questions of a tab that is gone, and of a browser that starts', async () => {
    await save(anIncident('cancelled'), true, 7);
    await save(anIncident('cancelled'), true, 8);
    expect(await queue.openQuestions()).toBe(2);
    await queue.closeQuestions(7);
    expect(await queue.openQuestions()).toBe(1);
    await queue.flush(identity);
    expect(posted.flat()).toHaveLength(1);
    await queue.closeQuestions('all');
    await queue.flush(identity);
    expect(posted.flat()).toHaveLength(2);
  });

  it('takes a question that nobody answered for a day as cancelled', async () => {
    await save(anIncident('cancelled'), true);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 25 * 60 * 60_000);
    await queue.flush(identity);
    vi.restoreAllMocks();
    expect(posted.flat().map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it('drops what the server refuses for good, and goes on with the rest', async () => {
    await save(anIncident(), false);
    await save(anIncident(), false);
    reply = (batch) =>
      json({ accepted: batch.slice(1).map(({ id }) => id), refused: [{ index: 0, code: 'incident/shape' }] });
    await queue.flush(identity);
    expect(await queue.size()).toBe(0);
  });

  it('dates what a fast clock dated too late by the server\u2019s clock, and sends it again', async () => {
    await save({ ...anIncident(), at: '2036-01-01T00:00:00.000Z' }, false);
    const serverTime = new Date('2026-11-22T12:00:00.000Z').toUTCString();
    reply = (batch) => {
      const late = batch.filter(({ at }) => at > '2030');
      const refused = late.map((_, index) => ({ index, code: 'incident/clock' }));
      const accepted = batch.filter(({ at }) => at < '2030').map(({ id }) => id);
      return json({ accepted, refused }, { headers: { date: serverTime } });
    };
    await queue.flush(identity);
    expect(await queue.size()).toBe(0);
    expect(posted.map(([one]) => one?.at.slice(0, 16))).toEqual(['2036-01-01T00:00', '2026-11-22T12:00']);
  });

  it('corrects the time of what was saved meanwhile, and nothing else of it', async () => {
    const one = { ...anIncident('cancelled'), at: '2036-01-01T00:00:00.000Z' };
    await save(one, false);
    const headers = { date: new Date('2026-11-22T12:00:00.000Z').toUTCString() };
    reply = async (batch) => {
      if (posted.length > 1) return json({ accepted: batch.map(({ id }) => id), refused: [] }, { headers });
      await save({ ...one, outcome: 'overridden' }, false);
      return json({ accepted: [], refused: [{ index: 0, code: 'incident/clock' }] }, { headers });
    };
    await queue.flush(identity);
    const [again] = posted[1] ?? [];
    expect(again).toEqual({ ...one, outcome: 'overridden', at: again?.at });
    expect(again?.at).toMatch(/^2026-11-22T12:00/);
    expect([posted.length, await queue.size()]).toEqual([2, 0]);
  });

  it('asks no more when an answer is about what was not asked', async () => {
    await save(anIncident(), false);
    reply = () => json({ accepted: [crypto.randomUUID()], refused: [] });
    await queue.flush(identity);
    expect(posted).toHaveLength(1);
    expect(await queue.size()).toBe(1);
  });

  it('closes what was left although the clock was put back since', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2036-01-01'));
    await save(anIncident('cancelled'), true, 7);
    vi.restoreAllMocks();
    expect(await queue.openQuestions()).toBe(1);
    await queue.closeQuestions(7);
    expect(await queue.openQuestions()).toBe(0);
  });

  it('does not forget what was saved again while it was on its way', async () => {
    const one = anIncident('cancelled');
    await save(one, false);
    let sent = 0;
    reply = async (batch) => {
      sent += 1;
      if (sent === 1) {
        vi.spyOn(Date, 'now').mockReturnValueOnce(Date.now() + 1);
        await save({ ...one, outcome: 'overridden' }, false);
      }
      return acceptAll(batch);
    };
    await queue.flush(identity);
    expect(posted.flat().map(({ outcome }) => outcome)).toEqual(['cancelled', 'overridden']);
    expect(await queue.size()).toBe(0);
  });

  it('never hands one organisation\u2019s incidents to another', async () => {
    await save(anIncident(), false);
    const other = {
      ...identity,
      organisation: { id: '31111111-1111-4111-8111-111111111111', name: 'Other' },
    };
    await queue.flush(other);
    expect([posted, await queue.size()]).toEqual([[], 1]);
  });

  it('sends many in batches of a hundred at most', async () => {
    for (let made = 0; made < 250; made += 1) await save(anIncident(), false);
    await queue.flush(identity);
    expect(posted.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(new Set(posted.flat().map(({ id }) => id)).size).toBe(250);
  });
});

describe('a server that takes less at once', () => {
  const tooLarge = (headers?: HeadersInit) =>
    json(
      { error: { code: 'request/too-large', message: 'x' } },
      { status: 413, ...(headers && { headers }) },
    );

  it('gets half of it, and half of that, until it takes it', async () => {
    for (let made = 0; made < 10; made += 1) await save(anIncident(), false);
    reply = (batch) => (batch.length > 3 ? tooLarge() : acceptAll(batch));
    await queue.flush(identity);
    expect(posted.map((batch) => batch.length)).toEqual([10, 5, 3, 3, 3, 1]);
    expect(await queue.size()).toBe(0);
  });

  it('does not get one that is too large by itself, which the record then says', async () => {
    const [small, large, other] = [anIncident(), anIncident(), anIncident()];
    for (const one of [small, large, other]) await save(one, false);
    reply = (batch) => (batch.some(({ id }) => id === large.id) ? tooLarge() : acceptAll(batch));
    await queue.flush(identity);
    expect(await queue.size()).toBe(0);
    const { entries } = await record.read(organisation, 10);
    expect(Object.fromEntries(entries.map(({ id, refused }) => [id, refused]))).toEqual({
      [small.id]: null,
      [large.id]: 'request/too-large',
      [other.id]: null,
    });
  });

  it('gets the same later where it asks to wait', async () => {
    await save(anIncident(), false);
    reply = () => tooLarge({ 'retry-after': '7' });
    expect(await queue.flush(identity)).toEqual({ waitMs: 7000 });
    expect(await queue.size()).toBe(1);
  });
});

describe('the own record', () => {
  const read = async (take = 100) => (await record.read(organisation, take)).entries;

  it('holds what was sent, to the byte, once the server has it', async () => {
    const one = anIncident();
    const two = { ...anIncident(), reason: { text: 'l\u00edne\n\u2028 "two" \ud83d\ude00' } };
    await save(one, false);
    await save(two, false);
    expect((await read()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await queue.flush(identity);
    const entries = await read();
    expect(entries).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    for (const { json } of entries) expect(bodies[0]).toContain(json);
    expect(new Set(entries.map(({ id }) => id))).toEqual(new Set([one.id, two.id]));
  });

  it('says what is still open, what waits, and what the server refused', async () => {
    await save(anIncident(), false);
    reply = () => json({ accepted: [], refused: [{ index: 0, code: 'incident/shape' }] });
    await queue.flush(identity);
    reply = () => json({ error: { code: 'x', message: 'x' } }, { status: 500 });
    await save(anIncident(), false);
    await save({ ...anIncident('cancelled'), at: '2026-11-22T13:00:00.000Z' }, true);
    await queue.flush(identity);
    expect(await read()).toMatchObject([
      { state: 'open' },
      { state: 'waiting' },
      { state: 'refused', refused: 'incident/shape' },
    ]);
  });

  it('keeps what was sent first when an outcome is corrected', async () => {
    const one = anIncident('cancelled');
    await save(one, false);
    await queue.flush(identity);
    await save({ ...one, outcome: 'overridden' }, false);
    await queue.flush(identity);
    const [entry, ...more] = await read();
    expect(more).toEqual([]);
    expect([...(entry?.earlier ?? []), entry?.json].map((text) => JSON.parse(text ?? '').outcome)).toEqual([
      'cancelled',
      'overridden',
    ]);
  });

  it('shows the newest first, as many as asked, and counts them all', async () => {
    for (const minute of ['01', '03', '02'])
      await save({ ...anIncident(), at: `2026-11-22T12:${minute}:00.000Z` }, false);
    await queue.flush(identity);
    const { entries, total } = await record.read(organisation, 2);
    const minutes = entries.map((entry) => JSON.parse(entry.json).at.slice(14, 16));
    expect([minutes, total]).toEqual([['03', '02'], 3]);
  });

  it('forgets what is old, what is too much, and what was another organisation\u2019s', async () => {
    const day = 86_400_000;
    const told = async (count: number) => {
      for (let made = 0; made < count; made += 1) await save(anIncident(), false);
      await queue.flush(identity);
    };
    await told(2);
    const now = serverNow();
    await record.prune(organisation, now, now + recordDays * day - 60_000);
    expect(await read()).toHaveLength(2);
    await record.prune(organisation, now + recordDays * day + 60_000, null);
    expect(await read()).toHaveLength(2);
    await record.prune(organisation, now, now + recordDays * day + 60_000);
    expect(await read()).toEqual([]);
    await told(5);
    await record.prune(organisation, now, now, 3);
    expect((await record.read(organisation, 1)).total).toBe(3);
    await record.prune('31111111-1111-4111-8111-111111111111', now, now);
    expect(await read()).toEqual([]);
  });

  it('forgets what waited for an organisation that was left, and not what waits for one that was just joined', async () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1000);
    await save(anIncident(), false);
    await save(anIncident('cancelled'), true);
    clock.mockReturnValue(2000);
    await save(anIncident(), false);
    clock.mockRestore();
    await record.prune(organisation, 2000, 2000);
    expect(await queue.size()).toBe(3);
    await record.prune('31111111-1111-4111-8111-111111111111', 2000, 2000);
    expect(await queue.size()).toBe(1);
  });

  it('keeps what was sent while the clock was wrong, and is dated by the server\u2019s', async () => {
    const day = 86_400_000;
    const serverTime = Date.now();
    const date = new Date(serverTime).toUTCString();
    reply = (batch) => json({ accepted: batch.map(({ id }) => id), refused: [] }, { headers: { date } });
    const clock = vi.spyOn(Date, 'now').mockReturnValue(serverTime - 400 * day);
    await save(anIncident(), false);
    await queue.flush(identity);
    clock.mockRestore();
    await record.prune(organisation, serverTime, serverTime + (recordDays - 1) * day);
    expect(await read()).toHaveLength(1);
  });

  it('is erased with all that waits', async () => {
    await save(anIncident(), false);
    await queue.flush(identity);
    await save(anIncident(), false);
    await record.erase();
    expect([await read(), await queue.size()]).toEqual([[], 0]);
  });
});
