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
  await vi.advanceTimersByTimeAsync(1000);
  expect(names()).toEqual(['hints/where', 'hints/version', 'hints/where', 'hints/version']);
});
