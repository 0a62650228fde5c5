import type { VNode } from 'preact';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { wide } from '../shell/wide.ts';
import { Loading, NothingLoaded } from '../shell/trouble.tsx';
import { IncidentDetail } from './detail.tsx';
import type { Opened } from './model.ts';
import { incidentText } from './text.ts';

/** The right side: the opened incident, or why there is none. */
export function IncidentPane({
  models,
  opened,
}: {
  readonly models: Models;
  readonly opened: Opened;
}): VNode {
  return (
    <section class="pane" aria-label={incidentText.one}>
      {wide.value ? null : (
        <h1 class="visually-hidden" tabIndex={-1}>
          {incidentText.one}
        </h1>
      )}
      <a class="back" href={hrefOf({ page: 'incidents', incident: null })}>
        ← {incidentText.back}
      </a>
      <Inside models={models} opened={opened} />
    </section>
  );
}

function Inside({ models, opened }: { readonly models: Models; readonly opened: Opened }): VNode | null {
  switch (opened.kind) {
    case 'none':
      return null;
    case 'loading':
      return <Loading />;
    case 'ready':
      return <IncidentDetail record={opened.record} models={models} />;
    case 'gone':
      return (
        <EmptyState title={incidentText.goneTitle}>
          <p>{incidentText.goneText}</p>
        </EmptyState>
      );
    case 'failed':
      return <NothingLoaded error={opened.error} onRetry={() => void models.incidents.open(opened.key)} />;
  }
  return opened satisfies never;
}
