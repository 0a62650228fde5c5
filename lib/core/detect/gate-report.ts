import type { CompiledDetector, Gate } from './compiled.ts';

/** What the engine waits for before it runs a pattern. */
export interface GateReport {
  readonly detector: string;
  readonly pattern: string;
  readonly gate: Gate['kind'];
  /** The literals of the gate, case-folded; empty for other kinds. */
  readonly literals: readonly string[];
  /** Whether it is run over the whole of every text, which is slow: no gate, and no required keywords either. */
  readonly alwaysRun: boolean;
}

/** For authors of detectors: how each pattern (of a regular expression) is kept from being run on every text. */
export function gateReport(detectors: readonly CompiledDetector[]): GateReport[] {
  return detectors.flatMap(({ id, patterns }) =>
    patterns
      .filter(({ words }) => words === null)
      .map(({ id: pattern, gate, literals, supportRequired, support }) => ({
        detector: id,
        pattern,
        gate: gate.kind,
        literals,
        alwaysRun:
          gate.kind === 'always' && !(supportRequired && support.every(({ detector }) => detector === null)),
      })),
  );
}
