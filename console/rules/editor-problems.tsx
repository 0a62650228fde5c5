import type { VNode } from 'preact';
import type { Problem } from '../../lib/core/problem.ts';
import { goTo } from '../shell/navigation.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { DraftModel } from './draft-state.ts';
import type { EditorModel } from './editor-model.ts';
import { ProblemRows } from './problem-rows.tsx';
import { pageText } from './editor-text.ts';

/** What is wrong, as it is typed; what only the server found comes with it. Each problem leads to its place. */
export function EditorProblems(props: {
  readonly draft: DraftModel;
  readonly editor: EditorModel;
  readonly file: string | null;
  readonly onLine: (line: number) => void;
}): VNode {
  const { draft, editor, file } = props;
  const problems = allProblems(draft, editor);
  const own = problems.filter((problem) => problem.file === file || problem.file === '');
  const others = problems.filter((problem) => !own.includes(problem));
  const check = draft.check.value;
  return (
    <section class="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">
        {pageText.problems}
        {problems.length > 0 ? <span class="problems-count">{problems.length}</span> : null}
      </h2>
      <p role="status" class="problems-now quiet">
        {editor.problems.value === null
          ? pageText.reading
          : editor.checking.value
            ? pageText.checking
            : problems.length === 0
              ? pageText.noProblems
              : ''}
      </p>
      {check.kind === 'failed' ? <Trouble error={check.error} onRetry={() => void draft.runCheck()} /> : null}
      <ProblemRows problems={own} onChosen={(problem) => props.onLine(Math.max(1, problem.line))} />
      {others.length === 0 ? null : (
        <>
          <h3 class="problems-others">{pageText.elsewhere(others.length)}</h3>
          <ProblemRows
            problems={others}
            onChosen={(problem) =>
              goTo({ page: 'edit', file: problem.file, line: Math.max(1, problem.line) })
            }
          />
        </>
      )}
    </section>
  );
}

/** Those of the editor's own check, and of the server's where the text is still the same. */
export function allProblems(
  draft: Pick<DraftModel, 'check'>,
  editor: Pick<EditorModel, 'problems'>,
): readonly Problem[] {
  const own = editor.problems.value ?? [];
  const check = draft.check.value;
  if (check.kind !== 'checked' || check.stale) return own;
  const key = ({ file, line, code }: Problem) => `${file}:${line}:${code}`;
  const known = new Set(own.map(key));
  return [...own, ...check.problems.filter((problem) => !known.has(key(problem)))];
}
