import type { NativePattern } from '../policy/native.ts';
import { loadedPolicy } from './policy.ts';

export interface Throughput {
  /** Of one pass each, engine and native turn about. */
  readonly engine: readonly number[];
  readonly native: readonly number[];
  /** The engine's first pass: the code is compiled while it runs, and the patterns' states are made. */
  readonly first: number;
  readonly findings: number;
}

/** Passes that come before: the browser goes on compiling for about ten of them. */
const warmUp = 12;

export function measureThroughput(
  text: string,
  patterns: readonly NativePattern[],
  passes: number,
): Throughput {
  const scanner = loadedPolicy().engine;
  const expressions = patterns.map(({ source, flags }) => new RegExp(source, flags));
  const engine: number[] = [];
  const native: number[] = [];
  let findings = 0;
  let first = 0;
  for (let pass = 0; pass < warmUp + passes; pass += 1) {
    const start = performance.now();
    findings = scanner.scan(text).length;
    const between = performance.now();
    if (pass === 0) first = between - start;
    // Native expressions are compiled by their first pass.
    const hits = pass === 0 || pass >= warmUp ? countMatches(expressions, text) : 0;
    const end = performance.now();
    if (hits < 0 || pass < warmUp) continue;
    engine.push(between - start);
    native.push(end - between);
  }
  return { engine, native, first, findings };
}

/** One expression after the other, over the whole text. */
export function countMatches(expressions: readonly RegExp[], text: string): number {
  let hits = 0;
  for (const expression of expressions) {
    expression.lastIndex = 0;
    while (expression.exec(text) !== null) hits += 1;
  }
  return hits;
}
