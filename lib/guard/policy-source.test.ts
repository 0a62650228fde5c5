import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { modeKey, policyKey } from '../messaging/page-protocol.ts';
import { demonstrationPolicy } from '../ui/practice/build-data.ts';
import { watchPolicy } from './policy-source.ts';

type Changes = Readonly<Record<string, { newValue?: unknown }>>;
const storage = vi.hoisted(() => ({
  stored: new Map<string, unknown>(),
  change: (_changes: Changes, _area: string): void => undefined,
}));
vi.mock('../messaging/browser.ts', () => ({
  browser: {
    storage: {
      local: { get: async () => Object.fromEntries(storage.stored) },
      onChanged: {
        addListener: (listener: typeof storage.change) => {
          storage.change = listener;
        },
        removeListener: () => undefined,
      },
    },
  },
}));

const read = (path: string) => readFileSync(`rules/${path}`, 'utf8');
const detectors = readdirSync('rules/detectors').map((path) => ({ path, text: read(`detectors/${path}`) }));
const made = demonstrationPolicy(read('packs/starter.yaml'), detectors);
if (!made.ok) throw new Error(JSON.stringify(made.error));
const text = (version: number) => JSON.stringify({ ...made.value, version });

let idle: (() => void)[] = [];
const runIdle = () => {
  for (const call of idle.splice(0)) call();
};
const watch = () => {
  const versions: (number | null)[] = [];
  const source = watchPolicy((active) => {
    versions.push(active?.bundle.version ?? null);
  }, new AbortController().signal);
  return { source, versions };
};
const change = (value: unknown) => {
  storage.change({ [policyKey]: { newValue: value } }, 'local');
};

beforeEach(() => {
  idle = [];
  storage.stored.clear();
  storage.stored.set(policyKey, text(1));
  vi.stubGlobal('window', { requestIdleCallback: (call: () => void) => idle.push(call) });
});

describe('the policy of a page', () => {
  it('is loaded when the page is idle', async () => {
    const { source, versions } = watch();
    await source.ready(1000);
    expect(versions).toEqual([]);
    runIdle();
    expect(versions).toEqual([1]);
  });

  it('is there at once for who asks before, and is loaded once', async () => {
    const { source, versions } = watch();
    expect(source.current).toBeUndefined();
    await source.ready(1000);
    expect(source.current?.bundle.version).toBe(1);
    runIdle();
    expect(versions).toEqual([1]);
  });

  it('is the newest that can be read, whatever came after it', async () => {
    const { source } = watch();
    await source.ready(1000);
    change(text(2));
    change('{');
    change({ version: 3 });
    expect(source.current?.bundle.version).toBe(2);
    change(text(4));
    expect(source.current?.bundle.version).toBe(4);
  });

  it('is none after it was taken away', async () => {
    const { source, versions } = watch();
    await source.ready(1000);
    runIdle();
    change(undefined);
    expect(source.current).toBeNull();
    expect(versions).toEqual([1, null]);
  });

  it('that changed during the first read is not put back', async () => {
    const { source } = watch();
    change(text(2));
    await source.ready(1000);
    expect(source.current?.bundle.version).toBe(2);
  });

  it('comes with how to fail without it', async () => {
    storage.stored.set(modeKey, { failMode: 'closed', enrolled: true });
    const { source } = watch();
    await source.ready(1000);
    expect(source.mode).toMatchObject({ failMode: 'closed', enrolled: true });
  });
});
