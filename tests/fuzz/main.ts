import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { addCounts, type FuzzerName, fuzzerNames, fuzzers } from './fuzzer.ts';

export { fuzzerNames };

/** Longer than any round takes on a busy machine: only a round that never ends does. */
const hangMs = 30_000;
/** What one file may take of the processor to be checked, examples and all. */
const slowMs = 2_000;

const taskSchema = v.object({
  name: v.picklist(fuzzerNames),
  root: v.string(),
  seed: v.number(),
  minutes: v.number(),
  /** The seed of the round under way. */
  current: v.instance(Int32Array),
});
type Task = v.InferOutput<typeof taskSchema>;

const reportSchema = v.object({
  rounds: v.number(),
  counts: v.record(v.string(), v.number()),
  slowestMs: v.number(),
  failure: v.nullable(v.object({ seed: v.number(), message: v.string() })),
});
export type Report = v.InferOutput<typeof reportSchema>;

/** Runs one fuzzer in a thread of its own until its time is over or something fails; a round that hangs is a failure. */
export function runFuzzer(name: FuzzerName, options: Omit<Task, 'name' | 'current'>): Promise<Report> {
  const current = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL(import.meta.url), { workerData: { name, current, ...options } });
  return new Promise((resolve, reject) => {
    let last = -1;
    let rounds = 0;
    const watch = setInterval(() => {
      const [round = 0, seed = 0] = current;
      if (round !== last || round === 0) {
        last = round;
        rounds = round;
        return;
      }
      const failure = { seed: seed >>> 0, message: `A round takes more than ${String(hangMs / 1000)} s.` };
      finish(() => resolve({ rounds, counts: {}, slowestMs: hangMs, failure }));
    }, hangMs);
    const finish = (settle: () => void): void => {
      clearInterval(watch);
      void worker.terminate().then(settle);
    };
    worker.once('message', (report) => finish(() => resolve(v.parse(reportSchema, report))));
    worker.once('error', (error) => finish(() => reject(error)));
  });
}

/** Adds a failing seed to those that every test run tries again. */
export function keepSeed(root: string, name: FuzzerName, seed: number): void {
  const file = path.join(root, 'tests/fuzz/seeds.json');
  const seeds = v.parse(v.record(v.string(), v.array(v.number())), JSON.parse(readFileSync(file, 'utf8')));
  const kept = new Set([...(seeds[name] ?? []), seed]);
  const lines = Object.entries({ ...seeds, [name]: [...kept] }).map(
    ([key, list]) => `  "${key}": [${list.join(', ')}]`,
  );
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

async function work({ name, root, seed, minutes, current }: Task): Promise<Report> {
  const fuzzer = fuzzers[name](root);
  const counts = new Map<string, number>();
  const end = performance.now() + minutes * 60_000;
  let slowestMs = 0;
  for (let rounds = 0; ; rounds += 1) {
    const own = (seed + rounds) >>> 0;
    current[1] = own;
    current[0] = rounds + 1;
    const report = { rounds, counts: Object.fromEntries(counts), slowestMs };
    // Of the processor, not the clock: other programs may run as well.
    const began = process.cpuUsage();
    if (performance.now() >= end) return { ...report, failure: null };
    try {
      addCounts(counts, await fuzzer.round(own));
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { ...report, failure: { seed: own, message } };
    }
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1000;
    slowestMs = Math.max(slowestMs, took);
    // The first rounds also fill caches.
    if (name === 'packs' && rounds > 20 && took > slowMs) {
      const message = `This file took ${took.toFixed(0)} ms to be checked.`;
      return { ...report, failure: { seed: own, message } };
    }
  }
}

if (!isMainThread && v.is(taskSchema, workerData)) {
  const port = parentPort;
  void work(workerData).then((report) => port?.postMessage(report));
}
