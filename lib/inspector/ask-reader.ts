import { isInspectionEnd, isInspectionProgress, isInspectionUnfinished } from '../messaging/inspection.ts';
import type { InspectionUnfinished, InspectionWord, Interruption } from '../messaging/inspection.ts';
import { ocrMs, textMs } from './deadlines.ts';
import type { Holds, ReaderEnd, ReaderJob } from './reader-messages.ts';
import type { WorkerLike } from './worker-like.ts';

export interface Answered extends Omit<ReaderEnd, 'isHeavy'> {
  /** To be ended: it was heavy, or did not answer, not in time, or nothing that can be understood. */
  readonly isSpent: boolean;
}

/** When the work on a file has to end. */
export interface Ends {
  /** Nobody waits any more; what comes out means nothing. */
  readonly gone: AbortSignal;
  /** The time for all files of the send is over. */
  readonly over: AbortSignal;
}

/**
 * Gives a reader one file. Resolves with its answer; where it has to be ended before, with what it had found until then,
 * or with why there is nothing.
 */
export function askReader(
  reader: WorkerLike,
  job: ReaderJob,
  onWord: (word: InspectionWord) => void,
  { gone, over }: Ends,
): Promise<Answered> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (answered: Answered) => {
      clearTimeout(timer);
      heard.abort();
      resolve(answered);
    };
    let known: InspectionUnfinished | null = null;
    const giveUp = (failed: Interruption) => {
      const end = known?.unfinished[failed] ?? { failed };
      settle({ end, holds: 'never', isCramped: false, isSpent: true });
    };
    const late = () => {
      giveUp('timeout');
    };
    const fail = () => {
      giveUp('inspector-unavailable');
    };
    const waitFor = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(late, ms);
    };
    const listen = { signal: heard.signal };
    reader.addEventListener('error', fail, listen);
    reader.addEventListener('messageerror', fail, listen);
    reader.addEventListener(
      'message',
      ({ data }) => {
        const { progress, end, holds, isCramped, isHeavy } = fieldsOf(data);
        if (isInspectionProgress(progress)) {
          if (progress.stage === 'ocr' && progress.done === 0) waitFor(ocrMs);
          onWord(progress);
        } else if (isInspectionUnfinished(data)) {
          known = data;
          onWord(data);
        } else if (isInspectionEnd(end) && isHolds(holds))
          settle({ end, holds, isCramped: isCramped === true, isSpent: isHeavy === true });
        else fail();
      },
      listen,
    );
    gone.addEventListener('abort', fail, listen);
    over.addEventListener('abort', late, listen);
    waitFor(textMs);
    if (gone.aborted) fail();
    else if (over.aborted) late();
    else reader.postMessage(job, [job.bytes.buffer]);
  });
}

type Fields = Partial<Record<'progress' | keyof ReaderEnd, unknown>>;

function fieldsOf(data: unknown): Fields {
  return typeof data === 'object' && data !== null ? data : {};
}

function isHolds(value: unknown): value is Holds {
  return value === 'always' || value === 'this-minute' || value === 'never';
}
