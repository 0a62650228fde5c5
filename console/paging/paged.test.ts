import { describe, expect, it } from 'vitest';
import type { Page } from '../../lib/core/api/console.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Answered, ApiError } from '../api/call.ts';
import { createPaged } from './paged.ts';

interface Item {
  readonly id: number;
  readonly seen?: string;
}
const down: ApiError = { code: 'console/unreachable', status: 0, message: '' };

/** A server whose list grows at the top; cursors name the last item served, as keysets do. */
function server(count: number, size = 3) {
  const state = {
    items: Array.from({ length: count }, (_, n): Item => ({ id: count - n })),
    broken: false,
    calls: 0,
  };
  const fetchPage = (cursor: string | null): Answered<Page<Item>> => {
    state.calls++;
    if (state.broken) return Promise.resolve(fail(down));
    const rest = cursor === null ? state.items : state.items.filter(({ id }) => id < Number(cursor));
    const items = rest.slice(0, size);
    return Promise.resolve(ok({ items, next: rest.length > size ? String(items.at(-1)?.id) : null }));
  };
  const add = (n: number) => {
    const top = state.items[0]?.id ?? 0;
    state.items = [...Array.from({ length: n }, (_, i): Item => ({ id: top + n - i })), ...state.items];
  };
  return { state, fetchPage, add };
}
const list = (fetchPage: (cursor: string | null) => Answered<Page<Item>>) =>
  createPaged(
    fetchPage,
    (item) => String(item.id),
    () => 1000,
  );
const ids = (paged: ReturnType<typeof list>) => paged.items.value.map(({ id }) => id);

