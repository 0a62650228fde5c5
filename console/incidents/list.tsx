import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { Trouble } from '../shell/trouble.tsx';
import type { IncidentsModel } from './model.ts';
import { incidentText } from './page-text.ts';
import { Rows, type RowsProps } from './rows.tsx';

/** The left side: single incidents, newest first. */
export function IncidentList(props: RowsProps): VNode {
  const { incidents } = props.models.desk;
  const { list } = incidents;
  return (
    <section class="list" aria-labelledby="incidents-title" aria-busy={list.phase.value === 'loading'}>
      {list.items.value.length === 0 ? null : (
        <Trouble
          error={list.error.value}
          loadedAt={list.loadedAt.value}
          onRetry={() => void (list.loadedAt.value === null ? list.load() : list.poll())}
        />
      )}
      <Rows {...props} />
      <WaitingBar incidents={incidents} />
    </section>
  );
}

/**
 * Announces what came meanwhile, below the rows, so that none moves under the pointer. The live region is always there: one
 * that appears with its text stays silent.
 */
function WaitingBar({ incidents }: { readonly incidents: IncidentsModel }): VNode {
  const { count: waiting, more } = incidents.list.waiting.value;
  return (
    <div class={waiting === 0 ? '' : 'waiting'}>
      <span role="status">{waiting === 0 ? '' : incidentText.fresh(waiting, more)}</span>
      {waiting === 0 ? null : (
        <Button
          look="quiet"
          onClick={() => {
            incidents.list.showWaiting();
            document.querySelector('.rows')?.scrollTo({ top: 0 });
          }}
        >
          {incidentText.show}
        </Button>
      )}
    </div>
  );
}
