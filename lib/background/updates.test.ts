import { beforeEach, expect, it, vi } from 'vitest';
import { noteUpdate, updateWhenQuiet } from './updates.ts';

const fake = vi.hoisted(() => ({
  kept: {},
  tabs: [] as { url?: string }[],
  reloads: 0,
}));
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async () => fake.kept,
        set: async (more: Record<string, unknown>) => Object.assign(fake.kept, more),
      },
    },
    tabs: { query: async () => fake.tabs },
    runtime: { reload: () => (fake.reloads += 1) },
  },
}));

const hourMs = 60 * 60_000;
const chat = { url: 'https://web.whatsapp.com/' };
beforeEach(() => {
  Object.assign(fake, { kept: {}, tabs: [{}], reloads: 0 });
});

it('changes at once where no messenger is open', async () => {
  await noteUpdate(0);
  await updateWhenQuiet(0, 1);
  expect(fake.reloads).toBe(1);
});

it('waits while one is open, for a day at most', async () => {
  fake.tabs = [{}, chat];
  await noteUpdate(0);
  await updateWhenQuiet(0, 23 * hourMs);
  expect(fake.reloads).toBe(0);
  await updateWhenQuiet(0, 24 * hourMs);
  expect(fake.reloads).toBe(1);
});

it('waits while somebody is asked, however long', async () => {
  await noteUpdate(0);
  await updateWhenQuiet(1, 48 * hourMs);
  expect(fake.reloads).toBe(0);
});

it('changes when the clock was turned back, and never without an update', async () => {
  await updateWhenQuiet(0, 0);
  expect(fake.reloads).toBe(0);
  fake.tabs = [chat];
  await noteUpdate(hourMs);
  await updateWhenQuiet(0, 0);
  expect(fake.reloads).toBe(1);
});
