import { afterEach, expect, it, vi } from 'vitest';
import { keptInSession } from './kept.ts';
import { createVerdictCache } from './verdict-cache.ts';

const session = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => (session.has(key) ? { [key]: session.get(key) } : {}),
        set: async (values: Record<string, unknown>) =>
          Object.entries(values).forEach(([key, value]) => session.set(key, value)),
      },
    },
  },
}));

const request = {
  file: new File(['a'], 'a.txt'),
  egress: {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'Ann' },
    account: { id: null },
  },
  ...{ policyVersion: 1, policyHash: 'h', truncated: false, withinMs: 60_000 },
} as const;
/** As a page that has just woken up has it. */
const contentKey = async () => {
  const { keysOf } = createVerdictCache(Date.now, keptInSession());
  return (await keysOf(new TextEncoder().encode('a'), request)).contentKey;
};

afterEach(() => {
  vi.restoreAllMocks();
});

it('knows the same content again after the event page slept, and not in another run of the browser', async () => {
  const before = await contentKey();
  expect(await contentKey()).toBe(before);
  session.clear();
  expect(await contentKey()).not.toBe(before);
});

it('is another one each time where nothing can be kept', async () => {
  vi.spyOn(session, 'has').mockImplementation(() => {
    throw new Error('no storage');
  });
  expect(await contentKey()).not.toBe(await contentKey());
});

const ended = {
  ...{ type: 'text/plain', facets: [], counts: {} },
  verdict: { rules: [] },
} as const;

it('knows what was said of a file after the event page slept, and nothing of it in another run of the browser', async () => {
  const bytes = new TextEncoder().encode('a');
  const cache = createVerdictCache(Date.now, keptInSession());
  const { key } = await cache.keysOf(bytes, request);
  cache.put(key, ended, 'always');
  await vi.waitFor(() => expect(session.has('file-verdicts')).toBe(true));

  const woken = createVerdictCache(Date.now, keptInSession());
  const known = (await woken.keysOf(bytes, request)).key;
  expect(await woken.get(known)).toEqual(ended);

  session.clear();
  const restarted = createVerdictCache(Date.now, keptInSession());
  expect(await restarted.get((await restarted.keysOf(bytes, request)).key)).toBeNull();
});

it('takes nothing from the session that is not a verdict, and does without it where it is refused', async () => {
  session.set('file-verdicts', [{ key: 'k', end: { failed: 'no such reason' }, minute: null }, null, 1]);
  expect(await createVerdictCache(Date.now, keptInSession()).get('k')).toBeNull();

  const refused = () => Promise.reject(new Error('refused'));
  const cache = createVerdictCache(Date.now, { salt: refused(), load: refused, save: refused });
  const { key } = await cache.keysOf(new TextEncoder().encode('a'), request);
  cache.put(key, ended, 'always');
  expect(await cache.get(key)).toEqual(ended);
});
