import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForHints } from './listen.ts';

const sent = vi.hoisted(() => ({ messages: [] as [string, unknown][] }));
const where = { url: 'https://s.example.com/v1/hints', token: 't' };
vi.mock('../../messaging/send.ts', () => ({
  send: async (name: string, payload: unknown) => {
    sent.messages.push([name, payload]);
    return { ok: true, value: name === 'hints/where' ? { where } : {} };
  },
}));

let listening = new AbortController();
const names = (): string[] => sent.messages.map(([name]) => name);

beforeEach(() => {
  vi.useFakeTimers();
  sent.messages = [];
  listening = new AbortController();
});
afterEach(() => {
  listening.abort();
  vi.useRealTimers();
});

it('tells the background how long a server that opens no stream wants to be left alone', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 503, headers: { 'retry-after': '40' } }));
  void listenForHints(listening.signal);
  await vi.waitFor(() => {
    expect(sent.messages).toContainEqual(['hints/refused', { status: 503, retryAfterMs: 40_000 }]);
  });
});

it('asks the background again before each stream, and passes on what a stream says', async () => {
  vi.stubGlobal('fetch', async () => new Response('event: policy\ndata: {"version":7}\n\n'));
  void listenForHints(listening.signal);
  await vi.waitFor(() => {
    expect(sent.messages).toContainEqual(['hints/version', { version: 7 }]);
  });
  await vi.advanceTimersByTimeAsync(2000);
  const round = ['hints/where', 'hints/version', 'hints/ended'];
  expect(names()).toEqual([...round, ...round]);
});

it('asks less and less often for a stream that closes at once, and soon again after one that lived for a minute', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const asked: number[] = [];
  let isBrief = true;
  vi.stubGlobal('fetch', async () => {
    asked.push(performance.now());
    if (isBrief) return new Response('event: policy\ndata: {"version":7}\n\n');
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const say = () => void writer.write(new TextEncoder().encode(':\n\n'));
    for (const second of [1, 30, 59, 62]) setTimeout(say, second * 1000);
    setTimeout(() => void writer.close(), 63_000);
    return new Response(readable);
  });
  const waits = () => asked.slice(1).map((at, index) => Math.round((at - (asked[index] ?? 0)) / 1000));
  void listenForHints(listening.signal);
  await vi.advanceTimersByTimeAsync(1_200_000);
  expect(waits()).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  isBrief = false;
  asked.splice(0);
  await vi.advanceTimersByTimeAsync(360_000);
  expect(waits().slice(0, 2)).toEqual([64, 64]);
  vi.restoreAllMocks();
});
