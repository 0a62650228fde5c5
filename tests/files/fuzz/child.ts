import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { FormatId } from '../formats.ts';
import { createTestReaders } from '../reader.ts';
import { type Message, taskSchema } from './messages.ts';
import { createRounds, type FuzzReaders, fuzzFormats } from './round.ts';

/** The process in which files are damaged and looked into; who started it watches. */
export function serveTasks(): void {
  const ocr = process.argv.includes('--ocr');
  const readers = {
    one: createTestReaders({ ocr }),
    halves: createTestReaders({ ocr, halves: true }),
  };
  process.on('message', (message) => {
    const task = v.parse(taskSchema, message);
    void work(task.format, task, readers).then(() => tell({ kind: 'done' }));
  });
  process.on('disconnect', () => process.exit());
}

const isFuzzed = (format: string): format is FormatId => fuzzFormats.some((known) => known === format);

async function work(
  format: string,
  { kind, from, to, file }: v.InferOutput<typeof taskSchema>,
  readers: FuzzReaders,
): Promise<void> {
  if (!isFuzzed(format)) throw new Error('no such format');
  const rounds = createRounds(format, readers);
  const bomb = file === undefined ? new Uint8Array() : new Uint8Array(readFileSync(file));
  for (let round = from; round < to; round += 1) {
    await tell({ kind: 'begins', round });
    const started = process.cpuUsage();
    const result = await (kind === 'bomb' ? rounds.bomb(round, bomb) : rounds.mutation(round));
    const { user, system } = process.cpuUsage(started);
    const ms = (user + system) / 1000;
    await tell({ kind: 'ended', round, ...result, ms, peakMb: peakMb() });
  }
}

/** The most memory that this process had at once. What getrusage(2) says also counts the process it was made from. */
function peakMb(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Waits until it is on its way: what follows may never come to an end. */
function tell(message: Message): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });
}
