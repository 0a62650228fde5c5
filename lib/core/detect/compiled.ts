import type { Localised } from '../policy/schema.ts';
import type { Check } from './check/schema.ts';
import type { Confidence } from './finding.ts';

/**
 * A compiled pattern: an instruction list for the linear-time engine, as plain JSON. Its inner shape belongs to
 * `detect/`; everyone else passes it on.
 */
export interface Program {
  readonly [part: string]: unknown;
}

/** What may stand right beside a keyword: see `boundary` in the policy schema. */
export type Boundary = 'word' | 'digit' | 'none';

export interface CompiledSupport {
  readonly keywords: readonly string[];
  /** A detector or a dictionary. */
  readonly detector: string | null;
  /** How far before and after the value it may stand, in code units. */
  readonly before: number;
  readonly after: number;
  readonly confidence: Confidence;
}

/** Words that say that a value is something else. */
export interface CompiledContrary {
  readonly keywords: readonly string[];
  readonly before: number;
  readonly after: number;
}

/** Where something that every match holds stands in it, in code units from the start of the match. */
export interface GateOffsets {
  readonly min: number;
  /** Null: no bound. */
  readonly max: number | null;
  /** Every character that can stand before it (flat inclusive ranges); null: not worth looking. */
  readonly lead: readonly number[] | null;
}

/** Something cheap to look for without which a pattern cannot match. */
export type Gate =
  /** One of the pattern's `literals`. */
  | ({ readonly kind: 'literals' } & GateOffsets)
  /** This many digits in a row. */
  | ({ readonly kind: 'digits'; readonly digits: number } & GateOffsets)
  /** The match lies within one run of digits and separators, with at least this many digits. */
  | { readonly kind: 'number'; readonly digits: number }
  /** This many characters of keys and tokens in a row. */
  | ({ readonly kind: 'token'; readonly chars: number } & GateOffsets)
  /**
   * The first run of digits in the match is of a certain kind. Bits: the digits it can begin with, the neighbours
   * (neighbours.ts) that can stand before it, and by its length (the last: that and longer) those behind it and the
   * lengths, as bits, of the run of digits one character behind it (0: none there; 31: that and more).
   */
  | ({
      readonly kind: 'run';
      readonly first: number;
      readonly before: number;
      readonly shapes: readonly number[];
      readonly seconds: readonly number[];
    } & GateOffsets)
  | { readonly kind: 'always' };

export interface CompiledPattern {
  readonly id: string;
  /** Null for a pattern made of keywords. */
  readonly program: Program | null;
  readonly gate: Gate;
  /** Case-folded literals of which a match must hold one, if these are the gate. */
  readonly literals: readonly string[];
  /** Such literals where the gate is another one: a text with none of them anywhere has no match. Empty: not known. */
  readonly holds: readonly string[];
  readonly words: {
    readonly list: readonly string[];
    readonly ignoreCase: boolean;
    /** Whether letters count as equal when only their accents differ. */
    readonly ignoreAccents: boolean;
    readonly boundary: Boundary;
  } | null;
  readonly validators: readonly (string | Check)[];
  readonly confidence: Confidence;
  readonly support: readonly CompiledSupport[];
  readonly supportRequired: boolean;
  readonly contrary: readonly CompiledContrary[];
}

/** Characters kept in clear at each end; `none` for values that are no secret themselves, such as a marking. */
export type Mask = 'none' | { readonly keepStart: number; readonly keepEnd: number };

export interface CompiledDetector {
  readonly id: string;
  readonly title: Localised;
  readonly category: string;
  /** What it finds holds values of its own. */
  readonly passage?: true;
  readonly patterns: readonly CompiledPattern[];
  readonly excludeValues: readonly string[];
  readonly exclude: readonly Program[];
  readonly mask: Mask;
}
