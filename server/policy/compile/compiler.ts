import { Worker } from 'node:worker_threads';
import { fail, ok } from '../../../lib/core/result.ts';
import type { Result } from '../../../lib/core/result.ts';
import type { Log } from '../../log.ts';
import { errorCode } from '../../start-error.ts';
import type { JobAnswer, JobName, JobOutcome, JobRequest } from './jobs.ts';

/** Why a job was not done: over its time, over its memory, or too many are waiting. */
export type CompilerError = 'policy/too-slow' | 'policy/too-heavy' | 'server/overloaded';

/** Reads and compiles policy away from the thread that serves requests. */
export interface Compiler {
  /** Jobs are done one after the other. Throws for a bug in the compiler. */
  run<N extends JobName>(name: N, request: JobRequest<N>): Promise<Result<JobAnswer<N>, CompilerError>>;
  close(): Promise<void>;
}

export interface CompilerOptions {
  readonly log: Log;
  /** The worker's built program; default: beside this one. */
  readonly program?: URL;
  /** Of one job; default 120 s. */
  readonly deadlineMs?: number;
  /** Of the worker's heap; default 1 GB. */
  readonly maxHeapMb?: number;
  /** Jobs that may wait; default 20. */
  readonly maxWaiting?: number;
}

interface Waiting {
  readonly message: { readonly name: JobName; readonly request: unknown };
  readonly settle: (outcome: Result<unknown, CompilerError | { readonly bug: string }>) => void;
}

/**
 * One warm worker thread, made when it is first needed: what it has compiled it remembers, so a publish that changes one
 * file of hundreds is quick. A job that takes too long or too much memory costs the thread, never the server.
 */
export function createCompiler(options: CompilerOptions): Compiler {
  const { log, deadlineMs = 120_000, maxHeapMb = 1024, maxWaiting = 20 } = options;
  const program = options.program ?? new URL('./compile-worker.mjs', import.meta.url);
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let busy: Waiting | null = null;
  let deadline: NodeJS.Timeout | undefined;

  const finish = (outcome: Parameters<Waiting['settle']>[0]): void => {
    clearTimeout(deadline);
    const done = busy;
    busy = null;
    done?.settle(outcome);
    next();
  };
  const giveUp = (outcome: Parameters<Waiting['settle']>[0], code: string): void => {
    const lost = worker;
    worker = null;
    lost?.removeAllListeners();
    // A dying thread may still complain; nobody would hear it but the process.
    lost?.on('error', () => undefined);
    void lost?.terminate();
    log.warn('policy-worker-ended', { code });
    finish(outcome);
  };
  const start = (): Worker => {
    const fresh = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 64 },
    });
    fresh.on('message', (outcome: JobOutcome) => {
      finish(outcome);
    });
    fresh.on('error', (error) => {
      const isMemory = errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
      giveUp(fail(isMemory ? 'policy/too-heavy' : { bug: error.name }), errorCode(error) || error.name);
    });
    return fresh;
  };
  function next(): void {
    const job = waiting.shift();
    if (job === undefined || busy !== null) return;
    busy = job;
    worker ??= start();
    deadline = setTimeout(() => {
      giveUp(fail('policy/too-slow'), 'deadline');
    }, deadlineMs);
    worker.postMessage(job.message);
  }
  return {
    async run<N extends JobName>(name: N, request: JobRequest<N>) {
      if (waiting.length >= maxWaiting) return fail('server/overloaded');
      const outcome = await new Promise<Parameters<Waiting['settle']>[0]>((settle) => {
        waiting.push({ message: { name, request }, settle });
        if (busy === null) next();
      });
      return read<N>(outcome);
    },
    async close() {
      for (const job of waiting.splice(0)) job.settle(fail('server/overloaded'));
      clearTimeout(deadline);
      const last = worker;
      worker = null;
      last?.removeAllListeners();
      await last?.terminate();
      busy?.settle(fail('server/overloaded'));
    },
  };
}

/** A bug in the worker is one here: thrown, without what it said. */
export function read<N extends JobName>(
  outcome: Result<unknown, CompilerError | { readonly bug: string }>,
): Result<JobAnswer<N>, CompilerError> {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the worker runs the job of this name
  if (outcome.ok) return ok(outcome.value as JobAnswer<N>);
  if (typeof outcome.error === 'string') return fail(outcome.error);
  throw new Error(`policy worker: ${outcome.error.bug}`);
}
