import { type InspectionProgress, stages } from '../messaging/inspection.ts';
import type { ReaderAnswer, ReaderJob, ReaderRest } from './reader-messages.ts';
import { type Listener, readFile, type Readers } from './read-file.ts';
import type { WorkerScope } from './worker-like.ts';

/** The reader's worker, from inside. Whoever started it gives it one file at a time. */
export function serveReader(scope: WorkerScope, readers: Readers): void {
  const answer = (message: ReaderAnswer) => {
    scope.postMessage(message);
  };
  scope.addEventListener('message', ({ data }) => {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- only the supervisor, of this same build, has this worker
    const asked = data as ReaderJob | ReaderRest;
    if ('rest' in asked) {
      readers.rest();
      return;
    }
    const onStage = nowAndThen((progress) => {
      answer({ progress });
    });
    readFile(asked, readers, { onStage, onUnfinished: answer }).then(answer, () => {
      answer({ end: { failed: 'broken' }, holds: 'never', isCramped: false, isHeavy: true });
    });
  });
}

const pauseMs = 100;

/** A file may have thousands of others inside. That it comes to a later stage is told at once. */
function nowAndThen(tell: (progress: InspectionProgress) => void): Listener['onStage'] {
  let last = { number: -1, at: 0 };
  return (stage, done, total) => {
    const number = stages.indexOf(stage);
    const at = performance.now();
    if (number <= last.number && at - last.at < pauseMs) return;
    last = { number: Math.max(number, last.number), at };
    tell({ stage, done, total });
  };
}
