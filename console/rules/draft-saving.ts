import { signal, type ReadonlySignal } from '@preact/signals';
import type { Result } from '../../lib/core/result.ts';
import type { ApiError } from '../api/call.ts';

export type SaveState =
  /** Nothing to save, or nothing saved yet. */
  | { readonly kind: 'none' }
  /** Saved in a moment, once the typing pauses. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** `at`: milliseconds since 1970. */
  | { readonly kind: 'saved'; readonly at: number }
  /** Kept in this browser and tried again by itself. */
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** Somebody saved over it: another tab, or the draft is gone. Not tried again. */
  | { readonly kind: 'elsewhere'; readonly error: ApiError };

export interface Saving {
  readonly state: ReadonlySignal<SaveState>;
  /** Something changed. */
  touch(): void;
  /** Saves what is not saved yet, now. True when everything is on the server. */
  flush(): Promise<boolean>;
  /** Forgets what waits. `saved`: it is as the server has it. */
  reset(to: 'none' | 'saved'): void;
}

const delayMs = 700;
const retryMs = 5_000;

/** One save at a time, shortly after the last change; what fails for want of a connection is tried again. */
export function createSaving(save: () => Promise<Result<null, ApiError>>): Saving {
  const state = signal<SaveState>({ kind: 'none' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  let running: Promise<void> | null = null;
  let generation = 0;

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };
  function run(): Promise<void> {
    clearTimeout(timer);
    running ??= once().finally(() => {
      running = null;
      if (isDirty && state.value.kind === 'waiting') later(delayMs);
    });
    return running;
  }
  async function once(): Promise<void> {
    const mine = generation;
    while (isDirty && mine === generation) {
      isDirty = false;
      state.value = { kind: 'saving' };
      const done = await save();
      if (mine !== generation) return;
      if (done.ok) {
        state.value = { kind: 'saved', at: Date.now() };
        continue;
      }
      isDirty = true;
      const isLost = [403, 404, 409].includes(done.error.status);
      state.value = { kind: isLost ? 'elsewhere' : 'failed', error: done.error };
      if (!isLost) later(retryMs);
      return;
    }
  }
  return {
    state,
    touch() {
      isDirty = true;
      if (state.value.kind === 'elsewhere') return;
      if (state.value.kind !== 'saving') state.value = { kind: 'waiting' };
      later(delayMs);
    },
    async flush() {
      await run();
      return !isDirty;
    },
    reset(to) {
      generation++;
      clearTimeout(timer);
      isDirty = false;
      state.value = to === 'none' ? { kind: 'none' } : { kind: 'saved', at: Date.now() };
    },
  };
}
