import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { IncidentEvent, IncidentItem } from '../../lib/core/api/incidents.ts';
import { listIncidents } from '../incidents/list.ts';
import type { Scope } from '../incidents/scope.ts';
import { readCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';

const pageSize = 500;

/** All incidents of a scope, newest first, a page at a time: what a reader does not take is not read. */
export async function* readPages(
  db: Kysely<Tables>,
  scope: Scope,
): AsyncGenerator<readonly IncidentItem[], void> {
  let cursor: Cursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listIncidents>> = await listIncidents(db, scope, {
      limit: pageSize,
      cursor,
    });
    yield page.items;
    cursor = page.next === null ? null : readCursor(page.next);
  } while (cursor !== null);
}

export interface WithHistory extends IncidentItem {
  readonly events: readonly Pick<IncidentEvent, 'at' | 'actor' | 'kind' | 'data'>[];
}

/** The same with what happened to each. */
export async function* readHistories(
  db: Kysely<Tables>,
  scope: Scope,
): AsyncGenerator<readonly WithHistory[], void> {
  for await (const items of readPages(db, scope)) {
    const keys = items.map(({ day, device, incident }) => ({ day, device: device.id, id: incident.id }));
    const { rows } = await sql<WithHistory['events'][number] & { key: string }>`
      SELECT e.device_id || ' ' || e.day || ' ' || e.incident_id AS key, e.at, e.actor, e.kind, e.data
      FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k(device uuid, day date, id uuid)
      JOIN incident_events e ON e.org_id = ${scope.organisation} AND e.device_id = k.device AND e.day = k.day
        AND e.incident_id = k.id ORDER BY e.at, e.id`.execute(db);
    const byKey = new Map<string, WithHistory['events'][number][]>();
    for (const { key, ...event } of rows) byKey.set(key, [...(byKey.get(key) ?? []), event]);
    yield items.map((item) => {
      const events = byKey.get(`${item.device.id} ${item.day} ${item.incident.id}`) ?? [];
      return { ...item, events };
    });
  }
}