describe('createPaged', () => {
  it('pages to the end, each item once', async () => {
    const { fetchPage } = server(7);
    const paged = list(fetchPage);
    await paged.load();
    expect(ids(paged)).toEqual([7, 6, 5]);
    expect(paged.hasMore.value).toBe(true);
    await paged.more();
    await paged.more();
    expect(ids(paged)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(paged.hasMore.value).toBe(false);
  });

  it('asks once when more is asked for twice, and not at all after the last page', async () => {
    const { state, fetchPage } = server(5);
    const paged = list(fetchPage);
    await paged.load();
    await Promise.all([paged.more(), paged.more()]);
    await paged.more();
    expect(state.calls).toBe(2);
    expect(ids(paged)).toEqual([5, 4, 3, 2, 1]);
  });

  it('lets new items wait and then puts them on top, keeping what was paged in', async () => {
    const { fetchPage, add } = server(5);
    const paged = list(fetchPage);
    await paged.load();
    await paged.more();
    add(2);
    await paged.poll();
    expect(ids(paged)).toEqual([5, 4, 3, 2, 1]);
    expect(paged.waiting.value).toEqual({ count: 2, more: false });
    paged.showWaiting();
    expect(ids(paged)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(paged.waiting.value.count).toBe(0);
  });

  it('what moves up into the first page is not new, and what is new stands where the server has it', async () => {
    const { state, fetchPage, add } = server(9, 4);
    const paged = list(fetchPage);
    await paged.load();
    // One resolved in a list of what is open: the next older one moves up.
    state.items = state.items.filter(({ id }) => id !== 8);
    await paged.poll();
    expect(paged.waiting.value).toEqual({ count: 0, more: false });
    add(1);
    await paged.poll();
    expect(paged.waiting.value).toEqual({ count: 1, more: false });
    // Reopened, it comes back to its place.
    state.items = [{ id: 10 }, { id: 9 }, { id: 7.5 }, { id: 7 }, { id: 6 }, { id: 5 }, { id: 4 }];
    await paged.poll();
    paged.showWaiting();
    expect(ids(paged)).toEqual([10, 9, 8, 7.5, 7, 6]);
    await paged.more();
    expect(ids(paged)).toEqual([10, 9, 8, 7.5, 7, 6, 5, 4]);
  });

  it('in a list that is there to its end, what comes behind the last one is shown there', async () => {
    const { state, fetchPage } = server(2);
    const paged = list(fetchPage);
    await paged.load();
    state.items = [...state.items, { id: 0 }];
    await paged.poll();
    expect(paged.waiting.value).toEqual({ count: 1, more: false });
    paged.showWaiting();
    expect(ids(paged)).toEqual([2, 1, 0]);
  });

  it('starts over when more came than one page holds: no invisible hole', async () => {
    const { fetchPage, add } = server(5);
    const paged = list(fetchPage);
    await paged.load();
    add(10);
    await paged.poll();
    expect(paged.waiting.value).toEqual({ count: 3, more: true });
    paged.showWaiting();
    expect(ids(paged)).toEqual([15, 14, 13]);
    while (paged.hasMore.value) await paged.more();
    expect(ids(paged)).toEqual(Array.from({ length: 15 }, (_, n) => 15 - n));
  });

  it('goes from empty to full without a reload', async () => {
    const { fetchPage, add } = server(0);
    const paged = list(fetchPage);
    await paged.load();
    add(5);
    await paged.poll();
    paged.showWaiting();
    await paged.more();
    expect(ids(paged)).toEqual([5, 4, 3, 2, 1]);
  });

  it('brings known items up to date in place', async () => {
    const { state, fetchPage } = server(2);
    const paged = list(fetchPage);
    await paged.load();
    state.items = state.items.map((item) => ({ ...item, seen: 'now' }));
    await paged.poll();
    expect(paged.items.value).toEqual([
      { id: 2, seen: 'now' },
      { id: 1, seen: 'now' },
    ]);
    expect(paged.waiting.value.count).toBe(0);
  });

  it('keeps what it has when the server is gone, says so, and recovers', async () => {
    const { state, fetchPage } = server(5);
    const paged = list(fetchPage);
    await paged.load();
    state.broken = true;
    for (const call of [paged.poll, paged.more, paged.load]) {
      await call();
      expect(paged.error.value).toEqual(down);
      expect(ids(paged)).toEqual([5, 4, 3]);
    }
    state.broken = false;
    await paged.more();
    expect(paged.error.value).toBeNull();
    expect(ids(paged)).toEqual([5, 4, 3, 2, 1]);
  });

  it('a table of states lets go of what fits no more, and goes on from what it shows when it has more pages', async () => {
    const { state, fetchPage, add } = server(3);
    const paged = list(fetchPage);
    await paged.renew();
    expect(state.calls).toBe(0); // not before it is loaded
    await paged.load();
    state.items = state.items.filter(({ id }) => id !== 2);
    await paged.renew();
    expect(ids(paged)).toEqual([3, 1]);
    expect(paged.phase.value).toBe('ready');
    add(3);
    await paged.renew();
    expect([ids(paged), paged.hasMore.value]).toEqual([[6, 5, 4], true]);
    await paged.more();
    add(1);
    await paged.renew();
    expect(ids(paged)).toEqual([7, 6, 5, 4, 3, 1]);
  });

  it('loads on the first poll after a first load that failed', async () => {
    const { state, fetchPage } = server(2);
    const paged = list(fetchPage);
    state.broken = true;
    await paged.load();
    expect(paged.phase.value).toBe('ready');
    state.broken = false;
    await paged.poll();
    expect(ids(paged)).toEqual([2, 1]);
  });

  it('drops an answer that a newer load has overtaken', async () => {
    const pending: ((page: Page<Item>) => void)[] = [];
    const paged = list(() => new Promise((resolve) => pending.push((page) => resolve(ok(page)))));
    const first = paged.load();
    const second = paged.load();
    pending[1]?.({ items: [{ id: 2 }], next: null });
    await second;
    pending[0]?.({ items: [{ id: 1 }], next: null });
    await first;
    expect(ids(paged)).toEqual([2]);
    expect(paged.phase.value).toBe('ready');
  });

  it('does not put back what was changed here while it was being refreshed', async () => {
    const pending: ((page: Page<Item>) => void)[] = [];
    const paged = list(() => new Promise((resolve) => pending.push((page) => resolve(ok(page)))));
    const loading = paged.load();
    pending[0]?.({ items: [{ id: 1 }], next: null });
    await loading;
    const polling = paged.poll();
    paged.update((item) => ({ ...item, seen: 'here' }));
    pending[1]?.({ items: [{ id: 1, seen: 'before' }], next: null });
    await polling;
    expect(paged.items.value).toEqual([{ id: 1, seen: 'here' }]);
  });

  it('does not put back either what was changed here while new ones waited to be shown', async () => {
    const { fetchPage, add } = server(1);
    const paged = list(fetchPage);
    await paged.load();
    add(1);
    await paged.poll();
    paged.update((item) => (item.id === 1 ? { ...item, seen: 'here' } : item));
    paged.showWaiting();
    expect(paged.items.value).toEqual([{ id: 2 }, { id: 1, seen: 'here' }]);
  });
});
