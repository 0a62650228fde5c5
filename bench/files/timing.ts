import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { lookInto, type LookedInto } from '../../lib/inspect/look-into.ts';
import { createMeter, standardLimits } from '../../lib/inspect/meter.ts';
import type { ReadersFor } from '../../lib/inspect/stage.ts';
import { findTool } from '../../scripts/lib/tools.mjs';
import { median } from '../lib/statistics.ts';

/** Deadlines are not what is measured. */
const unhurried = { ...standardLimits, milliseconds: 600_000, ocrMilliseconds: 600_000 };

export interface Timed {
  readonly ms: number;
  readonly text: string;
}

/** Ours: the median of so many times, after one that fills caches and starts engines. */
export async function ours(
  name: string,
  bytes: Uint8Array,
  readersFor: ReadersFor,
  times: number,
): Promise<Timed & { readonly looked: LookedInto }> {
  const look = (): Promise<LookedInto> =>
    lookInto(name, bytes, { readersFor, meter: createMeter(unhurried) });
  const looked = await look();
  const sample: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    await look();
    sample.push(performance.now() - started);
  }
  return { ms: median(sample), text: looked.texts.map(({ text }) => text).join('\n'), looked };
}

/** A program of Debian's, its start included: people start it for each file. Null where it is not there. */
export async function theirs(tool: string, args: readonly string[], times: number): Promise<Timed | null> {
  if (findTool(tool) === null) return null;
  const sample: number[] = [];
  let text = '';
  for (let time = 0; time <= times; time += 1) {
    const started = performance.now();
    text = await output(tool, args);
    if (time > 0) sample.push(performance.now() - started);
  }
  return { ms: median(sample), text };
}

function output(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    // As many threads as ours has: tesseract's wait for each other for ever on a busy machine.
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'ignore'], env });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => void pieces.push(piece));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(pieces).toString('utf8')));
  });
}
