import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { EmptyState } from '../../lib/design/components/empty-state.tsx';
import type { Models } from '../shell/models.ts';
import { toKit } from '../coverage/route.ts';
import { hrefOf } from '../shell/route.ts';
import { lookFor, queryHere } from './here.ts';
import { incidentText } from './page-text.ts';
import { maxDays } from './route.ts';

/** Nothing to list: because of the search, or because nothing has happened yet. */
export function Empty({ models }: { readonly models: Models }): VNode {
  const { q, days } = models.desk.incidents.looked.value;
  const longer =
    days === maxDays ? null : (
      <Button look="quiet" onClick={() => lookFor({ ...queryHere(), days: maxDays })}>
        {incidentText.longer}
      </Button>
    );
  if (q !== '')
    return (
      <EmptyState
        title={incidentText.nothingTitle}
        actions={
          <>
            <Button onClick={() => lookFor({ ...queryHere(), q: undefined })}>
              {incidentText.clearSearch}
            </Button>
            {longer}
          </>
        }
      >
        <p>{incidentText.nothingText}</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title={incidentText.emptyTitle}
      actions={
        <>
          <a class="button button-plain" href={hrefOf(toKit())}>
            {incidentText.addDevice}
          </a>
          {longer}
        </>
      }
    >
      <p>{incidentText.emptyText}</p>
      <p>{incidentText.emptyHow}</p>
    </EmptyState>
  );
}
