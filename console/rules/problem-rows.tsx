import type { VNode } from 'preact';
import { Shown } from '../../lib/design/components/shown.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { problemWords } from './problem-words.ts';
import { editorText } from './text.ts';

/** Problems, each of which leads to its place; one of the policy as a whole has none. */
export function ProblemRows(props: {
  readonly problems: readonly Problem[];
  readonly onChosen: (problem: Problem) => void;
}): VNode | null {
  if (props.problems.length === 0) return null;
  return (
    <ul>
      {keyed(props.problems).map(([key, problem]) => (
        <li key={key} class={problem.file === '' ? 'problem' : undefined}>
          {problem.file === '' ? (
            <ProblemWords problem={problem} />
          ) : (
            <button type="button" class="problem" onClick={() => props.onChosen(problem)}>
              <ProblemWords problem={problem} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function ProblemWords({ problem }: { readonly problem: Problem }): VNode {
  const { message, hint } = problemWords(problem);
  return (
    <>
      <span class="problem-place mono">{shownText(editorText.at(problem.file, problem.line), 120).text}</span>
      <span class="problem-text">
        <Shown value={message} max={400} />
        {hint === null ? null : (
          <span class="problem-hint">
            <Shown value={hint} max={400} />
          </span>
        )}
      </span>
      <span class="problem-code mono">{shownText(problem.code, 60).text}</span>
    </>
  );
}

/**
 * The list grows while it is read, as the editor's own check and the server's come in: by its place in the list, the
 * button under the pointer would become another problem's.
 */
function keyed(problems: readonly Problem[]): readonly (readonly [string, Problem])[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const { file, line, column, code } = problem;
    const same = `${file}:${String(line)}:${String(column)}:${code}`;
    const before = seen.get(same) ?? 0;
    seen.set(same, before + 1);
    return [`${same}:${String(before)}`, problem];
  });
}
