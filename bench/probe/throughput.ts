import type { NativePattern } from '../policy/native.ts';
import { loadedPolicy } from './policy.ts';

export interface Throughput {
  /** Of one pass each, engine and native turn about. */
  readonly engine: readonly number[];
  readonly native: readonly number[];
  readonly findings: number;
}

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
  for (let pass = 0; pass <= passes; pass += 1) {
    const start = performance.now();
    findings = scanner.scan(text).length;
    const between = performance.now();
    const hits = countMatches(expressions, text);
    const end = performance.now();
    if (hits < 0 || pass === 0) continue; // the first pass warms both up
    engine.push(between - start);
    native.push(end - between);
  }
  return { engine, native, findings };
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
