import { expect, it, vi } from 'vitest';
import { keptSalt } from './kept-salt.ts';
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
  const { keysOf } = createVerdictCache(Date.now, keptSalt());
  return (await keysOf(new TextEncoder().encode('a'), request)).contentKey;
};

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
