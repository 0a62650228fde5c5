import type { Detector } from '../policy/schema.ts';
import { worded } from '../problem.ts';
import { say } from '../sentence.ts';
import type { CompiledDetector } from './compiled.ts';
import type { DetectorProblem } from './compile-detector.ts';
import { loadEngine, type Engine } from './engine/load.ts';
import { asksForPhones, exampleRegions, phonesFor } from './phone/from-metadata.ts';
import { expandPlaceholders } from './placeholders.ts';

/**
 * Runs every example of a detector and returns what is not as it says: values found in order, nothing more, at
 * their place, with the confidence given; nothing in the others. Messages name the example, not its content.
 * A detector is tried by itself, with only those beside it that support it: what else a policy holds changes nothing.
 * @param all the detectors to take these from. Default: it alone.
 */
export function runExamples(
  source: Detector,
  compiled: CompiledDetector,
  all: readonly CompiledDetector[] = [compiled],
): DetectorProblem[] {
  const detectors = [compiled, ...supportersOf(compiled, all)];
  const engine = loadEngine(detectors, {
    phones: asksForPhones(detectors) ? phonesFor(exampleRegions) : null,
  });
  return [
    ...source.examples.match.flatMap((example, i) =>
      runMatch(engine, compiled.id, example, `examples.match.${i}`),
    ),
    ...source.examples.noMatch.flatMap((example, i) =>
      runNoMatch(engine, compiled.id, example, `examples.noMatch.${i}`),
    ),
  ];
}

/** The detectors that support one, and those that support these. */
export function supportersOf(
  compiled: CompiledDetector,
  all: readonly CompiledDetector[],
): readonly CompiledDetector[] {
  const chosen = new Set([compiled]);
  for (const { patterns } of chosen) {
    const named = new Set(patterns.flatMap(({ support }) => support.map((one) => one.detector)));
    for (const detector of named.size === 0 ? [] : all) if (named.has(detector.id)) chosen.add(detector);
  }
  chosen.delete(compiled);
  return [...chosen];
}

type MatchExample = Detector['examples']['match'][number];

function runMatch(engine: Engine, id: string, example: MatchExample, path: string): DetectorProblem[] {
  const text = expandPlaceholders(example.text);
  const wanted = example.find.map(expandPlaceholders);
  if (text === null || wanted.includes(null)) return [malformed(path)];
  const found = engine.scan(text).filter((finding) => finding.detector === id);
  if (found.length !== wanted.length) {
    const message = say`This example has ${wanted.length} to find, the detector finds ${found.length}.`;
    return [{ code: 'detector/example-count', path, ...worded(message) }];
  }
  return found.flatMap((finding, i): DetectorProblem[] => {
    if (text.slice(finding.start, finding.end) !== wanted[i]) {
      const message = say`The detector finds ${finding.end - finding.start} characters at ${finding.start}, which is not this value.`;
      return [{ code: 'detector/example-span', path: `${path}.find.${i}`, ...worded(message) }];
    }
    if (example.confidence !== undefined && finding.confidence !== example.confidence) {
      const message = say`The example says ${example.confidence} confidence, the detector ${finding.confidence}.`;
      return [{ code: 'detector/example-confidence', path: `${path}.find.${i}`, ...worded(message) }];
    }
    return [];
  });
}

function runNoMatch(
  engine: Engine,
  id: string,
  example: { readonly text: string; readonly why: string },
  path: string,
): DetectorProblem[] {
  const text = expandPlaceholders(example.text);
  if (text === null) return [malformed(path)];
  const found = engine.scan(text).filter((finding) => finding.detector === id);
  if (found.length === 0) return [];
  const message = say`Nothing should be found here (${example.why}), but the detector finds ${found.length}.`;
  return [{ code: 'detector/example-false-positive', path, ...worded(message) }];
}

function malformed(path: string): DetectorProblem {
  const hint = say`known are {{luhn:DIGITS}}, {{iban:CC:ACCOUNT}} and {{join:a|b}}`;
  const said = worded(say`A placeholder in this example is malformed.`, hint);
  return { code: 'detector/example-placeholder', path, ...said };
}
