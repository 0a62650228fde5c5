import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import * as v from 'valibot';
import type { IncidentEvent, IncidentKeyBody } from '../../lib/core/api/incidents.ts';
import { storableJson } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import type { TriageState } from '../../lib/core/api/triage-plan.ts';

export interface EventRow extends IncidentKeyBody {
  readonly kind: IncidentEvent['kind'];
  /** Undefined: what `shared` says of its kind. */
  readonly data?: unknown;
}

/** The new state of one incident. */
export interface StateRow extends IncidentKeyBody, TriageState {
  /** Added to what full text finds it by. */
  readonly words: string;
  /** RFC 3339; null leaves it as it is. */
  readonly answered: string | null;
}

/** `note`: words that are added to those of every one of them; once, for there may be ten thousand. */
export async function writeStates(
  trx: Transaction<Tables>,
  org: string,
  states: readonly StateRow[],
  note = '',
): Promise<void> {
  await sql`
    WITH added AS MATERIALIZED (SELECT to_tsvector('simple', ${note}) AS words)
    UPDATE incidents i SET status = s.status, resolution = s.resolution, assignee = s.assignee,
      labels = ARRAY(SELECT json_array_elements_text(s.labels)),
      answered_at = coalesce(s.answered, i.answered_at),
      words = CASE WHEN s.words = '' AND added.words = ''::tsvector THEN i.words
        ELSE coalesce(i.words, ''::tsvector) || added.words || to_tsvector('simple', s.words) END
    FROM added, json_to_recordset(${storableJson(states)}::json) AS s(device uuid, day date, id uuid, status text,
      resolution text, assignee uuid, labels json, words text, answered timestamptz)
    WHERE i.org_id = ${org} AND i.device_id = s.device AND i.day = s.day AND i.id = s.id`.execute(trx);
}

/** `now` stamps them all: those of one incident keep their order by it and by their kind's place in a change. */
export async function addEvents(
  trx: Transaction<Tables>,
  about: {
    readonly org: string;
    readonly actor: string;
    readonly batch: string | null;
    readonly now: number;
    /** By kind: the data of all those that have none of their own. */
    readonly shared?: Partial<Readonly<Record<EventRow['kind'], unknown>>>;
  },
  events: readonly EventRow[],
): Promise<void> {
  const rows = events.map((event, index) => ({ ...event, event: randomUUID(), place: index }));
  await sql`
    INSERT INTO incident_events (org_id, device_id, day, incident_id, id, at, actor, kind, data, batch)
    SELECT ${about.org}::uuid, e.device, e.day, e.id, e.event,
      ${new Date(about.now)}::timestamptz + e.place * interval '1 microsecond', ${about.actor}, e.kind,
      coalesce(e.data, ${storableJson(about.shared ?? {})}::jsonb -> e.kind), ${about.batch}
    FROM json_to_recordset(${storableJson(rows)}::json) AS e(device uuid, day date, id uuid, event uuid, place integer,
      kind text, data jsonb)`.execute(trx);
}

const kinds = v.picklist(['change', 'note', 'dispute', 'answer', 'undo', 'suggestion', 'wish']);

/** What happened to an incident, oldest first. */
export async function listEvents(
  db: Kysely<Tables>,
  org: string,
  key: IncidentKeyBody,
): Promise<IncidentEvent[]> {
  const rows = await db
    .selectFrom('incident_events')
    .select(['id', 'at', 'actor', 'kind', 'data'])
    .where('org_id', '=', org)
    .where('device_id', '=', key.device)
    .where('day', '=', key.day)
    .where('incident_id', '=', key.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ at, kind, ...row }) => ({ ...row, at: at.toISOString(), kind: v.parse(kinds, kind) }));
}
