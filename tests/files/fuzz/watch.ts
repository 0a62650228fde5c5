import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Message, messageSchema, type Task } from './messages.ts';

export interface Limits {
  /** Of the processor, for one file. */
  readonly hangMs: number;
  /** On the clock, for one file: longer, as other programs run as well. */
  readonly stuckMs: number;
  readonly peakMb: number;
}

export const standard: Limits = { hangMs: 10_000, stuckMs: 300_000, peakMb: 700 };

/** Why a child came to its end, with the round that it was in. */
export type End =
  { readonly kind: 'done' } | { readonly kind: 'hang' | 'died' | 'memory'; readonly round: number };

/** Gives the child its task and watches it to its end. A child that is not done with it is killed. */
export function watch(
  child: ChildProcess,
  task: Task,
  limits: Limits,
  onMessage: (message: Message) => void,
): Promise<End> {
  return new Promise((resolve) => {
    let current = { round: task.from, processor: 0, clock: 0 };
    const finish = (end: End): void => {
      clearInterval(timer);
      child.removeAllListeners();
      if (end.kind !== 'done') child.kill('SIGKILL');
      resolve(end);
    };
    const begin = (round: number): void => {
      current = { round, processor: processorMs(child.pid), clock: performance.now() };
    };
    const timer = setInterval(() => {
      const used = processorMs(child.pid) - current.processor;
      const waited = performance.now() - current.clock;
      if (used > limits.hangMs || waited > limits.stuckMs) finish({ kind: 'hang', round: current.round });
    }, 200);
    begin(task.from);
    child.on('message', (raw) => {
      const message = v.parse(messageSchema, raw);
      onMessage(message);
      if (message.kind === 'begins') begin(message.round);
      else if (message.kind === 'done') finish({ kind: 'done' });
      else if (message.peakMb > limits.peakMb) finish({ kind: 'memory', round: message.round });
    });
    child.on('exit', () => finish({ kind: 'died', round: current.round }));
    child.on('error', () => finish({ kind: 'died', round: current.round }));
    child.send(task);
  });
}

/** User and system time of a process, in ms (proc_pid_stat(5), fields 14 and 15 in ticks of 10 ms); 0 where unknown. */
function processorMs(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}
