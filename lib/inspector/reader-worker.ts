import type { ReaderAnswer, ReaderJob } from './reader-messages.ts';
import { readFile, type Readers } from './read-file.ts';
import type { WorkerScope } from './worker-like.ts';

/** The reader's worker, from inside. Whoever started it gives it one file at a time. */
export function serveReader(scope: WorkerScope, readers: Readers): void {
  const answer = (message: ReaderAnswer) => {
    scope.postMessage(message);
  };
  scope.addEventListener('message', ({ data }) => {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- only the supervisor, of this same build, has this worker
    const job = data as ReaderJob;
    readFile(job, readers, (stage, done, total) => {
      answer({ progress: { stage, done, total } });
    }).then(answer, () => {
      answer({ end: { failed: 'broken' }, holds: 'never' });
    });
  });
}
