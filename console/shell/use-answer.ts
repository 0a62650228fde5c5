import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Answered, ApiError } from '../api/call.ts';

export interface Loaded<T> {
  /** Null until the first answer; stays while it is fetched anew. */
  readonly value: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  /** Fetches anew. */
  reload(): void;
}

/** What a call answers, for as long as the page shows it; fetched anew when `key` changes. Null: not asked for. */
export function useAnswer<T>(key: string | null, fetch: () => Answered<T>): Loaded<T> {
  const state = useSignal<{ readonly key: string | null; value: T | null; error: ApiError | null }>({
    key: null,
    value: null,
    error: null,
  });
  const loading = useSignal(false);
  const latest = useRef(fetch);
  latest.current = fetch;
  const run = useRef(0);
  const load = useCallback(async () => {
    if (key === null) return;
    const mine = ++run.current;
    loading.value = true;
    const answer = await latest.current();
    if (mine !== run.current) return;
    loading.value = false;
    const before = state.value.key === key ? state.value.value : null;
    state.value = answer.ok
      ? { key, value: answer.value, error: null }
      : { key, value: before, error: answer.error };
  }, [key, state, loading]);
  useEffect(() => {
    void load();
    return () => {
      run.current++;
    };
  }, [load]);
  const shown = state.value.key === key ? state.value : { value: null, error: null };
  return { value: shown.value, error: shown.error, loading: loading.value, reload: () => void load() };
}
