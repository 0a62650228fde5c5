import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { Answered, ApiError } from '../api/call.ts';

export interface Action {
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last attempt failed. */
  readonly error: ReadonlySignal<ApiError | null>;
  /** True after an attempt that worked, until the next one. */
  readonly done: ReadonlySignal<boolean>;
  /** Does it once at a time; null when it failed or is under way already. */
  run<T>(call: () => Answered<T>): Promise<{ readonly value: T } | null>;
  clear(): void;
}

/** A call that a person starts, with what came of it. */
export function useAction(): Action {
  const busy = useSignal(false);
  const error = useSignal<ApiError | null>(null);
  const done = useSignal(false);
  return {
    busy,
    error,
    done,
    async run(call) {
      if (busy.value) return null;
      busy.value = true;
      done.value = false;
      error.value = null;
      const answer = await call();
      busy.value = false;
      if (!answer.ok) {
        error.value = answer.error;
        return null;
      }
      done.value = true;
      return { value: answer.value };
    },
    clear() {
      error.value = null;
      done.value = false;
    },
  };
}
