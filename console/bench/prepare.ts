import type { PolicyFile } from '../../lib/core/api/console.ts';
import { exampleProblems } from '../../lib/core/policy/compile-remembered.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { isNamed, kindOf } from '../../lib/core/policy/written-kind.ts';

/** `compile`: every detector; `try`: its examples. */
export type Preparing = 'compile' | 'try';

/** How far it is: `done` of `of`. */
export interface Prepared {
  readonly done: number;
  readonly of: number;
}

/**
 * Does a part of what `take` would do at once, from the `from`-th on, until the clock passes `until`; what was done is
 * remembered (compile-remembered.ts). In between the worker can answer other questions.
 */
export function prepare(
  files: readonly PolicyFile[],
  what: Preparing,
  from: number,
  until: number,
  now: () => number,
): Prepared {
  const steps = what === 'compile' ? compileSteps(files) : trySteps(files);
  let done = from;
  do steps[done++]?.();
  while (done < steps.length && now() < until);
  return { done: Math.min(done, steps.length), of: steps.length };
}

/** Settings say whether made-up values count, and so what is compiled. */
function compileSteps(files: readonly PolicyFile[]): readonly (() => void)[] {
  const settings = files.filter(({ text }) => kindOf(text) === 'Settings');
  return files
    .filter(({ text }) => isNamed(text))
    .map((file) => () => void parsePolicyFiles([...settings, file], { examples: 'skip' }));
}

function trySteps(files: readonly PolicyFile[]): readonly (() => void)[] {
  const { detectors, compiled } = parsePolicyFiles(files, { examples: 'skip' });
  const byId = new Map(compiled.map((one) => [one.id, one]));
  return detectors.flatMap((detector) => {
    const one = byId.get(detector.id);
    return one === undefined ? [] : [() => void exampleProblems(detector, one, compiled)];
  });
}
