import { compilePattern, type Program } from '../detect/index.ts';
import { worded } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say } from '../sentence.ts';
import { type GlobProblem, globToPattern } from './glob.ts';

/** A program that matches whole titles of conversations and names of files, line ends in them too, whatever their case. */
export function compileTitle(glob: string): Result<Program, GlobProblem> {
  const pattern = globToPattern(glob.normalize('NFC'));
  if (!pattern.ok) return pattern;
  const program = compilePattern(`(?s)${pattern.value}`, { ignoreCase: true });
  if (program.ok) return ok(program.value);
  return fail(
    worded(say`The pattern cannot be read.`, say`Write a backslash before marks that mean themselves.`),
  );
}
