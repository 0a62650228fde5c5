import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Answered, ApiError } from '../api/call.ts';
import type { Page } from '../../lib/core/api/console.ts';

export interface Paged<T> {
  readonly items: ReadonlySignal<readonly T[]>;
  /** `idle` until the first `load`; `loading` while the first page is fetched; a failed load is `ready` + `error`. */
  readonly phase: ReadonlySignal<'idle' | 'loading' | 'ready'>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** The last call's error; cleared by the next success. What was loaded stays. */
  readonly error: ReadonlySignal<ApiError | null>;
  /** Milliseconds since 1970 of the last answer; null before the first. */
  readonly loadedAt: ReadonlySignal<number | null>;
  /** Items that a poll found and that wait to be shown; `more` when there may be yet others behind them. */
  readonly waiting: ReadonlySignal<{ readonly count: number; readonly more: boolean }>;
  /** The first page, anew. What is shown stays until it is there. */
  load(): Promise<void>;
  /** The next page, appended. Nothing happens while a page is on its way or when this was the last. */
  more(): Promise<void>;
  /** Fetches the first page beside what is shown: known items are brought up to date, new ones wait. */
  poll(): Promise<void>;
  /** Brings a table of states up to date at once: what fits no more leaves it, where all of it is one page. */
  renew(): Promise<void>;
  /** Shows the waiting items: on top, or wherever the server has them among the others. */
  showWaiting(): void;
  /** What is known of items is changed here, without the server. */
  update(change: (item: T) => T): void;
  /** Forgets what is shown, for another list to come: nothing of the old one is taken for it. */
  clear(): void;
}

/** A keyset-paged list, newest first, that can be refreshed without losing one's place. */
export function createPaged<T>(
  fetchPage: (cursor: string | null) => Answered<Page<T>>,
  keyOf: (item: T) => string,
  now: () => number = Date.now,
): Paged<T> {
  const items = signal<readonly T[]>([]);
  const phase = signal<'idle' | 'loading' | 'ready'>('idle');
  const next = signal<string | null>(null);
  const loadingMore = signal(false);
  const error = signal<ApiError | null>(null);
  const loadedAt = signal<number | null>(null);
  const fresh = signal<Page<T> | null>(null);
  // Answers that arrive after a newer `load` belong to a list that is no longer shown.
  let generation = 0;
  // A refresh that began before a change here does not know of it.
  let changes = 0;

  const knownKeys = computed(() => new Set(items.value.map(keyOf)));

  async function fetchInto(cursor: string | null, use: (page: Page<T>) => void): Promise<void> {
    const started = generation;
    const answer = await fetchPage(cursor);
    if (started !== generation) return;
    if (answer.ok) {
      error.value = null;
      loadedAt.value = now();
      use(answer.value);
    } else {
      error.value = answer.error;
    }
  }

  async function load(): Promise<void> {
    const mine = ++generation;
    phase.value = 'loading';
    loadingMore.value = false;
    await fetchInto(null, (page) => {
      items.value = page.items;
      next.value = page.next;
      fresh.value = null;
    });
    if (mine === generation) phase.value = 'ready';
  }

  async function more(): Promise<void> {
    if (next.value === null || loadingMore.value || phase.value === 'loading') return;
    const mine = generation;
    loadingMore.value = true;
    await fetchInto(next.value, (page) => {
      items.value = [...items.value, ...page.items.filter((item) => !knownKeys.value.has(keyOf(item)))];
      next.value = page.next;
    });
    if (mine === generation) loadingMore.value = false;
  }

  /** The first page, unless something was changed here after it was asked for. */
  async function look(use: (page: Page<T>) => void): Promise<void> {
    if (phase.value !== 'ready') return;
    if (loadedAt.value === null) return load();
    const before = changes;
    await fetchInto(null, (page) => {
      if (changes === before) use(page);
    });
  }

  const isKnown = (item: T): boolean => knownKeys.value.has(keyOf(item));

  /** What of a first page is new here. Behind its last known item stands what moved up into it: `more` fetches that. */
  function freshOf(page: Page<T>): readonly T[] {
    const last = page.items.findLastIndex(isKnown);
    const above = last === -1 || next.value === null ? page.items : page.items.slice(0, last);
    return above.filter((item) => !isKnown(item));
  }

  function compare(page: Page<T>): void {
    const byKey = new Map(page.items.map((item) => [keyOf(item), item]));
    items.value = items.value.map((item) => byKey.get(keyOf(item)) ?? item);
    fresh.value = freshOf(page).length > 0 ? page : null;
  }

  /** The list with what is new of a page, each where the page has it. */
  function merged(page: Page<T>): readonly T[] {
    const added = new Set(freshOf(page));
    const above = new Map<string, readonly T[]>();
    let waits: readonly T[] = [];
    for (const item of page.items)
      if (added.has(item)) waits = [...waits, item];
      else if (isKnown(item)) {
        above.set(keyOf(item), waits);
        waits = [];
      }
    if (above.size === 0) return [...waits, ...items.value];
    return [...items.value.flatMap((item) => [...(above.get(keyOf(item)) ?? []), item]), ...waits];
  }

  const poll = (): Promise<void> => look(compare);

  const renew = (): Promise<void> =>
    look((page) => {
      if (page.next === null) {
        items.value = page.items;
        next.value = null;
        fresh.value = null;
        return;
      }
      compare(page);
      showWaiting();
    });

  function showWaiting(): void {
    const page = fresh.value;
    if (page === null) return;
    const overlaps = page.items.some(isKnown) || page.next === null;
    // Without an overlap there may be items between the two pages that were never fetched: start over from the top
    // rather than show a list with an invisible hole.
    items.value = overlaps ? merged(page) : page.items;
    const pageKeys = new Set(page.items.map(keyOf));
    const isPage =
      items.value.length === pageKeys.size && items.value.every((item) => pageKeys.has(keyOf(item)));
    if (!overlaps || isPage) next.value = page.next;
    fresh.value = null;
  }

  const waiting = computed(() => {
    const page = fresh.value;
    if (page === null) return { count: 0, more: false };
    const count = freshOf(page).length;
    return { count, more: count === page.items.length && page.next !== null };
  });

  return {
    items,
    phase,
    loadingMore,
    hasMore: computed(() => next.value !== null),
    error,
    loadedAt,
    waiting,
    load,
    more,
    poll,
    renew,
    showWaiting,
    update(change) {
      changes++;
      items.value = items.value.map(change);
      // What waits to be shown holds the same items as they were when it came.
      if (fresh.value !== null) fresh.value = { ...fresh.value, items: fresh.value.items.map(change) };
    },
    clear() {
      generation++;
      items.value = [];
      next.value = null;
      fresh.value = null;
      error.value = null;
      loadedAt.value = null;
      phase.value = 'loading';
      loadingMore.value = false;
    },
  };
}
