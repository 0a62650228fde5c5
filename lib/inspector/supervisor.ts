import type { InspectionEnd, InspectionRequest, InspectionWord } from '../messaging/inspection.ts';
import type { Ends } from './ask-reader.ts';
import { inspectWith } from './inspect-with.ts';
import type { ReaderRest } from './reader-messages.ts';
import { type ReaderSize, readerSizes } from './reader-size.ts';
import type { VerdictCache } from './verdict-cache.ts';
import { createWaitingLine, type Waiting } from './waiting-line.ts';
import type { WorkerLike } from './worker-like.ts';

/** Files that somebody sends one right after the other have the same engines. */
const restMs = 1000;
const idleMs = 60_000;
/** A second reader takes about as long to begin as some small files take to be read. */
const secondAfterMs = 200;
const tellEveryMs = 1000;

type OnWord = (word: InspectionWord) => void;

export interface Supervisor {
  /**
   * Looks into a file as soon as a reader is free for it, within the time that its send has. `onWord` says where it is,
   * and that it goes on with the files before it. Never rejects; when `gone` aborts, the work ends, and the result means
   * nothing.
   */
  inspect(request: InspectionRequest, onWord: OnWord, gone: AbortSignal): Promise<InspectionEnd>;
}

interface Task extends Waiting {
  readonly request: InspectionRequest;
  readonly onWord: OnWord;
  readonly ends: Ends;
  /** What its end is, should nobody read it any more. */
  readonly otherwise: InspectionEnd;
  settle(end: InspectionEnd): void;
}

interface Lane {
  readonly size: ReaderSize;
  reader: WorkerLike | null;
  isBusy: boolean;
  resting: ReturnType<typeof setTimeout> | undefined;
  idle: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Keeps two readers at most, each in a worker: started when they are needed; ended when they are late, crash, are idle or
 * have read something heavy. The second one is small, for several files at once. One that has had nothing to read for a
 * second has its engines begin anew, so that nothing of a file is left in their memory.
 */
export function createSupervisor(spawn: (size: ReaderSize) => WorkerLike, cache: VerdictCache): Supervisor {
  const lanes = readerSizes.map((size): Lane => ({
    ...{ size, reader: null, isBusy: false },
    ...{ resting: undefined, idle: undefined },
  }));
  const line = createWaitingLine<Task>();
  let second: ReturnType<typeof setTimeout> | undefined;
  let toldAt = -Infinity;
  const endReader = (lane: Lane) => {
    lane.reader?.terminate();
    lane.reader = null;
  };
  const rest = (lane: Lane) => {
    const message: ReaderRest = { rest: true };
    lane.reader?.postMessage(message);
  };

  const dispatch = () => {
    for (const lane of lanes) {
      if (lane.isBusy || !line.has(lane.size)) continue;
      if (lane.size === 'small' && lane.reader === null) {
        second ??= setTimeout(() => {
          second = undefined;
          begin(lane);
        }, secondAfterMs);
      } else begin(lane);
    }
  };
  const begin = (lane: Lane) => {
    const task = lane.isBusy ? null : line.take(lane.size);
    if (task !== null) void work(lane, task).then(dispatch);
  };
  const work = async (lane: Lane, task: Task) => {
    const { size } = lane;
    lane.isBusy = true;
    clearTimeout(lane.resting);
    clearTimeout(lane.idle);
    const reader = { size, get: () => (lane.reader ??= spawn(size)) };
    const onWord = (word: InspectionWord) => {
      task.onWord(word);
      tellWaiting();
    };
    const failed = () => ({ end: { failed: 'broken' as const }, needsFull: false, isSpent: false });
    const inspection = inspectWith(reader, task.request, cache, onWord, task.ends);
    const { end, needsFull, isSpent } = await inspection.catch(failed);
    if (isSpent) endReader(lane);
    lane.isBusy = false;
    lane.resting = setTimeout(rest, restMs, lane);
    lane.idle = setTimeout(endReader, idleMs, lane);
    if (needsFull && !isOver(task.ends)) line.add({ ...task, needsFull, otherwise: end });
    else task.settle(end);
  };
  /** Who waits hears that it goes on. */
  const tellWaiting = () => {
    const now = performance.now();
    if (now - toldAt < tellEveryMs) return;
    toldAt = now;
    for (const { onWord } of line.all) onWord({ stage: 'metadata', done: 0, total: 0 });
  };

  /** What is being read ends by itself, with what was found. */
  const leaveLine = (ends: Ends) => {
    for (const task of line.all) if (task.ends === ends && line.leave(task)) task.settle(task.otherwise);
  };

  return {
    inspect(request, onWord, gone) {
      const otherwise = { failed: 'timeout' } as const;
      if (gone.aborted) return Promise.resolve(otherwise);
      return new Promise((resolve) => {
        const over = new AbortController();
        const settled = new AbortController();
        const timer = setTimeout(() => {
          over.abort();
        }, request.withinMs);
        const settle = (end: InspectionEnd) => {
          clearTimeout(timer);
          settled.abort();
          resolve(end);
        };
        const ends = { gone, over: over.signal };
        for (const signal of [gone, over.signal])
          signal.addEventListener(
            'abort',
            () => {
              leaveLine(ends);
            },
            { signal: settled.signal },
          );
        const bytes = request.file.size;
        line.add({ request, onWord, ends, otherwise, settle, bytes, needsFull: false });
        dispatch();
      });
    },
  };
}

function isOver({ gone, over }: Ends): boolean {
  return gone.aborted || over.aborted;
}
