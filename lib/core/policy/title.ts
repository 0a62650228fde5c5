import { compilePattern, type Program } from '../detect/index.ts';
import { worded } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say } from '../sentence.ts';
import { type GlobProblem, globToPattern } from './glob.ts';

/** A program that matches whole conversation titles, without regard to case. */
export function compileTitle(glob: string): Result<Program, GlobProblem> {
  const pattern = globToPattern(glob);
  if (!pattern.ok) return pattern;
  const program = compilePattern(pattern.value, { ignoreCase: true });
  if (program.ok) return ok(program.value);
  return fail(
    worded(say`The pattern cannot be read.`, say`Write a backslash before marks that mean themselves.`),
  );
}
