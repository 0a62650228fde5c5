import { signal, type Signal } from '@preact/signals';
import type { IncidentChange } from '../../lib/core/api/incidents.ts';
import type { ApiError } from '../api/call.ts';
import { createColleagues, type ColleaguesModel } from './colleagues.ts';
import type { IncidentsApi } from './api.ts';
import { createIncidents, keyOf, type IncidentsModel } from './model.ts';
import { createPeople, type PeopleModel } from './people.ts';
import { createSelection, type Selection } from './selection.ts';
import { createTriage, type Chosen, type TriageModel } from './triage-model.ts';
import { createViews, type ViewsModel } from './views.ts';

/** What is asked in a dialog over the page. */
export type Asking =
  | 'keys'
  | 'resolve'
  | 'assign'
  | 'note'
  | 'labels'
  | 'unmask'
  | 'hold'
  | 'export'
  | 'save-view'
  | 'exception';

/** Everything the incidents page works with. Lives as long as the console's page. */
export interface Desk {
  readonly api: IncidentsApi;
  readonly incidents: IncidentsModel;
  readonly triage: TriageModel;
  readonly selection: Selection;
  readonly colleagues: ColleaguesModel;
  readonly people: PeopleModel;
  readonly views: ViewsModel;
  readonly asking: Signal<Asking | null>;
  /** What an action is about: the selection, else the opened incident. */
  target(): Chosen | null;
  /**
   * Changes the target, or what was the target when a dialog opened. A selection is done with at once: the next may
   * begin before the server has answered.
   */
  act(change: IncidentChange, chosen?: Chosen | null): Promise<ApiError | null>;
}

export function createDesk(api: IncidentsApi): Desk {
  const incidents = createIncidents(api);
  const triage = createTriage(api, incidents);
  const selection = createSelection(incidents);

  function target(): Chosen | null {
    if (selection.some.value) return selection.chosen();
    const opened = incidents.opened.value;
    return opened.kind === 'ready' ? { kind: 'keys', keys: [keyOf(opened.record)] } : null;
  }

  return {
    api,
    incidents,
    triage,
    selection,
    colleagues: createColleagues(api),
    people: createPeople(api),
    views: createViews(api),
    asking: signal<Asking | null>(null),
    target,
    async act(change, chosen = target()) {
      if (chosen === null) return null;
      selection.clear();
      return triage.apply(chosen, change);
    },
  };
}
