import type { Page } from '../../lib/core/api/console.ts';
import type {
  ChangeAnswer,
  ChangeRequest,
  Colleague,
  CountAnswer,
  HoldRecord,
  HoldRequest,
  IncidentDetail,
  IncidentItem,
  SavedView,
  UndoAnswer,
  ValuesAnswer,
} from '../../lib/core/api/incidents.ts';
import { nothing, search, type Answered, type Call } from '../api/call.ts';
import { pageSize, type IncidentKey } from '../api/client.ts';
import {
  changeAnswer,
  colleague,
  countAnswer,
  holdRecord,
  incidentDetail,
  incidentItem,
  personAnswer,
  undoAnswer,
  valuesAnswer,
  viewsAnswer,
} from '../../lib/core/api/answers/incidents.ts';
import { listOf, pageOf } from '../../lib/core/api/answers/shapes.ts';

/** Which incidents: a search, and how many days back where it does not say so itself. */
export interface Scope {
  readonly q: string;
  readonly days: number;
}

export interface IncidentsApi {
  incidents(scope: Scope & { readonly cursor: string | null }): Answered<Page<IncidentItem>>;
  incident(key: IncidentKey): Answered<IncidentDetail>;
  values(scope: Scope, key: string): Answered<ValuesAnswer>;
  count(scope: Scope): Answered<CountAnswer>;
  change(request: ChangeRequest): Answered<ChangeAnswer>;
  undo(batch: string): Answered<UndoAnswer>;
  colleagues(): Answered<{ readonly items: readonly Colleague[] }>;
  views(): Answered<{ readonly items: readonly SavedView[] }>;
  saveViews(items: readonly SavedView[]): Answered<null>;
  /** Who a pseudonym is; audited with the reason. */
  unmask(pseudonym: string, reason: string): Answered<{ readonly person: string }>;
  holds(): Answered<Page<HoldRecord>>;
  hold(request: HoldRequest): Answered<HoldRecord>;
  release(id: string): Answered<null>;
}

export function createIncidentsApi(call: Call): IncidentsApi {
  return {
    incidents: ({ cursor, q, days }) =>
      call(
        'GET',
        `/api/incidents?${search({ cursor, limit: pageSize, days, q: q === '' ? null : q })}`,
        pageOf(incidentItem),
      ),
    incident: ({ day, device, id }) =>
      call('GET', `/api/incidents/${[day, device, id].map(encodeURIComponent).join('/')}`, incidentDetail),
    values: ({ q, days }, key) =>
      call('GET', `/api/incidents/values?${search({ key, q, days })}`, valuesAnswer),
    count: ({ q, days }) => call('GET', `/api/incidents/count?${search({ q, days })}`, countAnswer),
    change: (request) => call('POST', '/api/incidents/changes', changeAnswer, request),
    undo: (batch) => call('POST', `/api/incidents/changes/${encodeURIComponent(batch)}/undo`, undoAnswer, {}),
    colleagues: () => call('GET', '/api/incidents/colleagues', listOf(colleague)),
    views: () => call('GET', '/api/incidents/views', viewsAnswer),
    saveViews: (items) => call('PUT', '/api/incidents/views', nothing, { items }),
    unmask: (pseudonym, reason) =>
      call('POST', '/api/person-data/unmask', personAnswer, { pseudonym, reason }),
    holds: () => call('GET', '/api/holds?limit=200', pageOf(holdRecord)),
    hold: (request) => call('POST', '/api/holds', holdRecord, request),
    release: (id) => call('DELETE', `/api/holds/${encodeURIComponent(id)}`, nothing),
  };
}

export const exportFormats = ['csv', 'jsonl', 'ocsf', 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];
/** The address of a file of what a search finds. */
export const exportHref = ({ q, days }: Scope, format: ExportFormat): string =>
  `/api/incidents/export?${search({ format, q, days })}`;
