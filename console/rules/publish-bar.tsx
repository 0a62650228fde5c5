import type { VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { withoutHidden } from '../../lib/design/components/shown-text.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { draftText } from '../versions/draft-text.ts';
import { SaveNote, SaveTrouble } from '../versions/save-state.tsx';

/** The draft at the foot of the editor: its name, whether it is saved, what it changes, and the way on. */
export function PublishBar({ models }: { readonly models: Models }): VNode {
  const { draft } = models;
  const files = draft.changed.value.size;
  const isChecking = draft.check.value.kind === 'checking';
  return (
    <section class="publish" aria-label={draftText.bar}>
      <SaveTrouble draft={draft} />
      {draft.behind.value ? (
        <Notice tone="warn" actions={<a href={hrefOf(draftRoute(draft.id.value))}>{draftText.behindHow}</a>}>
          {draftText.behind}
        </Notice>
      ) : null}
      <div class="publish-row">
        <DraftName models={models} />
        <p class="publish-what">
          {files === 0 ? draftText.nothing : draftText.changes(files)}
          {draft.saving.value.kind === 'none' || draft.saving.value.kind === 'elsewhere' ? '' : ' · '}
          <SaveNote draft={draft} />
        </p>
        <Button onClick={() => void draft.runCheck()} unavailable={isChecking}>
          {isChecking ? draftText.checking : draftText.check}
        </Button>
        {files === 0 && draft.id.value === null ? null : (
          <a class="button button-primary" href={hrefOf(draftRoute(draft.id.value))}>
            {draftText.review}
          </a>
        )}
      </div>
    </section>
  );
}

export const draftRoute = (id: string | null) => ({ page: 'draft', id }) as const;

export function DraftName({ models }: { readonly models: Models }): VNode | null {
  const { draft } = models;
  if (draft.id.value === null && draft.changed.value.size === 0) return null;
  const title = draft.title.value;
  const clean = withoutHidden(title);
  return (
    <>
      <input
        class="input draft-name"
        aria-label={draftText.name}
        placeholder={draftText.name}
        maxLength={200}
        dir="auto"
        value={clean}
        onChange={({ currentTarget }) => {
          currentTarget.value = withoutHidden(currentTarget.value);
          draft.rename(currentTarget.value);
        }}
      />
      {clean === title ? null : <span class="draft-name-note">{draftText.nameHidden}</span>}
    </>
  );
}
