/** What is wrong with a pattern that a person wrote. */
export interface PatternProblem {
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
  /** One plain sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
}

/** Carries a problem from the depth of the parser to `compilePattern`, which turns it into a Result. */
export class PatternRefused extends Error {
  readonly problem: PatternProblem;
  constructor(problem: PatternProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function refuse(code: PatternProblem['code'], offset: number, message: string, hint?: string): never {
  throw new PatternRefused(hint === undefined ? { code, offset, message } : { code, offset, message, hint });
}
