import { signal, type ReadonlySignal } from '@preact/signals';
import type { Answered, ApiError } from '../api/call.ts';

/** One answer that is fetched, shown and fetched anew. */
export interface Resource<T> {
  readonly value: ReadonlySignal<T | null>;
  /** The last call's error; what was loaded stays. */
  readonly error: ReadonlySignal<ApiError | null>;
  /** Milliseconds since 1970 of the last answer; null before the first. */
  readonly loadedAt: ReadonlySignal<number | null>;
  load(): Promise<void>;
}

export function createResource<T>(fetch: () => Answered<T>, now: () => number = Date.now): Resource<T> {
  const value = signal<T | null>(null);
  const error = signal<ApiError | null>(null);
  const loadedAt = signal<number | null>(null);
  // An answer that comes after that of a later call is out of date.
  let asked = 0;
  let shown = 0;
  return {
    value,
    error,
    loadedAt,
    async load() {
      const mine = ++asked;
      const answer = await fetch();
      if (mine < shown) return;
      shown = mine;
      if (answer.ok) {
        value.value = answer.value;
        loadedAt.value = now();
        error.value = null;
      } else error.value = answer.error;
    },
  };
}
