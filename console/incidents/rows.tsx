import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { count } from '../shell/time.ts';
import { Loading, NothingLoaded } from '../shell/trouble.tsx';
import { Empty } from './empty.tsx';
import { textOf } from './model.ts';
import { incidentText } from './page-text.ts';
import { Row } from './row.tsx';
import { useWindow } from './use-window.ts';

export interface RowsProps {
  readonly models: Models;
  readonly session: SessionAnswer;
  /** Key of the incident shown beside the list. */
  readonly shown: string | null;
}

/** The list itself, of which only what can be seen is drawn. */
export function Rows(props: RowsProps): VNode {
  const { list } = props.models.desk.incidents;
  const items = list.items.value;
  if (items.length > 0) return <Windowed {...props} items={items} />;
  if (list.error.value !== null)
    return <NothingLoaded error={list.error.value} onRetry={() => void list.load()} />;
  return list.phase.value === 'ready' ? <Empty models={props.models} /> : <Loading />;
}

function Windowed(props: RowsProps & { readonly items: readonly IncidentItem[] }): VNode {
  const { items, models, shown, session } = props;
  const { list } = models.desk.incidents;
  const {
    list: element,
    rowHeight,
    from,
    to,
  } = useWindow(items.length, () => {
    if (list.error.value === null) void list.more();
  });
  const visible = items.slice(from, to).map((record, index) => ({ record, at: from + index }));
  // The one that is shown stays in the page, and with it the focus it may have.
  const at = shown === null ? undefined : models.desk.incidents.positionOf(shown);
  const kept = at === undefined || (at >= from && at < to) ? undefined : items[at];
  const drawn =
    kept === undefined || at === undefined
      ? visible
      : at < from
        ? [{ record: kept, at }, ...visible]
        : [...visible, { record: kept, at }];
  const selectable = may(session, 'incidents.triage');
  return (
    <div class="rows">
      <ul
        class="rows-list"
        aria-label={incidentText.list}
        ref={element}
        style={{ height: `${String(items.length * rowHeight)}px` }}
      >
        {drawn.map(({ record, at: place }) => {
          const key = textOf(record);
          return (
            <Row
              key={key}
              id={key}
              record={record}
              current={key === shown}
              models={models}
              selectable={selectable}
              top={place * rowHeight}
              place={place + 1}
              of={list.hasMore.value ? -1 : items.length}
            />
          );
        })}
      </ul>
      <div class="rows-end">
        {list.hasMore.value ? (
          <Button onClick={() => void list.more()} unavailable={list.loadingMore.value}>
            {list.loadingMore.value ? incidentText.loadingOlder : incidentText.older}
          </Button>
        ) : (
          <p>{incidentText.end(count(items.length))}</p>
        )}
      </div>
    </div>
  );
}
