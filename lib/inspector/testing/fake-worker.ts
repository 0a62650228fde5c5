import type { WorkerLike } from '../worker-like.ts';

type Type = 'message' | 'error' | 'messageerror';

/** A worker whose inside is the test. */
export interface FakeWorker extends WorkerLike {
  readonly posted: readonly unknown[];
  readonly isEnded: boolean;
  /** As if it came from the worker. */
  emit(type: Type, data?: unknown): void;
  /** Called with what is posted to it. */
  onPost: (message: unknown) => void;
}

export function createFakeWorker(): FakeWorker {
  const heard: { type: Type; listener: (event: { data?: unknown }) => void; signal?: AbortSignal }[] = [];
  const posted: unknown[] = [];
  let isEnded = false;
  return {
    posted,
    get isEnded() {
      return isEnded;
    },
    onPost: () => undefined,
    postMessage(message, transfer) {
      const got: unknown = transfer === undefined ? message : structuredClone(message, { transfer });
      posted.push(got);
      this.onPost(got);
    },
    terminate() {
      isEnded = true;
    },
    addEventListener(type, listener, options) {
      heard.push({ type, listener, ...options });
    },
    emit(type, data) {
      if (isEnded) return;
      const now = heard.filter((one) => one.type === type && one.signal?.aborted !== true);
      for (const { listener } of now) listener({ data });
    },
  };
}
