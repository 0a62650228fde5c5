import { engineWorkerName } from './engine-name.ts';
import { withEngines } from './engine-relay.ts';
import type { ReaderSize } from './reader-size.ts';
import type { WorkerLike } from './worker-like.ts';

/** A reader in a worker of this document's, its engines in others. */
export function spawnReader(size: ReaderSize): WorkerLike {
  return withEngines(
    new Worker('/inspect-reader.js', { name: size }),
    (task) => new Worker('/inspect-engine.js', { name: engineWorkerName(task) }),
  );
}
