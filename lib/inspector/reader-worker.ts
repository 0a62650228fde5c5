import { type InspectionProgress, stages } from '../messaging/inspection.ts';
import type { ReaderAnswer, ReaderJob, ReaderPreparation } from './reader-messages.ts';
import { type Listener, readFile, type Readers } from './read-file.ts';
import type { WorkerScope } from './worker-like.ts';

/** The reader's worker, from inside. Whoever started it gives it one file at a time. */
export function serveReader(scope: WorkerScope, readers: Readers): void {
  const answer = (message: ReaderAnswer) => {
    scope.postMessage(message);
  };
  scope.addEventListener('message', ({ data }) => {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- only the supervisor, of this same build, has this worker
    const asked = data as ReaderJob | ReaderPreparation;
    if ('prepare' in asked) {
      // What cannot be loaded now is tried again with the file that needs it.
      prepare(asked, readers).catch(() => undefined);
      return;
    }
    const onStage = nowAndThen((progress) => {
      answer({ progress });
    });
    readFile(asked, readers, { onStage, onUnfinished: answer }).then(answer, () => {
      answer({ end: { failed: 'broken' }, holds: 'never', isCramped: false, isHeavy: true, engines: [] });
    });
  });
}

async function prepare(
  { prepare, policyHash, policyVersion }: ReaderPreparation,
  readers: Readers,
): Promise<void> {
  // The policy says which languages writing may have.
  if ((await readers.policy(policyHash, policyVersion)) !== null) await readers.load(prepare);
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
