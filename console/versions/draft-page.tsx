import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { Draft } from '../../lib/core/api/drafts.ts';
import type { ApiError } from '../api/call.ts';
import { ProblemList } from '../rules/problem-list.tsx';
import { DraftName } from '../rules/publish-bar.tsx';
import { goTo } from '../shell/navigation.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { Confirm } from './confirm.tsx';
import { DiffView } from './diff.tsx';
import { draftText } from './draft-text.ts';
import { mayDo, RulesNav } from './nav.tsx';
import { PublishDraft } from './publish-form.tsx';
import { Rebase } from './rebase.tsx';
import { Replay } from './replay-view.tsx';
import { SaveNote, SaveTrouble } from './save-state.tsx';
import { useSimulate } from './use-mode.ts';
import { publishText } from './publish-text.ts';
import { versionsText } from './text.ts';

/** One draft: what it changes, what that would have done, and the way to the devices. Null: the one that is open. */
export function DraftPage({ models, id }: { readonly models: Models; readonly id: string | null }): VNode {
  const { draft } = models;
  const others = useSignal<Draft | null>(null);
  const error = useSignal<ApiError | null>(null);
  const isOpen = id === null || draft.id.value === id;
  const published = draft.publish.value;
  const isPublished = published.kind === 'published' && published.draft === id;
  usePageTitle(versionsText.draft, versionsText.draftsTitle);
  useEffect(() => {
    if (isOpen || isPublished) return undefined;
    const left = new AbortController();
    void openDraft(models, id, left.signal).then((opened) => {
      if (left.signal.aborted) return;
      error.value = opened.error;
      others.value = opened.others;
    });
    return () => left.abort();
  }, [id, isOpen, isPublished, models]);
  useEffect(() => void models.policy.load(), [models]);
  // Once it is saved it has an address of its own.
  const savedAs = draft.id.value;
  useEffect(() => {
    if (id === null && savedAs !== null) goTo({ page: 'draft', id: savedAs }, 'replace');
  }, [id, savedAs]);

  return (
    <div class="page page-versions">
      <RulesNav />
      {isOpen || isPublished ? (
        <OpenDraft models={models} />
      ) : others.value !== null && others.value.id === id ? (
        <OthersDraft models={models} draft={others.value} />
      ) : error.value === null ? (
        <Loading />
      ) : error.value.status === 404 ? (
        <Gone title={versionsText.draftGone} text={versionsText.draftGoneText} />
      ) : (
        <NothingLoaded error={error.value} onRetry={() => location.reload()} />
      )}
    </div>
  );
}

async function openDraft(
  { draft, versionsApi }: Models,
  id: string,
  left: AbortSignal,
): Promise<{ readonly error: ApiError | null; readonly others: Draft | null }> {
  const found = await versionsApi.draft(id);
  if (!found.ok) return { error: found.error, others: null };
  if (!found.value.mine) return { error: null, others: found.value };
  // What is open now must be safe first.
  if (draft.unsaved.value && !(await draft.save())) {
    const state = draft.saving.value;
    return { error: 'error' in state ? state.error : null, others: null };
  }
  // Whoever has gone elsewhere may be at work on what is open.
  return { error: left.aborted ? null : await draft.open(id), others: null };
}

function Gone(props: { readonly title: string; readonly text: string }): VNode {
  return (
    <>
      <h1 class="visually-hidden" tabIndex={-1}>
        {props.title}
      </h1>
      <EmptyState
        title={props.title}
        actions={
          <a class="button button-plain" href={hrefOf({ page: 'drafts' })}>
            {versionsText.drafts}
          </a>
        }
      >
        <p>{props.text}</p>
      </EmptyState>
    </>
  );
}

