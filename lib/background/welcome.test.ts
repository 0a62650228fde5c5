import { beforeEach, describe, expect, it, vi } from 'vitest';
import { noteInstalled, openWelcome } from './welcome.ts';

const fake = vi.hoisted(() => ({
  kept: new Map<string, unknown>(),
  installType: 'normal',
  opened: [] as string[],
}));
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: {
      local: {
        get: async () => Object.fromEntries(fake.kept),
        set: async (more: Record<string, unknown>) =>
          Object.entries(more).forEach(([key, value]) => fake.kept.set(key, value)),
        remove: async (key: string) => fake.kept.delete(key),
      },
    },
    management: { getSelf: async () => ({ installType: fake.installType }) },
    runtime: { getURL: (path: string) => `ext:/${path}` },
    tabs: { create: async ({ url }: { url: string }) => fake.opened.push(url) },
  },
}));

beforeEach(() => {
  fake.kept.clear();
  fake.opened = [];
  fake.installType = 'normal';
});
const minuteMs = 60_000;

describe('the first page', () => {
  it('opens once after an installation, and never without one', async () => {
    await openWelcome({}, false, 0);
    expect(fake.opened).toEqual([]);
    await noteInstalled(1000);
    await openWelcome({}, false, 1000);
    await openWelcome({}, true, 2000);
    expect(fake.opened).toEqual(['ext://welcome.html']);
  });

  it('waits in a browser that an administrator gave it to until that one has joined', async () => {
    fake.installType = 'admin';
    await noteInstalled(1000);
    await openWelcome({}, false, 3000);
    expect(fake.opened).toEqual([]);
    await openWelcome({}, true, 4000);
    expect(fake.opened).toHaveLength(1);
  });

  it('comes all the same when nothing is managed after all', async () => {
    fake.installType = 'admin';
    await noteInstalled(1000);
    await openWelcome(null, false, 1000 + minuteMs);
    expect(fake.opened).toHaveLength(1);
  });

  it('can be turned off by an administrator, whose settings come late', async () => {
    fake.installType = 'admin';
    await noteInstalled(1000);
    await openWelcome({}, false, 1500);
    await openWelcome({ welcomePage: false }, false, 3000);
    await openWelcome({}, true, 1000 + minuteMs);
    expect(fake.opened).toEqual([]);
  });
});
