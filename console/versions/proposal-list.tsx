import type { VNode } from 'preact';
import { Badge, type Tone } from '../../lib/design/components/badge.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Proposal, ProposalState } from '../../lib/core/api/drafts.ts';
import { hrefOf } from '../shell/route.ts';
import { age, fullTime, now } from '../shell/time.ts';
import { versionsText } from './text.ts';

const tones: Record<ProposalState, Tone> = {
  review: 'warn',
  scheduled: 'info',
  published: 'good',
  refused: 'stop',
  cancelled: 'neutral',
  failed: 'stop',
};

export function ProposalBadge({ state }: { readonly state: ProposalState }): VNode {
  return <Badge tone={tones[state]}>{versionsText.states[state]}</Badge>;
}

export function ProposalList(props: {
  readonly title: string;
  readonly items: readonly Proposal[];
}): VNode | null {
  if (props.items.length === 0) return null;
  return (
    <section class="section">
      <h2>{props.title}</h2>
      <ul class="things">
        {props.items.map((proposal) => (
          <li key={proposal.id}>
            <a class="thing-name" href={hrefOf({ page: 'proposal', id: proposal.id })}>
              <Shown value={proposal.message} max={120} />
            </a>
            <span class="quiet">
              <ProposalBadge state={proposal.state} /> {versionsText.by}{' '}
              <Shown value={proposal.proposer} max={60} /> ·{' '}
              <time dateTime={proposal.createdAt} title={fullTime(proposal.createdAt)}>
                {age(Date.parse(proposal.createdAt), now.value)}
              </time>
              {proposal.state === 'scheduled' && proposal.publishAt !== null
                ? ` · ${fullTime(proposal.publishAt)}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
