import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { incidentDay } from '../../lib/core/incident/incident.ts';
import { whyRefused } from '../devices/proof.ts';
import type { DeviceError } from '../devices/proof.ts';
import type { Log } from '../log.ts';
import { failureFields } from '../log.ts';
import { errorCode } from '../start-error.ts';
import type { Database } from '../store/database.ts';
import type { Partitions } from '../store/partitions.ts';
import { proofKey, storeBatches } from './store-incidents.ts';
import type { SignedBatch } from './store-incidents.ts';

export type IngestError = DeviceError | 'server/overloaded' | 'server/unavailable';

export interface Ingest {
  /** Resolves after commit. */
  submit(batch: SignedBatch): Promise<Result<null, IngestError>>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
  /** Incidents that wait for their commit. */
  waiting(): number;
}

interface Waiting {
  readonly batch: SignedBatch;
  readonly settle: (outcome: Result<null, IngestError>) => void;
}

/** Incidents that may wait before devices are told to come back later, and how many one statement takes. */
export interface IngestLimits {
  readonly maxWaiting: number;
  readonly maxGroup: number;
}
export const ingestLimits: IngestLimits = { maxWaiting: 20_000, maxGroup: 2_000 };

/**
 * Group commit: batches that arrive while a commit runs are stored together by the next one, which is worth a third
 * more throughput. Each is acknowledged only after its commit.
 */
export function createIngest(
  database: Database,
  organisation: string,
  partitions: Partitions,
  log: Log,
  limits: IngestLimits = ingestLimits,
): Ingest {
  let queue: Waiting[] = [];
  let waitingIncidents = 0;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = takeGroup();
      await store(group);
      for (const { batch } of group) waitingIncidents -= weight(batch);
    }
    isRunning = false;
  };
  const takeGroup = (): Waiting[] => {
    let size = 0;
    const end = queue.findIndex(({ batch }) => (size += weight(batch)) > limits.maxGroup);
    const count = end === -1 ? queue.length : Math.max(1, end);
    const group = queue.slice(0, count);
    queue = queue.slice(count);
    return group;
  };
  const store = async (group: readonly Waiting[], isRetry = false): Promise<void> => {
    // A request that was sent twice at once: one of them is a replay.
    const byProof = new Map<string, Waiting>();
    for (const waiting of group) {
      const key = proofKey(waiting.batch.proven);
      if (byProof.has(key)) waiting.settle(fail('proof/replayed'));
      else byProof.set(key, waiting);
    }
    try {
      await partitions.ensure(group.flatMap(({ batch }) => batch.incidents.map(incidentDay)));
      const fresh = await storeBatches(
        database.pool,
        organisation,
        [...byProof.values()].map(({ batch }) => batch),
      );
      await Promise.all(
        [...byProof].map(async ([key, waiting]) => {
          waiting.settle(
            fresh.has(key)
              ? ok(null)
              : fail(await whyRefused(database.db, organisation, waiting.batch.proven.device)),
          );
        }),
      );
    } catch (error) {
      // A partition that another server dropped meanwhile is made again.
      if (errorCode(error) === noPartition && !isRetry) {
        partitions.forget();
        await store([...byProof.values()], true);
        return;
      }
      log.error('ingest-failed', { batches: group.length, ...failureFields(error) });
      await afterFailure([...byProof.values()], error);
    }
  };
  /** One batch that the database cannot digest must not hold back the others that were grouped with it. */
  const afterFailure = async (group: readonly Waiting[], error: unknown): Promise<void> => {
    const ofData = /^2[23]/.test(errorCode(error));
    if (ofData && group.length > 1) for (const waiting of group) await store([waiting]);
    else for (const { settle } of group) settle(fail('server/unavailable'));
  };

  return {
    async submit(batch) {
      if (waitingIncidents + weight(batch) > limits.maxWaiting) return fail('server/overloaded');
      waitingIncidents += weight(batch);
      const outcome = new Promise<Result<null, IngestError>>((settle) => queue.push({ batch, settle }));
      if (!isRunning) {
        isRunning = true;
        running = run();
      }
      return outcome;
    },
    drained: () => running,
    waiting: () => waitingIncidents,
  };
}

/** SQLSTATE of a row without a partition, which is a check violation. */
const noPartition = '23514';

/** An empty batch still costs a row. */
const weight = (batch: SignedBatch): number => Math.max(1, batch.incidents.length);
