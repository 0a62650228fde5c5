import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { DraftSummary } from '../../lib/core/api/drafts.ts';
import type { Models } from '../shell/models.ts';
import { goTo } from '../shell/navigation.ts';
import { hrefOf } from '../shell/route.ts';
import { age, fullTime, now } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { useAnswer, type Loaded } from '../shell/use-answer.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { mayDo, RulesNav } from './nav.tsx';
import { ProposalList } from './proposal-list.tsx';
import { versionsText } from './text.ts';

/** What people work on, and what waits for a second person or for its time. */
export function DraftsPage({ models }: { readonly models: Models }): VNode {
  usePageTitle(versionsText.draftsTitle);
  const writes = mayDo(models, 'policy.write');
  const drafts = useAnswer('all', () => models.versionsApi.drafts(true));
  // Apart: what waits for long is not among the newest.
  const waiting = useAnswer('waiting', () => models.versionsApi.proposals('waiting'));
  const proposals = useAnswer('newest', () => models.versionsApi.proposals('all'));
  const begin = async () => {
    const { draft } = models;
    // What could not be saved says so on its own page.
    if (draft.unsaved.value && !(await draft.save())) {
      goTo({ page: 'draft', id: draft.id.value });
      return;
    }
    draft.discard();
    goTo({ page: 'edit', file: null, line: null });
  };
  return (
    <div class="page page-versions">
      <RulesNav />
      <div class="page-head">
        <h1 tabIndex={-1}>{versionsText.draftsTitle}</h1>
        {writes ? <Button onClick={() => void begin()}>{versionsText.newDraft}</Button> : null}
      </div>
      <Trouble error={waiting.error} onRetry={waiting.reload} />
      {waiting.value === null || waiting.value.items.length === 0 ? null : (
        <ProposalList title={versionsText.waiting} items={waiting.value.items} />
      )}
      <Drafts models={models} drafts={drafts} writes={writes} />
      <Trouble error={proposals.error} onRetry={proposals.reload} />
      <ProposalList
        title={versionsText.decided}
        items={(proposals.value?.items ?? []).filter(({ state }) => !isWaiting(state)).slice(0, 10)}
      />
    </div>
  );
}

const isWaiting = (state: string): boolean => state === 'review' || state === 'scheduled';

function Drafts(props: {
  readonly models: Models;
  readonly drafts: Loaded<{ readonly items: readonly DraftSummary[] }>;
  readonly writes: boolean;
}): VNode {
  const { models, drafts, writes } = props;
  if (drafts.value === null)
    return drafts.error === null ? (
      <Loading />
    ) : (
      <NothingLoaded error={drafts.error} onRetry={drafts.reload} />
    );
  const mine = drafts.value.items.filter((draft) => draft.mine);
  const others = drafts.value.items.filter((draft) => !draft.mine);
  return (
    <>
      {!writes ? null : mine.length === 0 ? (
        <EmptyState title={versionsText.noDrafts}>
          <p>{versionsText.noDraftsText}</p>
        </EmptyState>
      ) : (
        <DraftList title={versionsText.mine} drafts={mine} open={models.draft.id.value} />
      )}
      {others.length === 0 ? null : (
        <DraftList title={versionsText.othersDrafts} drafts={others} open={null} />
      )}
    </>
  );
}

function DraftList(props: {
  readonly title: string;
  readonly drafts: readonly DraftSummary[];
  readonly open: string | null;
}): VNode {
  return (
    <section class="section">
      <h2>{props.title}</h2>
      <ul class="things">
        {props.drafts.map((draft) => (
          <li key={draft.id}>
            <a class="thing-name" href={hrefOf({ page: 'draft', id: draft.id })}>
              <Shown value={draft.title} max={120} />
            </a>
            <span class="quiet">
              {draft.mine ? null : (
                <>
                  {versionsText.by} <Shown value={draft.author} max={60} /> ·{' '}
                </>
              )}
              {versionsText.basedOn(draft.baseVersion)} · {versionsText.lastSaved}{' '}
              <time dateTime={draft.updatedAt} title={fullTime(draft.updatedAt)}>
                {age(Date.parse(draft.updatedAt), now.value)}
              </time>
              {props.open === draft.id ? ` · ${versionsText.openHere}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
