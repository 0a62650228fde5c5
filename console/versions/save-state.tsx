import type { VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import type { DraftModel } from '../rules/draft-state.ts';
import { clockTime } from '../shell/time.ts';
import { draftText } from './draft-text.ts';

/** Whether the server has the draft, in a few words. */
export function SaveNote({ draft }: { readonly draft: DraftModel }): VNode | null {
  const state = draft.saving.value;
  switch (state.kind) {
    case 'none':
    case 'elsewhere':
      return null;
    case 'waiting':
      return <span class="save-note">{draftText.waiting}</span>;
    case 'saving':
      return <span class="save-note">{draftText.saving}</span>;
    case 'saved':
      return <span class="save-note">{draftText.saved(clockTime(state.at))}</span>;
    case 'failed':
      return (
        <span class="save-note save-note-failed" role="alert">
          {state.error.status === 0 ? draftText.failed : draftText.failedOther}
        </span>
      );
  }
  return state satisfies never;
}

/** What must be decided before anything more is saved. */
export function SaveTrouble({ draft }: { readonly draft: DraftModel }): VNode | null {
  const state = draft.saving.value;
  if (state.kind !== 'elsewhere') return null;
  const isShared = state.error.status === 409;
  const sentence = isShared
    ? draftText.elsewhere
    : state.error.status === 404
      ? draftText.gone
      : draftText.notYours;
  return (
    <Notice
      tone="warn"
      role="alert"
      actions={
        <>
          <Button onClick={() => void draft.settle('mine')}>{draftText.keepMine}</Button>
          {isShared ? (
            <Button look="quiet" onClick={() => void draft.settle('theirs')}>
              {draftText.takeTheirs}
            </Button>
          ) : null}
        </>
      }
    >
      {sentence}
    </Notice>
  );
}
