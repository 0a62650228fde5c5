import type { Program } from '../compiled.ts';
import { fail, ok, type Result } from '../../result.ts';
import { encodeProgram } from './encode-program.ts';
import { generate, type Edges } from './generate.ts';
import type { Node } from './ast.ts';
import { parsePattern } from './parse.ts';
import { PatternRefused, type PatternProblem } from './problem.ts';

/**
 * Compiles an RE2-like pattern for the linear-time engine. Supported: literals, classes, `\d \w \s \p{...}`, groups,
 * one capture group, alternation, greedy and lazy repeats up to 1000, `^` and `$` (start and end of the text),
 * `(?i)` and `(?s)`. Case folding is Unicode's simple one. Offsets of matches are UTF-16 code units.
 * @param options.ignoreCase default false.
 */
export function compilePattern(
  source: string,
  options: { readonly ignoreCase?: boolean } = {},
): Result<Program, PatternProblem> {
  return refusing(() => programOf(parsePattern(source, options.ignoreCase ?? false)));
}

export function programOf(node: Node, edges: Edges = { before: [], after: [] }): Program {
  return encodeProgram(generate(node, edges));
}

/** Runs a part of the compiler, whose refusals are expected failures. */
export function refusing<T>(compile: () => T): Result<T, PatternProblem> {
  try {
    return ok(compile());
  } catch (error) {
    if (error instanceof PatternRefused) return fail(error.problem);
    throw error;
  }
}
