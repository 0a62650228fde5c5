import { lazy } from '../../lazy.ts';
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

/** A program as the engine runs it. `word` stands for the fixed set in word-chars.ts. */
export interface Code {
  /** Character sets as flat inclusive ranges of code points. */
  readonly sets: readonly (readonly number[] | 'word')[];
  readonly code: readonly number[];
  readonly start: number;
  readonly capture: boolean;
  /** Sets (by number) whose characters may not stand right before, and right after, a match. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export const programVersion = 2;
/** Numbers are written in digits of five bits, the lowest first; all but the last have a sixth bit set. */
export const digitBits = 5;
export const digitsOfNumbers = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Reads a program, which comes out of `compilePattern` or of a verified bundle: anything else is a bug.
 * pattern/encode-program.ts says how it is written.
 */
export function readProgram(program: Program): Code {
  const { v, code: text } = program;
  if (v !== programVersion || typeof text !== 'string') {
    throw new Error(`not a pattern program of version ${String(programVersion)}`);
  }
  const next = reader(text);
  const list = (): number[] => Array.from({ length: next() }, next);
  const start = next();
  const capture = next() === 1;
  const [before, after] = [list(), list()];
  const sets = Array.from({ length: next() }, () => readSet(next));
  const code: number[] = [];
  for (let at = 0, size = next(); at < size; at += 1) {
    code.push(next(), next());
    const zigzag = next();
    code.push(at + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2));
  }
  return { sets, code, start, capture, before, after };
}

function readSet(next: () => number): readonly number[] | 'word' {
  const size = next();
  if (size === 0) return next() === 1 ? 'word' : [];
  const set: number[] = [];
  for (let i = 0, end = 0; i < size; i += 1) {
    const from = end + next();
    end = from + next();
    set.push(from, end);
  }
  return set;
}

const digitValues = lazy(() => {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < digitsOfNumbers.length; i += 1) values[digitsOfNumbers.charCodeAt(i)] = i;
  return values;
});

function reader(text: string): () => number {
  const digitOf = digitValues();
  let pos = 0;
  return () => {
    for (let value = 0, shift = 0; ; shift += digitBits) {
      const digit = digitOf[text.charCodeAt(pos)] ?? -1;
      if (digit < 0) throw new Error('a pattern program that ends or is broken');
      pos += 1;
      value += (digit & ((1 << digitBits) - 1)) * 2 ** shift;
      if (digit < 1 << digitBits) return value;
    }
  };
}
