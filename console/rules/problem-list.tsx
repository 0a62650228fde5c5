import type { VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { goTo } from '../shell/navigation.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { DraftModel } from './draft-state.ts';
import { editorText } from './text.ts';

/** What the check says; each problem leads to its line. */
export function ProblemList({ draft }: { readonly draft: DraftModel }): VNode {
  const check = draft.check.value;
  return (
    <section class="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">
        {editorText.problems}
        {check.kind === 'checked' && check.problems.length > 0 ? (
          <span class="problems-count">{check.problems.length}</span>
        ) : null}
      </h2>
      <div role="status" class="problems-state">
        {check.kind === 'none' ? <p class="quiet">{editorText.notChecked}</p> : null}
        {check.kind === 'checking' ? <p class="quiet">{editorText.checking}</p> : null}
        {check.kind === 'checked' && check.problems.length === 0 && !check.stale ? (
          <Notice tone="good">{editorText.noProblems}</Notice>
        ) : null}
        {check.kind === 'checked' && check.problems.length > 0 ? (
          <span class="visually-hidden">{editorText.count(check.problems.length)}</span>
        ) : null}
        {check.kind === 'checked' && check.stale ? <p class="quiet">{editorText.stale}</p> : null}
      </div>
      {check.kind === 'failed' ? <Trouble error={check.error} onRetry={() => void draft.runCheck()} /> : null}
      {check.kind === 'checked' && check.problems.length > 0 ? (
        <ul>
          {check.problems.map((problem, index) => (
            <ProblemRow key={index} problem={problem} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }): VNode {
  const inside = (
    <>
      <span class="problem-place mono">{shownText(editorText.at(problem.file, problem.line), 120).text}</span>
      <span class="problem-text">
        <Shown value={problem.message} max={400} />
        {problem.hint === undefined ? null : (
          <span class="problem-hint">
            <Shown value={problem.hint} max={400} />
          </span>
        )}
      </span>
      <span class="problem-code mono">{shownText(problem.code, 60).text}</span>
    </>
  );
  if (problem.file === '') return <li class="problem">{inside}</li>;
  return (
    <li>
      <button
        type="button"
        class="problem"
        onClick={() => {
          // Through "no line" first, so that the same problem can be gone to twice.
          goTo({ page: 'edit', file: problem.file, line: null }, 'replace');
          requestAnimationFrame(() =>
            goTo({ page: 'edit', file: problem.file, line: Math.max(1, problem.line) }, 'replace'),
          );
        }}
      >
        {inside}
      </button>
    </li>
  );
}
