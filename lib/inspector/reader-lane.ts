import type { EngineName } from './engine-name.ts';
import type { ReaderJob, ReaderPreparation } from './reader-messages.ts';
import type { ReaderSize } from './reader-size.ts';
import type { WorkerLike } from './worker-like.ts';

const idleMs = 60_000;

/** The place of one reader at a time, in a worker. */
export interface ReaderLane {
  readonly size: ReaderSize;
  /** A file has been given to it that has no end yet. */
  isBusy: boolean;
  /** A reader is there, be it used or standing by. */
  readonly isStaffed: boolean;
  /** For a file; started where none is there. */
  get(): WorkerLike;
  /** What a file needed; the next one will probably need it too. */
  needed(policy: Pick<ReaderJob, 'policyVersion' | 'policyHash'>, engines: readonly EngineName[]): void;
  /** Ends its reader at once: it is not to read anything more. */
  end(): void;
  /**
   * Nothing waits for it: a reader that has read something ends, so that nothing of a file is left. In the place of a full
   * one a fresh one stands by for a minute. Nothing happens where that is so already.
   */
  rest(): void;
}

export function createReaderLane(size: ReaderSize, spawn: (size: ReaderSize) => WorkerLike): ReaderLane {
  let reader: WorkerLike | null = null;
  /** Something was read since a fresh one stood by. */
  let isUsed = false;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let next: ReaderPreparation | null = null;
  const end = () => {
    clearTimeout(idle);
    reader?.terminate();
    reader = null;
  };
  const standBy = (preparation: ReaderPreparation) => {
    const fresh = spawn(size);
    reader = fresh;
    for (const type of ['error', 'messageerror'] as const)
      fresh.addEventListener(type, () => {
        if (reader === fresh && !isUsed) end();
      });
    fresh.postMessage(preparation);
    idle = setTimeout(end, idleMs);
  };
  return {
    size,
    isBusy: false,
    get isStaffed() {
      return reader !== null;
    },
    get() {
      clearTimeout(idle);
      isUsed = true;
      return (reader ??= spawn(size));
    },
    needed({ policyVersion, policyHash }, engines) {
      const prepare = [...new Set([...(next?.prepare ?? []), ...engines])];
      next = { prepare, policyVersion, policyHash };
    },
    end,
    rest() {
      if (!isUsed) return;
      end();
      isUsed = false;
      const preparation = next;
      next = null;
      if (size === 'full' && preparation !== null) standBy(preparation);
    },
  };
}
