import { beforeEach, expect, it, vi } from 'vitest';
import { forgetTab, noteTabState, tabState, tabStates } from './tab-states.ts';
import type { TabState } from './tab-states.ts';

const fake = vi.hoisted(() => ({
  session: new Map<string, unknown>(),
  addresses: new Map<number, string | undefined>(),
  frames: new Set<number | string>(),
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
    scripting: {
      executeScript: ({ target }: { target: { frameIds?: number[]; documentIds?: string[] } }) => {
        const [which = 0] = target.documentIds ?? target.frameIds ?? [];
        if (which === frozen) return new Promise(() => undefined);
        if (!fake.frames.has(which)) throw new Error('no such frame');
        return Promise.resolve([]);
      },
    },
  },
}));

const whatsapp = 'https://web.whatsapp.com/';
const frozen = 9;
const healthy: TabState = { platform: 'whatsapp', health: 'ok', missing: [] };
const degraded: TabState = { platform: 'whatsapp', health: 'degraded', missing: ['header'] };
const from = (frameId = 0, documentId?: string) => ({
  tab: { url: whatsapp, index: 0, highlighted: true, active: true, pinned: false, incognito: false },
  frameId,
  ...(documentId !== undefined && { documentId }),
});
const blind: TabState = { platform: 'whatsapp', health: 'blind', missing: ['composer'] };

beforeEach(() => {
  fake.session.clear();
  fake.addresses.clear();
  fake.frames.clear();
  for (const id of [1, 2]) fake.addresses.set(id, whatsapp);
});

it('loses none of several that come at once', async () => {
  await Promise.all([noteTabState(1, from(), blind), noteTabState(2, from(), blind), forgetTab(3)]);
  expect(await tabStates()).toEqual([blind, blind]);
  await Promise.all([forgetTab(1), forgetTab(2)]);
  expect(await tabStates()).toEqual([]);
});

it.each([
  ['stays on its site', 'https://web.whatsapp.com/other', [blind]],
  ['goes to another of our messengers', 'https://www.facebook.com/', []],
  ['goes where this extension sees nothing', undefined, []],
])('of a tab that %s', async (_what, url, expected) => {
  await noteTabState(1, from(), blind);
  fake.addresses.set(1, url);
  expect(await tabStates()).toEqual(expected);
  expect(await tabState(1)).toEqual(expected[0] ?? null);
});

it('says nothing of a tab that is gone, or never told', async () => {
  await noteTabState(1, from(), blind);
  fake.addresses.delete(1);
  expect([await tabState(1), await tabState(2)]).toEqual([null, null]);
});

it.each([
  ['the page', blind, healthy],
  ['a frame in it', healthy, blind],
])('says the worst of a tab: that of %s', async (_what, page, frame) => {
  fake.frames.add(5);
  await noteTabState(1, from(), page);
  await noteTabState(1, from(5), frame);
  expect(await tabState(1)).toEqual(blind);
  expect(await tabStates()).toEqual([page, frame]);
});

it('says that of the page where a frame is as bad', async () => {
  fake.frames.add(5);
  const other: TabState = { ...blind, missing: ['header'] };
  await noteTabState(1, from(5), other);
  await noteTabState(1, from(), blind);
  expect(await tabState(1)).toEqual(blind);
});

it('forgets frames that go, and those that show something else', async () => {
  fake.frames.add(5).add('first');
  await noteTabState(1, from(), healthy);
  await noteTabState(1, from(5), degraded);
  await noteTabState(1, from(6, 'first'), blind);
  expect(await tabState(1)).toEqual(blind);
  fake.frames.delete('first');
  fake.frames.add(6).add('second');
  expect(await tabState(1)).toEqual(degraded);
  fake.frames.delete(5);
  expect([await tabState(1), await tabStates()]).toEqual([healthy, [healthy]]);
});

it('counts a frame that is too busy to answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await noteTabState(1, from(), healthy);
  await noteTabState(1, from(frozen), blind);
  const state = tabState(1);
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  expect(await state).toEqual(blind);
});

it('keeps the page itself however many frames it makes', async () => {
  await noteTabState(1, from(), blind);
  for (let frame = 100; frame < 150; frame += 1) {
    fake.frames.add(frame);
    await noteTabState(1, from(frame), healthy);
  }
  expect(await tabState(1)).toEqual(blind);
  expect(await tabStates()).toHaveLength(21);
});
