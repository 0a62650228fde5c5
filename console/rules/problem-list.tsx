import type { VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { goTo } from '../shell/navigation.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { DraftModel } from './draft-state.ts';
import { ProblemRows } from './problem-rows.tsx';
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
        <ProblemRows
          problems={check.problems}
          onChosen={({ file, line }) => {
            // Through "no line" first, so that the same problem can be gone to twice.
            goTo({ page: 'edit', file, line: null }, 'replace');
            requestAnimationFrame(() => goTo({ page: 'edit', file, line: Math.max(1, line) }, 'replace'));
          }}
        />
      ) : null}
    </section>
  );
}
