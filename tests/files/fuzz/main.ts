import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FormatId } from '../formats.ts';
import { full } from './bombs.ts';
import { serveTasks } from './child.ts';
import type { Message, Task } from './messages.ts';
import { bombAt, bombsOf, fuzzFormats } from './round.ts';
import { type End, type Limits, standard, watch } from './watch.ts';

export { fuzzFormats };

export interface Finding {
  readonly format: string;
  readonly kind: 'bomb' | 'mutation';
  /** A bomb's position, or the seed of a mutation. */
  readonly round: number;
  /** How the file was made, and what went wrong; nothing of what is in it. */
  readonly what: string;
}

export interface FormatReport {
  readonly format: string;
  readonly files: number;
  readonly verdicts: Readonly<Record<string, number>>;
  /** Of the processor, for one file. */
  readonly slowestMs: number;
  readonly peakMb: number;
  readonly findings: readonly Finding[];
}

export interface FuzzOptions {
  readonly perFormat: number;
  readonly seed: number;
  /** No new children of this format after so much time. */
  readonly seconds?: number;
  readonly bombs: boolean;
  /** Writing in pictures is read as well, which takes a second or so for each. Default: false. */
  readonly ocr?: boolean;
  readonly limits?: Limits;
}

/** Files that one process looks into: engines keep what they once took. */
const batch = 500;

interface Child {
  readonly process: ChildProcess;
  files: number;
}
/** Done with what they had, and good for more. */
const idle: Child[] = [];

function takeChild(ocr: boolean): Child {
  const spare = idle.pop();
  if (spare !== undefined) return spare;
  const args = ['--fuzz-files-child', ...(ocr ? ['--ocr'] : [])];
  return { process: fork(fileURLToPath(import.meta.url), args), files: 0 };
}

function returnChild(child: Child, { kind, from, to }: Task): void {
  child.files += to - from;
  // A bomb may leave much behind, and the next file is not to blame for it.
  if (kind === 'bomb' || child.files >= batch) child.process.kill();
  else idle.push(child);
}

/** Ends the processes that wait for more. */
export function endChildren(): void {
  for (const { process: child } of idle.splice(0)) child.kill();
}

/** Damages files of one format in processes of their own. A process that does not come back is a finding. */
export async function fuzzFormat(format: FormatId, options: FuzzOptions): Promise<FormatReport> {
  const { perFormat, seed, bombs, ocr = false, limits = standard, seconds = Infinity } = options;
  const seen = createTally(format);
  const end = performance.now() + seconds * 1000;
  // Each bomb for itself: it is allowed to cost what a file may cost.
  const ranges = bombs ? Array.from({ length: bombsOf(format) }, (_, at) => bombTask(format, at)) : [];
  for (let from = seed; from < seed + perFormat; from += batch)
    ranges.push({ format, kind: 'mutation', from, to: Math.min(seed + perFormat, from + batch) });
  for (const range of ranges) {
    for (let task: Task | null = range; task !== null && performance.now() < end;) {
      const child = takeChild(ocr);
      const running: Task = task.kind === 'bomb' ? { ...task, file: makeBomb(format, task.from) } : task;
      const ended = await watch(child.process, running, limits, (message) => seen.add(running, message));
      seen.ended(running, ended);
      if (ended.kind === 'done') returnChild(child, running);
      task =
        ended.kind === 'done' || ended.round + 1 >= running.to ? null : { ...running, from: ended.round + 1 };
    }
  }
  return seen.report();
}

/** Written to a file of the one folder that goes with this process. */
function makeBomb(format: FormatId, at: number): string {
  folder ??= temporaryFolder();
  const file = path.join(folder, `${format}-${String(at)}`);
  writeFileSync(file, bombAt(format, at).bytes(full));
  return file;
}

let folder: string | undefined;
function temporaryFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'sluice-bombs-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

const bombTask = (format: FormatId, at: number): Task => ({ format, kind: 'bomb', from: at, to: at + 1 });

function createTally(format: FormatId) {
  const verdicts: Record<string, number> = {};
  const findings: Finding[] = [];
  let files = 0;
  let slowestMs = 0;
  let peakMb = 0;
  const find = ({ kind }: Task, round: number, what: string): void =>
    void findings.push({ format, kind, round, what });
  return {
    add(task: Task, message: Message) {
      if (message.kind !== 'ended') return;
      files += 1;
      verdicts[message.verdict] = (verdicts[message.verdict] ?? 0) + 1;
      slowestMs = Math.max(slowestMs, message.ms);
      peakMb = Math.max(peakMb, message.peakMb);
      if (message.wrong !== undefined) find(task, message.round, `${message.how}: ${message.wrong}`);
    },
    ended(task: Task, end: End) {
      if (end.kind === 'done') return;
      const name = task.kind === 'bomb' ? `${bombAt(format, task.from).name}: ` : '';
      find(task, end.round, `${name}${words[end.kind]}`);
    },
    report: (): FormatReport => ({ format, files, verdicts, slowestMs, peakMb, findings }),
  };
}

const words = {
  hang: 'it does not come back',
  died: 'the process ended',
  memory: 'it took more memory than it may',
} as const;

if (process.argv.includes('--fuzz-files-child') && process.send !== undefined) serveTasks();
