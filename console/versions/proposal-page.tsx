import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import type { Proposal } from '../../lib/core/api/drafts.ts';
import type { Answered, ApiError } from '../api/call.ts';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { fullTime } from '../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../shell/trouble.tsx';
import { useAnswer } from '../shell/use-answer.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { DiffView } from './diff.tsx';
import { mayDo, RulesNav } from './nav.tsx';
import { ProposalBadge } from './proposal-list.tsx';
import { Replay } from './replay-view.tsx';
import { stageWords } from './stage-words.ts';
import { versionsText } from './text.ts';

/** One proposal: what it changes, and the word of a second person. */
export function ProposalPage({ models, id }: { readonly models: Models; readonly id: string }): VNode {
  usePageTitle(versionsText.proposal, versionsText.draftsTitle);
  const { versionsApi } = models;
  const proposal = useAnswer(id, () => versionsApi.proposal(id));
  const diff = useAnswer(id, () => versionsApi.proposalDiff(id));
  return (
    <div class="page page-versions">
      <RulesNav />
      {proposal.value === null ? (
        proposal.error === null ? (
          <Loading />
        ) : proposal.error.status === 404 ? (
          <EmptyState title={versionsText.proposalGone}>
            <a href={hrefOf({ page: 'drafts' })}>{versionsText.drafts}</a>
          </EmptyState>
        ) : (
          <NothingLoaded error={proposal.error} onRetry={proposal.reload} />
        )
      ) : (
        <>
          <div class="page-head">
            <h1 tabIndex={-1}>
              <Shown value={proposal.value.message} max={160} />
            </h1>
            <ProposalBadge state={proposal.value.state} />
          </div>
          <Facts proposal={proposal.value} />
          <Decision models={models} proposal={proposal.value} onDecided={proposal.reload} />
          <section class="section" aria-labelledby="changes-title">
            <h2 id="changes-title">{versionsText.changes}</h2>
            <Trouble error={diff.error} onRetry={diff.reload} />
            {diff.value === null ? diff.error === null ? <Loading /> : null : <DiffView diff={diff.value} />}
          </section>
          {isWaiting(proposal.value) ? <WouldDo models={models} id={id} /> : null}
        </>
      )}
    </div>
  );
}

const isWaiting = ({ state }: Proposal): boolean => state === 'review' || state === 'scheduled';

/** What it would have done: for whoever decides, as its author saw it. */
function WouldDo({ models, id }: { readonly models: Models; readonly id: string }): VNode {
  const files = useAnswer(id, () => models.versionsApi.proposalFiles(id));
  if (files.value !== null) return <Replay models={models} files={files.value.files} of={id} />;
  return files.error === null ? <Loading /> : <Trouble error={files.error} onRetry={files.reload} />;
}

function Facts({ proposal }: { readonly proposal: Proposal }): VNode {
  const { proposer, createdAt, publishAt, rollout, reviewer, note, version, problem, baseVersion } = proposal;
  return (
    <dl class="proposal-facts">
      <Fact name={versionsText.proposedBy}>
        <Shown value={proposer} max={80} />, {fullTime(createdAt)}, {versionsText.basedOn(baseVersion)}
      </Fact>
      <Fact name={versionsText.for}>{rollout === null ? versionsText.forAll : stageWords(rollout)}</Fact>
      <Fact name={versionsText.at}>{publishAt === null ? versionsText.atOnce : fullTime(publishAt)}</Fact>
      {reviewer === null ? null : (
        <Fact name={versionsText.reviewer}>
          <Shown value={reviewer} max={80} />
          {note === null || note === '' ? null : (
            <>
              : “<Shown value={note} max={1000} />”
            </>
          )}
        </Fact>
      )}
      {version === null ? null : (
        <Fact name="">
          <a href={hrefOf({ page: 'history', version })}>{versionsText.became(version)}</a>
        </Fact>
      )}
      {problem === null ? null : (
        <Fact name="">
          {problem === 'policy/conflict'
            ? versionsText.failedConflict
            : shownText(versionsText.failedOther(problem), 200).text}
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Decision(props: {
  readonly models: Models;
  readonly proposal: Proposal;
  readonly onDecided: () => void;
}): VNode | null {
  const { models, proposal } = props;
  const { versionsApi } = models;
  const note = useSignal('');
  const error = useSignal<ApiError | null>(null);
  const busy = useSignal(false);
  if (!isWaiting(proposal) || !mayDo(models, 'policy.publish')) return null;
  const decide = async (act: () => Answered<unknown>) => {
    if (busy.value) return;
    busy.value = true;
    const done = await act();
    busy.value = false;
    error.value = done.ok ? null : done.error;
    props.onDecided();
    void models.policy.load();
  };
  const word = () => (note.value.trim() === '' ? null : note.value.trim());
  const isReview = proposal.state === 'review';
  const isLater = proposal.publishAt !== null && Date.parse(proposal.publishAt) > Date.now();
  return (
    <section class="decision" aria-label={versionsText.proposal}>
      {isReview && proposal.mine ? <Notice tone="info">{versionsText.own}</Notice> : null}
      {isReview && !proposal.mine ? (
        <Field label={versionsText.note} hint={versionsText.noteHint}>
          {(ids) => (
            <input
              {...ids}
              class="input input-path"
              maxLength={1000}
              value={note.value}
              onInput={(event) => (note.value = event.currentTarget.value)}
            />
          )}
        </Field>
      ) : null}
      <Trouble error={error.value} />
      <div class="dialog-actions">
        {isReview && !proposal.mine ? (
          <>
            <Button
              look="primary"
              unavailable={busy.value}
              onClick={() => void decide(() => versionsApi.approve(proposal.id, word()))}
            >
              {isLater ? versionsText.approveLater : versionsText.approve}
            </Button>
            <Button
              unavailable={busy.value}
              onClick={() => void decide(() => versionsApi.refuse(proposal.id, word()))}
            >
              {versionsText.refuse}
            </Button>
          </>
        ) : null}
        {proposal.mine || !isReview ? (
          <Button
            unavailable={busy.value}
            onClick={() => void decide(() => versionsApi.cancelProposal(proposal.id))}
          >
            {versionsText.withdraw}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
