import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { loadEngine } from '../../lib/core/detect/engine/index.ts';
import { matcherOf } from '../../lib/core/detect/engine/matcher.ts';
import { compilePattern } from '../../lib/core/detect/pattern/compile-pattern.ts';
import { phonesFor } from '../../lib/core/detect/phone/from-metadata.ts';
import { parseRules, readRules } from '../../tests/fuzz/rules.ts';
import { attacks, attackText, hostileFragments, type Attack } from '../../tests/redos/corpus.ts';
import { atMost, type Measure, type Section } from '../lib/report.ts';
import { largest, median } from '../lib/statistics.ts';

const length = 64 * 1024;
/** A native engine that takes longer is ended. */
const capMs = 1000;
const budget = atMost(10, 10);

interface Timed {
  readonly name: string;
  readonly ms: number;
}

/** Patterns and texts that bring down backtracking engines: ms for 64 KB, in Node. */
export async function redosSection({ root, quick }: { root: string; quick: boolean }): Promise<Section> {
  const times = quick ? 1 : 5;
  const runnable = attacks.filter(({ refused }) => refused === undefined);
  const patterns = runnable.map((attack) => ({ name: attack.name, ms: timePattern(attack, times) }));
  const texts = timeTexts(root, times);
  const native: Timed[] = [];
  for (const attack of runnable.filter((_, i) => !quick || i % 6 === 0)) {
    native.push({ name: attack.name, ms: await timeNative(attack) });
  }
  const ended = native.filter(({ ms }) => ms >= capMs).length;
  return {
    bench: 'redos',
    notes: [
      `${String(attacks.length)} patterns with a text of 64 KB made for each, ${String(attacks.length - runnable.length)} of them refused at compile time; ${String(hostileFragments.length)} fragments repeated to 64 KB, all detectors; warm, in Node, one core`,
      `native RegExp is ended after ${String(capMs)} ms: that happened with ${String(ended)} of ${String(native.length)} patterns`,
    ],
    measures: [
      ...summary('patterns', patterns),
      ...summary('texts, all detectors', texts),
      { name: 'patterns: native RegExp, median', value: median(native.map(({ ms }) => ms)), unit: 'ms' },
      { name: `patterns: native RegExp, ended after ${String(capMs)} ms`, value: ended, unit: '' },
    ],
  };
}

function summary(what: string, timed: readonly Timed[]): readonly Measure[] {
  const worst = largest(timed.map(({ ms }) => ms));
  const name = timed.find(({ ms }) => ms === worst)?.name ?? '';
  return [
    { name: `${what}: median`, value: median(timed.map(({ ms }) => ms)), unit: 'ms', budget },
    { name: `${what}: worst (${name})`, value: worst, unit: 'ms', budget },
    { name: `${what}: over 10 ms`, value: timed.filter(({ ms }) => ms > budget.goal).length, unit: '' },
  ];
}

function timePattern(attack: Attack, times: number): number {
  const compiled = compilePattern(attack.regex, { ignoreCase: attack.ignoreCase ?? false });
  if (!compiled.ok) throw new Error(`${attack.name}: ${compiled.error.message}`);
  const matcher = matcherOf(compiled.value);
  const text = attackText(attack, length);
  return repeated(times, () => matcher.findAll(text));
}

function timeTexts(root: string, times: number): readonly Timed[] {
  const { compiled, settings } = parseRules(readRules(root));
  const engine = loadEngine(compiled, { phones: phonesFor(settings?.regions ?? []) });
  return hostileFragments.map((fragment) => {
    const text = fragment.repeat(Math.ceil(length / fragment.length)).slice(0, length);
    return { name: JSON.stringify(fragment), ms: repeated(times, () => engine.scan(text)) };
  });
}

/** The median, after one run that is not counted. */
function repeated(times: number, run: () => unknown): number {
  run();
  return median(
    Array.from({ length: times }, () => {
      const began = performance.now();
      run();
      return performance.now() - began;
    }),
  );
}

const nativeCode = `const { parentPort, workerData } = require('node:worker_threads');
const { source, flags, text } = workerData;
const pattern = new RegExp(source, flags);
const began = performance.now();
for (const match of text.matchAll(pattern)) void match;
parentPort.postMessage(performance.now() - began);`;

/** In a thread that is ended when it takes too long. */
async function timeNative(attack: Attack): Promise<number> {
  const flags = attack.ignoreCase ? 'giu' : 'gu';
  const workerData = { source: attack.regex, flags, text: attackText(attack, length) };
  const worker = new Worker(nativeCode, { eval: true, workerData });
  try {
    const [ms]: unknown[] = await once(worker, 'message', { signal: AbortSignal.timeout(capMs + 200) });
    return Math.min(Number(ms), capMs);
  } catch {
    return capMs; // a stack that overflows is no answer either
  } finally {
    await worker.terminate();
  }
}
