import { beforeEach, expect, it, vi } from 'vitest';
import { showTabProblems } from './tab-badges.ts';
import { noteTabState } from './tab-states.ts';

interface FakeTab {
  readonly id: number;
  readonly url?: string;
  readonly guard: boolean | 'unknown';
}
const fake = vi.hoisted(() => ({
  session: new Map<string, unknown>(),
  tabs: new Array<FakeTab>(),
  badges: new Map<number, string | null>(),
}));
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => ({ [key]: fake.session.get(key) }),
        set: async (values: Record<string, unknown>) =>
          Object.entries(values).forEach(([key, value]) => fake.session.set(key, value)),
      },
    },
    runtime: { getManifest: () => ({ host_permissions: ['https://web.whatsapp.com/*'] }) },
    tabs: {
      get: async (id: number) => fake.tabs.find((tab) => tab.id === id) ?? Promise.reject(new Error('gone')),
      query: async () => fake.tabs,
    },
    action: {
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string | null }) =>
        void fake.badges.set(tabId, text),
      setBadgeBackgroundColor: async () => undefined,
    },
    scripting: {
      executeScript: async ({ target }: { target: { tabId: number } }) => {
        const guard = fake.tabs.find(({ id }) => id === target.tabId)?.guard;
        if (guard === 'unknown') throw new Error('Cannot access contents of the page');
        return [{ frameId: 0, result: guard }];
      },
    },
  },
}));

const chat = 'https://web.whatsapp.com/';
beforeEach(() => {
  fake.session.clear();
  fake.badges.clear();
  fake.tabs.length = 0;
});

it.each([
  ['a messenger without a guard', { url: chat, guard: false }, '!'],
  ['one with a guard that has said nothing yet', { url: chat, guard: true }, null],
  ['one that cannot be looked into', { url: chat, guard: 'unknown' }, undefined],
  ['another site that may be looked into', { url: 'https://other.example/', guard: false }, undefined],
  ['a site that may not', { guard: 'unknown' }, undefined],
] as const)('shows the right badge for %s', async (_what, tab, badge) => {
  fake.tabs.push({ id: 1, ...tab });
  await showTabProblems(true);
  expect(fake.badges.get(1)).toBe(badge);
});

it('asks nobody to load a page again before this browser has joined', async () => {
  fake.tabs.push({ id: 1, url: chat, guard: false });
  await showTabProblems(false);
  expect(fake.badges.size).toBe(0);
});

it('takes the badge away once the page was loaded again, or is recognised', async () => {
  fake.tabs.push({ id: 1, url: chat, guard: true });
  const tab = { url: chat, index: 0, highlighted: true, active: true, pinned: false, incognito: false };
  for (const [health, badge] of [
    ['blind', '!'],
    ['ok', null],
  ] as const) {
    await noteTabState(1, { tab, frameId: 0 }, { platform: 'whatsapp', health, missing: [] });
    await showTabProblems(true);
    expect(fake.badges.get(1)).toBe(badge);
  }
});
