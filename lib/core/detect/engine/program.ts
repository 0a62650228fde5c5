import type { Program } from '../compiled.ts';

/** Instructions, three numbers each: operation, then its two operands. Targets are instruction numbers. */
export const op = {
  /** Consumes one character of set `a`, goes on at `b`. */
  set: 0,
  /** Tries `a` first, then `b`. */
  split: 1,
  /** Notes the position in capture slot `a` (0 start, 1 end), goes on at `b`. */
  save: 2,
  /** Goes on at `b` at the start of the text only. */
  textStart: 3,
  /** Goes on at `b` at the end of the text only. */
  textEnd: 4,
  match: 5,
} as const;

/** What a `Program` holds. `word` stands for the fixed set in word-chars.ts. */
export interface Code {
  readonly v: 1;
  /** Character sets as flat inclusive ranges of code points. */
  readonly sets: readonly (readonly number[] | 'word')[];
  readonly code: readonly number[];
  readonly start: number;
  readonly capture: boolean;
  /** Sets (by number) whose characters may not stand right before, and right after, a match. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Reads a program, which comes out of `compilePattern` or of a verified bundle: anything else is a bug. */
export function readProgram(program: Program): Code {
  const { v, sets, code, start, capture, before, after } = program;
  const wellFormed =
    v === 1 &&
    Array.isArray(sets) &&
    sets.every(isSet) &&
    isNumbers(code) &&
    typeof start === 'number' &&
    typeof capture === 'boolean' &&
    isNumbers(before) &&
    isNumbers(after);
  if (!wellFormed) throw new Error('not a pattern program of version 1');
  return { v, sets, code, start, capture, before, after };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function isSet(value: unknown): value is readonly number[] | 'word' {
  return value === 'word' || isNumbers(value);
}
