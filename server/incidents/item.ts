import type { Kysely } from 'kysely';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { resolutions } from '../../lib/core/api/triage-words.ts';
import type { Status } from '../../lib/core/api/triage-words.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { pseudonymsOf } from '../people-data/pseudonyms.ts';
import type { Tables } from '../store/tables.ts';

/** What is read of an incident and its device. */
export interface IncidentRow {
  readonly day: string;
  readonly received_at: Date;
  readonly body: Incident;
  readonly device_id: string;
  readonly group_name: string | null;
  readonly status: Status;
  readonly resolution: string | null;
  readonly assignee: string | null;
  readonly labels: readonly string[];
  readonly disputed_at: Date | null;
  readonly answered_at: Date | null;
  readonly label: string;
  readonly person: string | null;
}

/** As the console gets them: people are pseudonyms. */
export async function toItems(
  db: Kysely<Tables>,
  organisation: string,
  rows: readonly IncidentRow[],
): Promise<IncidentItem[]> {
  const people = rows.flatMap(({ person }) => person ?? []);
  const pseudonyms = await pseudonymsOf(db, organisation, people);
  return rows.map((row) => ({
    day: row.day,
    device: { id: row.device_id, label: row.label },
    person: row.person === null ? null : (pseudonyms.get(row.person) ?? null),
    group: row.group_name ?? '',
    receivedAt: row.received_at.toISOString(),
    triage: {
      status: row.status,
      resolution: resolutions.find((known) => known === row.resolution) ?? null,
      assignee: row.assignee,
      labels: row.labels,
      disputedAt: row.disputed_at?.toISOString() ?? null,
      answeredAt: row.answered_at?.toISOString() ?? null,
    },
    incident: row.body,
  }));
}
