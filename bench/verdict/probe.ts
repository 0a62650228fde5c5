import type { Egress } from '../../lib/core/decide/egress.ts';
import { judge, type LoadedPolicy, loadPolicy } from '../../lib/core/decide/index.ts';
import { parseBundle } from '../../lib/core/policy/parse-bundle.ts';
import type { NativePattern } from '../policy/native.ts';

/** Runs the same in a content script's world and in Node: only what both have. Times in ms. */

export interface LoadTimes {
  /** Parsing and loading: the first time, as a page meets it, and again once the code is warm. */
  readonly first: number;
  readonly again: readonly number[];
  /** The first verdict after the first load. */
  readonly firstVerdict: number;
}

export interface VerdictTimes {
  readonly clean: readonly number[];
  readonly withFindings: readonly number[];
  /** Smallest step that this place's clock shows. */
  readonly clockStep: number;
  readonly isolated: boolean;
}

export interface Throughput {
  /** Of one pass each, engine and native turn about. */
  readonly engine: readonly number[];
  readonly native: readonly number[];
  readonly findings: number;
}

let policy: LoadedPolicy | null = null;

function load(value: unknown): LoadedPolicy {
  const bundle = parseBundle(value);
  if (!bundle.ok) throw new Error(bundle.error);
  return loadPolicy(bundle.value);
}

/** Keeps the loaded policy for what is measured next. JSON parsing is not timed: storage hands over objects. */
export function measureLoad(json: string, greeting: string, repeats: number): LoadTimes {
  const value: unknown = JSON.parse(json);
  const start = performance.now();
  policy = load(value);
  const loaded = performance.now();
  judge(policy, egress(greeting), Date.now());
  const judged = performance.now();
  const again = Array.from({ length: repeats }, () => {
    const from = performance.now();
    load(value);
    return performance.now() - from;
  });
  return { first: loaded - start, again, firstVerdict: judged - loaded };
}

/** Every verdict timed by itself; no text twice, so that nothing can be remembered. */
export function measureVerdicts(
  messages: readonly { readonly text: string; readonly clean: boolean }[],
  runs: number,
): VerdictTimes {
  const clean: number[] = [];
  const withFindings: number[] = [];
  const warmUp = 500;
  for (let i = 0; i < runs + warmUp; i += 1) {
    const message = messages[i % messages.length];
    if (message === undefined || policy === null) throw new Error('no message, or no policy');
    const attempt = egress(`${i.toString(36)} ${message.text}`);
    const now = Date.now();
    const start = performance.now();
    const verdict = judge(policy, attempt, now);
    const took = performance.now() - start;
    // A telephone number in passing is found as well, and not worth a question.
    const isQuiet = verdict.action === 'allow' || verdict.action === 'log';
    if (message.clean && !isQuiet) {
      throw new Error(`message ${i % messages.length}: ${verdict.deciding?.rule.id ?? ''}`);
    }
    if (i >= warmUp) (message.clean ? clean : withFindings).push(took);
  }
  const isolated = 'crossOriginIsolated' in globalThis && globalThis.crossOriginIsolated;
  return { clean, withFindings, clockStep: clockStep(), isolated };
}

export function measureThroughput(
  text: string,
  patterns: readonly NativePattern[],
  passes: number,
): Throughput {
  const expressions = patterns.map(({ source, flags }) => new RegExp(source, flags));
  const engine: number[] = [];
  const native: number[] = [];
  let findings = 0;
  for (let pass = 0; pass <= passes; pass += 1) {
    const start = performance.now();
    findings = policy?.engine.scan(text).length ?? 0;
    const between = performance.now();
    let hits = 0;
    for (const expression of expressions) {
      expression.lastIndex = 0;
      while (expression.exec(text) !== null) hits += 1;
    }
    const end = performance.now();
    if (hits < 0 || pass === 0) continue; // the first pass warms both up
    engine.push(between - start);
    native.push(end - between);
  }
  return { engine, native, findings };
}

function egress(text: string): Egress {
  return {
    platform: 'whatsapp',
    channel: 'message',
    conversation: { kind: 'direct', title: 'Anna Svoboda' },
    account: { id: null },
    content: { kind: 'text', text },
  };
}

function clockStep(): number {
  let smallest = Infinity;
  for (let i = 0; i < 50; i += 1) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    smallest = Math.min(smallest, now - start);
  }
  return smallest;
}
