import { standardLimits } from '../inspect/meter.ts';
import { isInspectionEnd, isInspectionProgress } from '../messaging/inspection.ts';
import type { InspectionEnd, InspectionProgress } from '../messaging/inspection.ts';
import type { Holds, ReaderJob } from './reader-messages.ts';
import type { WorkerLike } from './worker-like.ts';

/** Engines that are still to be loaded come on top of a reader's own limits; past that it is stuck. */
const graceMs = 5000;
const textMs = standardLimits.milliseconds + graceMs;
const ocrMs = standardLimits.ocrMilliseconds + graceMs;

export interface Answered {
  readonly end: InspectionEnd;
  readonly holds: Holds;
  /** It did not answer, not in time, or nothing that can be understood: to be thrown away. */
  readonly isBad: boolean;
}

/** Gives a reader one file. Resolves with its answer, or with why there is none; also when `signal` aborts. */
export function askReader(
  reader: WorkerLike,
  job: ReaderJob,
  onProgress: (progress: InspectionProgress) => void,
  signal: AbortSignal,
): Promise<Answered> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (answered: Answered) => {
      clearTimeout(timer);
      heard.abort();
      resolve(answered);
    };
    const giveUp = (failed: 'timeout' | 'inspector-unavailable') => {
      settle({ end: { failed }, holds: 'never', isBad: true });
    };
    const waitFor = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        giveUp('timeout');
      }, ms);
    };
    const listen = { signal: heard.signal };
    const fail = () => {
      giveUp('inspector-unavailable');
    };
    reader.addEventListener('error', fail, listen);
    reader.addEventListener('messageerror', fail, listen);
    reader.addEventListener(
      'message',
      ({ data }) => {
        const { progress, end, holds } = fieldsOf(data);
        if (isInspectionProgress(progress)) {
          if (progress.stage === 'ocr' && progress.done === 0) waitFor(ocrMs);
          onProgress(progress);
        } else if (isInspectionEnd(end) && isHolds(holds)) settle({ end, holds, isBad: false });
        else fail();
      },
      listen,
    );
    signal.addEventListener('abort', fail, listen);
    waitFor(textMs);
    if (signal.aborted) fail();
    else reader.postMessage(job, [job.bytes.buffer]);
  });
}

function fieldsOf(data: unknown): { progress?: unknown; end?: unknown; holds?: unknown } {
  return typeof data === 'object' && data !== null ? data : {};
}

function isHolds(value: unknown): value is Holds {
  return value === 'always' || value === 'this-minute' || value === 'never';
}
