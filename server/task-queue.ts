import type { Log } from './log.ts';
import { failureFields } from './log.ts';

export interface Task {
  /** For the log. */
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** Work by the clock, one task after the other: what fails is logged, and keeps nothing else from being done. */
export interface TaskQueue {
  /** Resolves when the task has been tried. One that waits already is not queued again. */
  add(task: Task): Promise<void>;
  /** Starts nothing more; resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** Aborted by `stop`: long tasks look at it now and then. */
  readonly signal: AbortSignal;
}

export function createTaskQueue(log: Log): TaskQueue {
  const stopping = new AbortController();
  const { signal } = stopping;
  const waiting = new Map<Task, Promise<void>>();
  let last: Promise<void> = Promise.resolve();

  const attempt = async (task: Task): Promise<void> => {
    waiting.delete(task);
    if (signal.aborted) return;
    try {
      await task.run();
    } catch (error) {
      log.error('task-failed', { task: task.name, ...failureFields(error) });
    }
  };
  return {
    signal,
    add(task) {
      const queued = waiting.get(task) ?? (last = last.then(() => attempt(task)));
      waiting.set(task, queued);
      return queued;
    },
    stop() {
      stopping.abort();
      return last;
    },
  };
}
