import { beforeEach, expect, it, vi } from 'vitest';
import { mayFlush, noteWait } from './back-off.ts';

const session = vi.hoisted(() => ({ area: new Map<string, unknown>() }));
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => ({ [key]: session.area.get(key) }),
        set: async (values: object) => {
          for (const [key, value] of Object.entries(values)) session.area.set(key, value);
        },
        remove: async (key: string) => session.area.delete(key),
      },
    },
  },
}));
beforeEach(() => {
  session.area.clear();
});

it('waits as long as the server asked, and up to half as long again, also when the worker has slept', async () => {
  expect(await mayFlush(1000)).toBe(true);
  await noteWait(10_000, 1000, 0);
  expect([await mayFlush(10_999), await mayFlush(11_000)]).toEqual([false, true]);
  await noteWait(10_000, 1000, 0.999);
  expect([await mayFlush(15_900), await mayFlush(16_000)]).toEqual([false, true]);
});

it('does not wait when nobody asked for it', async () => {
  await noteWait(10_000, 1000);
  await noteWait(null, 1000);
  expect(await mayFlush(1000)).toBe(true);
});
