import type { InspectionEnd, InspectionRequest, InspectionWord } from '../messaging/inspection.ts';
import type { Ends } from './ask-reader.ts';
import { type Inspection, inspectWith } from './inspect-with.ts';
import { createReaderLane, type ReaderLane } from './reader-lane.ts';
import { type ReaderSize, readerSizes } from './reader-size.ts';
import type { VerdictCache } from './verdict-cache.ts';
import { createWaitingLine, type Waiting } from './waiting-line.ts';
import type { WorkerLike } from './worker-like.ts';

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

/**
 * Keeps two readers at most, each in a worker: started when they are needed; ended when they are late, crash, have read
 * something heavy, or have nothing more to read. The second one is small, for several files at once.
 */
export function createSupervisor(spawn: (size: ReaderSize) => WorkerLike, cache: VerdictCache): Supervisor {
  const lanes = readerSizes.map((size) => createReaderLane(size, spawn));
  const line = createWaitingLine<Task>();
  let second: ReturnType<typeof setTimeout> | undefined;
  let toldAt = -Infinity;

  const dispatch = () => {
    for (const lane of lanes) {
      if (lane.isBusy) continue;
      if (!line.has(lane.size)) lane.rest();
      else if (lane.size === 'small' && !lane.isStaffed) {
        second ??= setTimeout(() => {
          second = undefined;
          begin(lane);
        }, secondAfterMs);
      } else begin(lane);
    }
  };
  const begin = (lane: ReaderLane) => {
    const task = lane.isBusy ? null : line.take(lane.size);
    if (task !== null) void work(lane, task);
  };
  const work = async (lane: ReaderLane, task: Task) => {
    lane.isBusy = true;
    const onWord = (word: InspectionWord) => {
      task.onWord(word);
      tellWaiting();
    };
    const failed = (): Inspection => ({
      ...{ end: { failed: 'broken' }, needsFull: false, isSpent: false },
      engines: [],
    });
    const inspection = inspectWith(lane, task.request, cache, onWord, task.ends);
    const { end, needsFull, isSpent, engines } = await inspection.catch(failed);
    lane.needed(task.request, engines);
    if (isSpent) lane.end();
    lane.isBusy = false;
    if (needsFull && !isOver(task.ends)) line.add({ ...task, needsFull, otherwise: end });
    else task.settle(end);
    dispatch();
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
