import type { Localised } from '../policy/schema.ts';
import type { Confidence } from './finding.ts';

/**
 * A compiled pattern: an instruction list for the linear-time engine, as plain JSON. Its inner shape belongs to
 * `detect/`; everyone else passes it on.
 */
export interface Program {
  readonly [part: string]: unknown;
}

export interface CompiledSupport {
  readonly keywords: readonly string[];
  readonly detector: string | null;
  readonly chars: number;
  readonly confidence: Confidence;
}

export interface CompiledPattern {
  readonly id: string;
  readonly program: Program;
  /** Case-folded literals of which a match must hold one; empty: gated by digits or always run. */
  readonly literals: readonly string[];
  readonly validators: readonly string[];
  readonly confidence: Confidence;
  readonly support: readonly CompiledSupport[];
  readonly supportRequired: boolean;
}

export interface CompiledDetector {
  readonly id: string;
  readonly title: Localised;
  readonly category: string;
  readonly patterns: readonly CompiledPattern[];
  readonly excludeValues: readonly string[];
  readonly exclude: readonly Program[];
  readonly mask: { readonly keepStart: number; readonly keepEnd: number };
}
