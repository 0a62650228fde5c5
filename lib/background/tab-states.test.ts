import { beforeEach, expect, it, vi } from 'vitest';
import { forgetTab, noteTabState, tabState, tabStates } from './tab-states.ts';
import type { TabState } from './tab-states.ts';

const fake = vi.hoisted(() => ({
  session: new Map<string, unknown>(),
  addresses: new Map<number, string | undefined>(),
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
    tabs: {
      get: async (id: number) => {
        if (!fake.addresses.has(id)) throw new Error('no such tab');
        return { id, url: fake.addresses.get(id) };
      },
    },
  },
}));

const whatsapp = 'https://web.whatsapp.com/';
const blind: TabState = { platform: 'whatsapp', health: 'blind', missing: ['composer'] };

beforeEach(() => {
  fake.session.clear();
  fake.addresses.clear();
  for (const id of [1, 2]) fake.addresses.set(id, whatsapp);
});

it('loses none of several that come at once', async () => {
  await Promise.all([noteTabState(1, whatsapp, blind), noteTabState(2, whatsapp, blind), forgetTab(3)]);
  expect(await tabStates()).toEqual([blind, blind]);
  await Promise.all([forgetTab(1), forgetTab(2)]);
  expect(await tabStates()).toEqual([]);
});

it.each([
  ['stays on its site', 'https://web.whatsapp.com/other', [blind]],
  ['goes to another of our messengers', 'https://www.facebook.com/', []],
  ['goes where this extension sees nothing', undefined, []],
])('of a tab that %s', async (_what, url, expected) => {
  await noteTabState(1, whatsapp, blind);
  fake.addresses.set(1, url);
  expect(await tabStates()).toEqual(expected);
  expect(await tabState(1)).toEqual(expected[0] ?? null);
});

it('says nothing of a tab that is gone, or never told', async () => {
  await noteTabState(1, whatsapp, blind);
  fake.addresses.delete(1);
  expect([await tabState(1), await tabState(2)]).toEqual([null, null]);
});