function OpenDraft({ models }: { readonly models: Models }): VNode {
  const { draft } = models;
  const discarding = useSignal(false);
  const of = useVersionOf(draft.files.value);
  const isEmpty = draft.changed.value.size === 0;
  const simulate = useSimulate(models);
  const wantsRebase =
    draft.publish.value.kind === 'conflict' || (draft.behind.value && draft.id.value !== null);
  if (isEmpty && draft.id.value === null)
    return (
      <>
        <Published models={models} />
        <Gone title={versionsText.nothingOpen} text={versionsText.noDraftsText} />
      </>
    );
  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1}>{versionsText.draft}</h1>
        <div class="head-actions">
          <a
            class="button button-plain"
            href={hrefOf({ page: 'edit', file: firstChanged(models), line: null })}
          >
            {versionsText.editDraft}
          </a>
          <Button onClick={() => (discarding.value = true)}>{versionsText.discard}</Button>
        </div>
      </div>
      <div class="draft-line">
        <DraftName models={models} />
        <span class="quiet">
          {draft.baseVersion.value === null ? '' : versionsText.basedOn(draft.baseVersion.value)} ·{' '}
          <SaveNote draft={draft} />
        </span>
      </div>
      <SaveTrouble draft={draft} />
      <Published models={models} />
      {wantsRebase ? <Rebase models={models} /> : null}
      <Changes models={models} of={of} />
      {isEmpty ? null : (
        <>
          <Replay models={models} files={draft.files.value} of={of} onSimulate={simulate} />
          <Problems models={models} of={of} />
          {mayDo(models, 'policy.publish') && !wantsRebase ? (
            <section class="section" aria-labelledby="publish-title">
              <h2 id="publish-title">{publishText.publishTitle}</h2>
              <PublishDraft models={models} />
            </section>
          ) : null}
        </>
      )}
      {discarding.value ? (
        <Confirm
          title={versionsText.discardTitle}
          text={versionsText.discardText}
          act={versionsText.discardYes}
          keep={versionsText.keep}
          asksWhy={false}
          onAct={async () => {
            const failed = await draft.throwAway();
            if (failed === null) goTo({ page: 'drafts' });
            return failed;
          }}
          onClose={() => (discarding.value = false)}
        />
      ) : null}
    </>
  );
}

/** Checked by itself: what has problems cannot be published. */
function Problems({ models, of }: { readonly models: Models; readonly of: string }): VNode | null {
  const { draft } = models;
  useEffect(() => void draft.runCheck(), [draft, of]);
  const { kind } = draft.check.value;
  const hasSome = draft.check.value.kind === 'checked' && draft.check.value.problems.length > 0;
  return hasSome || kind === 'failed' ? <ProblemList draft={draft} /> : null;
}

const firstChanged = ({ draft }: Models): string | null => {
  const [path = null] = [...draft.edits.value].flatMap(([each, text]) => (text === null ? [] : [each]));
  return path;
};

/** A name for each list of files, so that what depends on them is asked for anew only when they change. */
function useVersionOf(files: unknown): string {
  const seen = useRef({ files, n: 0 });
  if (seen.current.files !== files) seen.current = { files, n: seen.current.n + 1 };
  return String(seen.current.n);
}

function Changes({ models, of }: { readonly models: Models; readonly of: string }): VNode {
  const diff = useAnswer(of, () => models.versionsApi.diffOfFiles({ files: models.draft.files.value }));
  return (
    <section class="section" aria-labelledby="changes-title">
      <h2 id="changes-title">{versionsText.changes}</h2>
      <Trouble error={diff.error} onRetry={diff.reload} />
      {diff.value === null ? diff.error === null ? <Loading /> : null : <DiffView diff={diff.value} />}
    </section>
  );
}

function Published({ models }: { readonly models: Models }): VNode | null {
  const state = models.draft.publish.value;
  switch (state.kind) {
    case 'none':
    case 'publishing':
      return null;
    case 'conflict':
      return (
        <Notice tone="warn" role="alert">
          {draftText.conflict}
        </Notice>
      );
    case 'published':
      return (
        <Notice
          tone="good"
          role="status"
          actions={<a href={hrefOf({ page: 'rules' })}>{versionsText.inForce}</a>}
        >
          {state.staged ? draftText.stagedOut(state.version) : draftText.published(state.version)}
        </Notice>
      );
    case 'proposed':
      return (
        <Notice
          tone="good"
          role="status"
          actions={<a href={hrefOf({ page: 'proposal', id: state.id })}>{draftText.seeProposal}</a>}
        >
          {state.waits === 'review' ? draftText.proposed : draftText.scheduled}
        </Notice>
      );
    case 'refused':
      return (
        <Notice tone="stop" role="alert">
          {draftText.refused}
        </Notice>
      );
    case 'failed':
      return <Trouble error={state.error} />;
  }
  return state satisfies never;
}

function OthersDraft({ models, draft }: { readonly models: Models; readonly draft: Draft }): VNode {
  const diff = useAnswer(draft.id, () => models.versionsApi.draftDiff(draft.id));
  return (
    <>
      <h1 tabIndex={-1}>
        <Shown value={draft.title} max={120} />
      </h1>
      <p class="quiet">{versionsText.readOnly(sentenceText(draft.author, 120))}</p>
      <section class="section" aria-labelledby="changes-title">
        <h2 id="changes-title">{versionsText.changes}</h2>
        <Trouble error={diff.error} onRetry={diff.reload} />
        {diff.value === null ? diff.error === null ? <Loading /> : null : <DiffView diff={diff.value} />}
      </section>
    </>
  );
}
