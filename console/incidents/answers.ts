import * as v from 'valibot';
import type {
  ChangeAnswer,
  Colleague,
  CountAnswer,
  HoldRecord,
  IncidentDetail,
  IncidentItem,
  SavedView,
  UndoAnswer,
  ValuesAnswer,
} from '../../lib/core/api/incidents.ts';
import { savedViewsSchema } from '../../lib/core/api/incidents.ts';
import { resolutions, statuses } from '../../lib/core/api/triage-words.ts';
import { incidentSchema } from '../../lib/core/incident/incident.ts';
import type { Answer } from '../api/answers.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const maybeText = v.nullable(v.string());

const itemEntries = {
  day: v.string(),
  device: v.object({ id: v.string(), label: v.string() }),
  receivedAt: v.string(),
  incident: incidentSchema,
  person: maybeText,
  group: v.string(),
  triage: v.object({
    status: v.picklist(statuses),
    resolution: v.nullable(v.picklist(resolutions)),
    assignee: maybeText,
    labels: v.array(v.string()),
    disputedAt: maybeText,
    answeredAt: maybeText,
  }),
};
export const incidentItem: Answer<IncidentItem> = v.object(itemEntries);
export const incidentDetail: Answer<IncidentDetail> = v.object({
  ...itemEntries,
  held: v.boolean(),
  events: v.array(
    v.object({
      id: v.string(),
      at: v.string(),
      actor: v.string(),
      kind: v.picklist(['change', 'note', 'dispute', 'answer', 'undo', 'suggestion', 'wish']),
      data: v.unknown(),
    }),
  ),
});

export const valuesAnswer: Answer<ValuesAnswer> = v.object({
  values: v.array(v.object({ value: v.string(), count: whole })),
  exact: v.boolean(),
});
export const countAnswer: Answer<CountAnswer> = v.object({ count: whole, exact: v.boolean() });
export const changeAnswer: Answer<ChangeAnswer> = v.object({ changed: whole, batch: maybeText });
export const undoAnswer: Answer<UndoAnswer> = v.object({ undone: whole, kept: whole });
export const colleaguesAnswer: Answer<{ readonly items: readonly Colleague[] }> = v.object({
  items: v.array(v.object({ id: v.string(), name: v.string(), assignable: v.boolean() })),
});
export const viewsAnswer: Answer<{ readonly items: readonly SavedView[] }> = v.object({
  items: savedViewsSchema,
});
export const personAnswer = v.object({ person: v.string() });
export const holdRecord: Answer<HoldRecord> = v.object({
  id: v.string(),
  kind: v.picklist(['person', 'device', 'rule', 'incident']),
  value: v.string(),
  reason: v.string(),
  createdAt: v.string(),
  createdBy: v.string(),
  releasedAt: maybeText,
});
