import { parentPort } from 'node:worker_threads';
import { runJob } from './jobs.ts';
import type { JobName } from './jobs.ts';

/** The thread's own program: does one job after the other and answers each. */
parentPort?.on('message', ({ name, request }: { readonly name: JobName; readonly request: unknown }) => {
  parentPort?.postMessage(runJob(name, request));
});
