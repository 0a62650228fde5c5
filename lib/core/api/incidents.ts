import * as v from 'valibot';
import { isDay } from '../incident/day.ts';
import type { IncidentRecord } from './console.ts';
import { resolutions, statuses } from './triage-words.ts';
import type { Resolution, Status } from './triage-words.ts';

/**
 * Working on incidents (console API). `q` is a search (incident-search.ts), `days` (1–400, 30) bounds it where the
 * search itself has no `from:`. People are pseudonyms (`u_…`) everywhere.
 *
 * | Method and path                           | Body → answer                                               |
 * |-------------------------------------------|-------------------------------------------------------------|
 * | GET  /api/incidents                       | ?q=&days=&cursor=&limit= → Page of IncidentItem              |
 * | GET  /api/incidents/values                | ?key=&q=&days= → ValuesAnswer: what a filter could be        |
 * | GET  /api/incidents/count                 | ?q=&days= → CountAnswer                                      |
 * | GET  /api/incidents/export                | ?q=&days=&format=(csv, jsonl, zip) → a file                  |
 * | GET  /api/incidents/:day/:device/:id      | → IncidentDetail, or 404                                     |
 * | GET  /api/incidents/colleagues            | → { items: Colleague[] }                                    |
 * | GET  /api/incidents/views                 | → { items: SavedView[] }, one's own                         |
 * | PUT  /api/incidents/views                 | { items } → 204                                             |
 * | POST /api/incidents/changes               | ChangeRequest → ChangeAnswer                                 |
 * | POST /api/incidents/changes/:batch/undo   | {} → UndoAnswer, or 404                                      |
 * | GET  /api/holds                           | → Page of HoldRecord, newest first                           |
 * | POST /api/holds                           | HoldRequest → 201 HoldRecord                                 |
 * | DELETE /api/holds/:id                     | → 204 (released), or 404                                     |
 *
 * A search that cannot be read: 400 `request/search` with SearchRefusal.
 */
export interface IncidentItem extends IncidentRecord {
  /** Pseudonym; null when the device does not say who uses it. */
  readonly person: string | null;
  /** Empty until it is known (rows of an older server, for a minute). */
  readonly group: string;
  readonly triage: Triage;
}

export interface Triage {
  readonly status: Status;
  readonly resolution: Resolution | null;
  /** A user's id. */
  readonly assignee: string | null;
  readonly labels: readonly string[];
  /** The employee says that this is no violation. RFC 3339. */
  readonly disputedAt: string | null;
  readonly answeredAt: string | null;
}

/** What happened to an incident after it came in, oldest first. */
export interface IncidentEvent {
  readonly id: string;
  readonly at: string;
  /** `user:<id>`, `token:<id>` or `device:<id>`. */
  readonly actor: string;
  /** `suggestion`: a suggested tool was taken (`data.tool`). `wish`: which would have helped (`data.text`). */
  readonly kind: 'change' | 'note' | 'dispute' | 'answer' | 'undo' | 'suggestion' | 'wish';
  readonly data: unknown;
}

export interface IncidentDetail extends IncidentItem {
  readonly events: readonly IncidentEvent[];
  /** Kept from deletion by a legal hold. */
  readonly held: boolean;
}

export interface ValuesAnswer {
  /** Most frequent first, 50 at most. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** False when only the newest 20,000 were counted. */
  readonly exact: boolean;
}

/** Who works with the console, by the name that stands in histories. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** May work on incidents, so can be assigned one. */
  readonly assignable: boolean;
}

export interface CountAnswer {
  readonly count: number;
  readonly exact: boolean;
}

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40), v.regex(/^[^\p{C}]+$/u));
const labels = v.pipe(v.array(label), v.maxLength(20));
export const incidentKeySchema = v.strictObject({
  day: v.pipe(v.string(), v.check(isDay)),
  device: v.pipe(v.string(), v.uuid()),
  id: v.pipe(v.string(), v.uuid()),
});
export type IncidentKeyBody = v.InferOutput<typeof incidentKeySchema>;

/** What an employee is told about what they reported as wrong. */
export const answerSchema = v.strictObject({
  verdict: v.picklist(['agreed', 'declined']),
  text: v.optional(text(1_000)),
});

export const changeSchema = v.strictObject({
  status: v.optional(v.picklist(statuses)),
  /** Null takes it away. */
  assignee: v.optional(v.nullable(v.pipe(v.string(), v.uuid()))),
  resolution: v.optional(v.nullable(v.picklist(resolutions))),
  addLabels: v.optional(labels),
  removeLabels: v.optional(labels),
  note: v.optional(text(4_000)),
  /** Only to what was disputed; others are left alone. */
  answer: v.optional(answerSchema),
});
export type IncidentChange = v.InferOutput<typeof changeSchema>;

const savedViewSchema = v.strictObject({
  name: text(60),
  q: v.pipe(v.string(), v.maxLength(1_000)),
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400))),
  /** What the list is grouped by. */
  by: v.optional(v.picklist(['rule', 'user', 'conversation'])),
});
/** A search that a person keeps under a name. */
export type SavedView = v.InferOutput<typeof savedViewSchema>;
export const savedViewsSchema = v.pipe(v.array(savedViewSchema), v.maxLength(50));
export const savedViewsRequestSchema = v.strictObject({ items: savedViewsSchema });

export const maxBulk = 10_000;
export const changeRequestSchema = v.strictObject({
  select: v.union([
    v.strictObject({ keys: v.pipe(v.array(incidentKeySchema), v.minLength(1), v.maxLength(1_000)) }),
    /** All that the search finds, `maxBulk` at most; `expected`, how many the person was told, must still be so. */
    v.strictObject({
      q: v.pipe(v.string(), v.maxLength(1_000)),
      days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400)), 30),
      expected: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ]),
  change: v.pipe(
    changeSchema,
    v.check((change) => Object.keys(change).length > 0, 'nothing to change'),
  ),
});
export type ChangeRequest = v.InferInput<typeof changeRequestSchema>;

export interface ChangeAnswer {
  /** How many were changed; those that were so already are not counted. */
  readonly changed: number;
  /** For the undo route, for 24 hours; null when nothing changed. */
  readonly batch: string | null;
}
export interface UndoAnswer {
  readonly undone: number;
  /** Left as they are, because somebody has changed them since. */
  readonly kept: number;
}

export const holdRequestSchema = v.strictObject({
  kind: v.picklist(['person', 'device', 'rule', 'incident']),
  /** Pseudonym · device id · `pack/rule` · `day/device/id`. */
  value: text(200),
  reason: text(500),
});
export type HoldRequest = v.InferOutput<typeof holdRequestSchema>;
export interface HoldRecord extends HoldRequest {
  readonly id: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly releasedAt: string | null;
}

/** Beside the error, where in `q` it is wrong. */
export interface SearchRefusal {
  readonly error: { readonly code: 'request/search'; readonly message: string };
  readonly problems: readonly { readonly code: string; readonly at: number; readonly length: number }[];
}
