import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Adapter, AdapterState } from '../adapters/adapter.ts';
import { reportHealth } from './health.ts';
import type { PageSide } from './page-side.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const fine: AdapterState = { platform: 'messenger', health: 'ok', missing: [], page: null, host: 'h' };
const lacking: AdapterState = { ...fine, health: 'degraded', missing: ['title'] };

/** Reports what `readState` says, every five seconds; gives what was told. */
function watch(readState: () => AdapterState | null) {
  const told: unknown[] = [];
  // All that is asked of them.
  const window = {
    document: { visibilityState: 'visible' },
    location: { host: 'www.facebook.com' },
    setInterval,
    clearInterval,
  } as unknown as Window;
  const adapter = { platform: 'messenger', readState } as unknown as Adapter;
  const page = { connected: true, canary: () => ({ fired: [], missing: [] }) } as unknown as PageSide;
  reportHealth(
    window,
    () => adapter,
    page,
    () => true,
    (_name, state) => {
      told.push('health' in state ? [state.health, state.missing] : state);
      return Promise.resolve({ ok: false, error: 'message/failed' });
    },
    new AbortController().signal,
  );
  return { told, checks: (count: number) => vi.advanceTimersByTimeAsync(5000 * count) };
}

describe('the state of the adapter', () => {
  it('is told at once when it is well, and when it is not, once that has lasted', async () => {
    let state: AdapterState | null = fine;
    const { told, checks } = watch(() => state);
    await checks(1);
    expect(told).toEqual([['ok', []]]);
    state = lacking;
    await checks(1);
    expect(told).toHaveLength(1);
    await checks(1);
    expect(told.at(-1)).toEqual(['degraded', ['title']]);
  });

  it('is not what a chat tab was like in the moment when it was built anew, and then closed', async () => {
    const states = [lacking, null, null, null, lacking, fine, null];
    const { told, checks } = watch(() => states.shift() ?? null);
    await checks(8);
    expect(told).toEqual([['ok', []]]);
  });

  it('is blind where reading the page fails', async () => {
    const { told, checks } = watch(() => {
      throw new TypeError('no function');
    });
    await checks(2);
    expect(told).toEqual([['blind', ['reading']]]);
  });
});
