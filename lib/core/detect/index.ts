/** The detection engine. Clients that only scan import `./engine/index.ts`, which leaves the compiler out. */
export { compileDetector, type DetectorProblem } from './compile-detector.ts';
export { compileDictionary } from './compile-dictionary.ts';
export type { CompiledDetector, CompiledPattern, CompiledSupport, Program } from './compiled.ts';
export { loadEngine, matchesWhole, type Engine } from './engine/index.ts';
export { confidences, type Confidence, type Finding, type Provenance } from './finding.ts';
export { gateReport, type GateReport } from './gate-report.ts';
export { maskValue } from './mask.ts';
export { compilePattern } from './pattern/compile-pattern.ts';
export type { PatternProblem } from './pattern/problem.ts';
export { runExamples, supportersOf } from './run-examples.ts';
export { validators, type Validator } from './validators/index.ts';
