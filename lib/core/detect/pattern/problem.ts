import { worded, type Wording } from '../../problem.ts';
import type { Sentence } from '../../sentence.ts';

/** What is wrong with a pattern that a person wrote. */
export interface PatternProblem extends Wording {
  readonly code:
    | 'pattern/atomic'
    | 'pattern/backreference'
    | 'pattern/captures'
    | 'pattern/flag'
    | 'pattern/lookaround'
    | 'pattern/syntax'
    | 'pattern/too-large'
    | 'pattern/unsupported'
    | 'pattern/word-boundary';
  /** UTF-16 offset into the pattern. */
  readonly offset: number;
}

/** Carries a problem from the depth of the parser to `compilePattern`, which turns it into a Result. */
export class PatternRefused extends Error {
  readonly problem: PatternProblem;
  constructor(problem: PatternProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function refuse(
  code: PatternProblem['code'],
  offset: number,
  message: Sentence,
  hint?: Sentence,
): never {
  throw new PatternRefused({ code, offset, ...worded(message, hint) });
}
