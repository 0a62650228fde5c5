import * as v from 'valibot';
import { savedViewsSchema } from '../incidents.ts';
import type {
  ChangeAnswer,
  Colleague,
  CountAnswer,
  HoldRecord,
  IncidentDetail,
  IncidentEvent,
  IncidentItem,
  SavedView,
  UndoAnswer,
  ValuesAnswer,
} from '../incidents.ts';
import type { ErasedRows, ErasureAnswer, ErasureRecord } from '../person-data.ts';
import { resolutions, statuses } from '../triage-words.ts';
import { incidentSchema } from '../../incident/incident.ts';
import { count, maybeText, text } from './shapes.ts';
import type { Answer } from './shapes.ts';

const item = {
  day: text,
  device: v.object({ id: text, label: text }),
  receivedAt: text,
  incident: incidentSchema,
  person: maybeText,
  group: text,
  triage: v.object({
    status: v.picklist(statuses),
    resolution: v.nullable(v.picklist(resolutions)),
    assignee: maybeText,
    labels: v.array(text),
    disputedAt: maybeText,
    answeredAt: maybeText,
  }),
};
const event: Answer<IncidentEvent> = v.object({
  id: text,
  at: text,
  actor: text,
  kind: v.picklist(['change', 'note', 'dispute', 'answer', 'undo', 'suggestion', 'wish']),
  data: v.unknown(),
});
export const incidentItem: Answer<IncidentItem> = v.object(item);
export const incidentDetail: Answer<IncidentDetail> = v.object({
  ...item,
  events: v.array(event),
  held: v.boolean(),
});
export const valuesAnswer: Answer<ValuesAnswer> = v.object({
  values: v.array(v.object({ value: text, count })),
  exact: v.boolean(),
});
export const countAnswer: Answer<CountAnswer> = v.object({ count, exact: v.boolean() });
export const colleague: Answer<Colleague> = v.object({ id: text, name: text, assignable: v.boolean() });
export const viewsAnswer: Answer<{ readonly items: readonly SavedView[] }> = v.object({
  items: savedViewsSchema,
});
export const changeAnswer: Answer<ChangeAnswer> = v.object({ changed: count, batch: maybeText });
export const undoAnswer: Answer<UndoAnswer> = v.object({ undone: count, kept: count });
export const holdRecord: Answer<HoldRecord> = v.object({
  id: text,
  kind: v.picklist(['person', 'device', 'rule', 'incident']),
  value: text,
  reason: text,
  createdAt: text,
  createdBy: text,
  releasedAt: maybeText,
});

const erasure = { id: text, at: text, by: text, pseudonym: text, proof: text };
const erasedRows: Answer<ErasedRows> = v.object({ table: text, count, from: maybeText, to: maybeText });
export const erasureRecord: Answer<ErasureRecord> = v.object(erasure);
export const erasureAnswer: Answer<ErasureAnswer> = v.object({
  ...erasure,
  erased: v.array(erasedRows),
  held: count,
  complete: v.boolean(),
});
export const personAnswer: Answer<{ readonly person: string }> = v.object({ person: text });
export const pseudonymAnswer: Answer<{ readonly pseudonym: string }> = v.object({ pseudonym: text });
