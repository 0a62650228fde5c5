import {
  compileDetector,
  compileDictionary,
  type DetectorProblem,
  runExamples,
  supportersOf,
} from '../detect/index.ts';
import type { CompiledDetector } from '../detect/compiled.ts';
import type { Result } from '../result.ts';
import type { Detector, Dictionary } from './schema.ts';

/** The same document, as `readFiles` remembers it, is compiled and tried once. */

type Compiled = Result<CompiledDetector, DetectorProblem[]>;
const byDefault = new WeakMap<Detector | Dictionary, Compiled>();
const withTestValues = new WeakMap<Detector, Compiled>();

export function compiledOf(source: Detector | Dictionary, testValues: 'ignore' | 'report'): Compiled {
  if (source.kind === 'Dictionary') return once(byDefault, source, () => compileDictionary(source));
  const known = testValues === 'ignore' ? byDefault : withTestValues;
  return once(known, source, () => compileDetector(source, { testValues }));
}

interface Tried {
  readonly supporters: readonly CompiledDetector[];
  readonly problems: readonly DetectorProblem[];
}
const tried = new WeakMap<CompiledDetector, Tried>();

/** What a detector's examples complain of; run again when one that supports it is another than last time. */
export function exampleProblems(
  source: Detector,
  compiled: CompiledDetector,
  all: readonly CompiledDetector[],
): readonly DetectorProblem[] {
  const supporters = supportersOf(compiled, all);
  const last = tried.get(compiled);
  const isSame =
    last?.supporters.length === supporters.length && last.supporters.every((one, i) => one === supporters[i]);
  if (last && isSame) return last.problems;
  const problems = runExamples(source, compiled, all);
  tried.set(compiled, { supporters, problems });
  return problems;
}

function once<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}
