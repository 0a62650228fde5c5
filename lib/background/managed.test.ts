import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readManaged } from './managed.ts';

const managed = vi.hoisted(() => ({ get: (): Promise<Record<string, unknown>> => Promise.resolve({}) }));
vi.mock('../messaging/browser.ts', () => ({
  browser: { storage: { managed: { get: () => managed.get() } } },
}));

const settings = { server: 'https://s.example.com', failMode: 'closed' };
const whenLate = vi.fn();

function later() {
  let resolve: (value: Record<string, unknown>) => void = () => undefined;
  const promise = new Promise<Record<string, unknown>>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

beforeEach(async () => {
  await clear();
  whenLate.mockReset();
});

describe('managed settings', () => {
  it('are what the browser says', async () => {
    managed.get = () => Promise.resolve(settings);
    expect(await readManaged(whenLate)).toEqual(settings);
    expect(whenLate).not.toHaveBeenCalled();
  });

  it('lose a wrong value, and no other', async () => {
    managed.get = () => Promise.resolve({ ...settings, failMode: 'perhaps', strange: 1 });
    expect(await readManaged()).toEqual({ server: settings.server });
  });

  it('have truth as a number from Windows\u2019 registry, in Firefox', async () => {
    managed.get = () => Promise.resolve({ ...settings, welcomePage: 0 });
    expect(await readManaged()).toEqual({ ...settings, welcomePage: false });
  });

  it('are none where the browser has no place for them', async () => {
    managed.get = () => Promise.reject(new Error('no manifest'));
    expect(await readManaged()).toEqual({});
  });

  it('are unknown where the browser never answers', async () => {
    managed.get = () => new Promise(() => undefined);
    expect(await readManaged(whenLate)).toBeNull();
  });

  it('are the last ones while the browser takes its time, and a late answer of another kind is told', async () => {
    managed.get = () => Promise.resolve(settings);
    await readManaged();
    const answer = later();
    managed.get = () => answer.promise;
    expect(await readManaged(whenLate)).toEqual(settings);
    expect(whenLate).not.toHaveBeenCalled();
    answer.resolve({ failMode: 'open' });
    await vi.waitFor(() => {
      expect(whenLate).toHaveBeenCalledOnce();
    });
    managed.get = () => Promise.resolve({ failMode: 'open' });
    expect(await readManaged()).toEqual({ failMode: 'open' });
  });

  it('that come late and are the same are not told; that there are none is', async () => {
    managed.get = () => Promise.resolve(settings);
    await readManaged();
    let answer = later();
    managed.get = () => answer.promise;
    expect(await readManaged(whenLate)).toEqual(settings);
    answer.resolve(settings);
    expect(await readManaged()).toEqual(settings);
    expect(whenLate).not.toHaveBeenCalled();
    await clear();
    answer = later();
    expect(await readManaged(whenLate)).toBeNull();
    answer.resolve({});
    await vi.waitFor(() => {
      expect(whenLate).toHaveBeenCalledOnce();
    });
  });
});
