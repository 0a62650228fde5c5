import type { EmbeddedFile } from './extracted.ts';
import { type Stage, type StageReader, stages } from './stage.ts';

/** A file that is still to be read, as far as `readers` says. */
export interface LookJob {
  readonly file: EmbeddedFile;
  /** Files around it. */
  readonly depth: number;
  /** By content. */
  readonly type: string;
  /** Where it stands, itself included; empty for the outermost. */
  readonly place: readonly string[];
  /** Who has not read it yet. None at first: nobody knows the type. */
  readonly readers: readonly StageReader[];
  /** Nothing has been said about it yet, not even its name. */
  readonly isNew: boolean;
}

/** Jobs by stage: what is cheap comes first, wherever in the file it stands; within a stage in the order of the file. */
export interface LookQueue {
  add(job: LookJob): void;
  next(): {
    readonly job: LookJob;
    readonly stage: Stage;
    readonly done: number;
    readonly total: number;
  } | null;
}

interface List {
  readonly stage: Stage;
  readonly jobs: (LookJob | undefined)[];
  done: number;
}

export function createLookQueue(): LookQueue {
  const lists = stages.map((stage): List => ({ stage, jobs: [], done: 0 }));
  return {
    add(job) {
      const stage = job.readers[0]?.stage ?? 'metadata';
      lists.find((list) => list.stage === stage)?.jobs.push(job);
    },
    next() {
      for (const list of lists) {
        const job = list.jobs[list.done];
        if (job === undefined) continue;
        // Its bytes may go once it is done.
        list.jobs[list.done] = undefined;
        list.done += 1;
        return { job, stage: list.stage, done: list.done - 1, total: list.jobs.length };
      }
      return null;
    },
  };
}
