import { beforeEach, expect, it, vi } from 'vitest';
import { isPollDue, notePolled, noteStreamHeard, noteStreamSought } from './poll-time.ts';
import { browser } from './testing/fake-browser.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));
const server = 'https://s.example.com';
const second = 1000;
const streamIsUp = async (): Promise<void> => {
  await noteStreamSought(server);
  await noteStreamHeard();
};

beforeEach(() => {
  browser.storage.session.values.clear();
});

it('polls at once when it never has', async () => {
  await streamIsUp();
  expect(await isPollDue(server, 0)).toBe(true);
});

it.each([
  [0, 240],
  [0.5, 300],
  [1, 360],
])(
  'polls every five minutes while a stream is up, a fifth more or less by chance (%d)',
  async (chance, s) => {
    await streamIsUp();
    await notePolled(true, 0, chance);
    expect([await isPollDue(server, s * second - 1), await isPollDue(server, s * second)]).toEqual([
      false,
      true,
    ]);
  },
);

it.each<[string, () => Promise<void>]>([
  ['there never was a stream', async () => undefined],
  ['a stream is only sought', () => noteStreamSought(server)],
  ['a stream ended and the next is sought', () => streamIsUp().then(() => noteStreamSought(server))],
  [
    'the stream is to another server',
    () => noteStreamSought('https://old.example.com').then(noteStreamHeard),
  ],
])('polls with every alarm when %s', async (_what, arrange) => {
  await arrange();
  await notePolled(true, 0);
  expect([await isPollDue(server, 29 * second), await isPollDue(server, 30 * second)]).toEqual([false, true]);
});

it('polls soon again after a poll without an answer, whatever the stream says', async () => {
  await streamIsUp();
  await notePolled(false, 0);
  expect(await isPollDue(server, 30 * second)).toBe(true);
});

it('polls when the clock was put back', async () => {
  await streamIsUp();
  await notePolled(true, 1000 * second);
  expect(await isPollDue(server, 999 * second)).toBe(true);
});
