import type { VNode } from 'preact';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { Models } from '../shell/models.ts';
import { wide } from '../shell/wide.ts';
import { hrefOfIncident } from './here.ts';
import { Loading, NothingLoaded } from '../shell/trouble.tsx';
import { IncidentDetail } from './detail.tsx';
import type { Opened } from './model.ts';
import { incidentText } from './page-text.ts';

interface Props {
  readonly models: Models;
  readonly session: SessionAnswer;
  readonly opened: Opened;
}

/** The right side: the opened incident, or why there is none. */
export function IncidentPane({ models, session, opened }: Props): VNode {
  return (
    <section class="pane" aria-label={incidentText.one}>
      {wide.value ? null : (
        <h1 class="visually-hidden" tabIndex={-1}>
          {incidentText.one}
        </h1>
      )}
      <a class="back" href={hrefOfIncident(null)}>
        ← {incidentText.back}
      </a>
      <Inside models={models} session={session} opened={opened} />
    </section>
  );
}

function Inside({ models, session, opened }: Props): VNode | null {
  switch (opened.kind) {
    case 'none':
      return null;
    case 'loading':
      return <Loading />;
    case 'ready':
      return <IncidentDetail record={opened.record} models={models} session={session} />;
    case 'gone':
      return (
        <EmptyState title={incidentText.goneTitle}>
          <p>{incidentText.goneText}</p>
        </EmptyState>
      );
    case 'failed':
      return (
        <NothingLoaded error={opened.error} onRetry={() => void models.desk.incidents.open(opened.key)} />
      );
  }
  return opened satisfies never;
}
