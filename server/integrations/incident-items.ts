import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { toItems } from '../incidents/item.ts';
import type { IncidentRow } from '../incidents/item.ts';
import type { Tables } from '../store/tables.ts';
import type { IncidentKey } from './outbox.ts';

/** The incidents of these keys as they are now, oldest first; what is gone is left out. People are pseudonyms. */
export async function readIncidents(
  db: Kysely<Tables>,
  organisation: string,
  keys: readonly IncidentKey[],
): Promise<IncidentItem[]> {
  const { rows } = await sql<IncidentRow>`
    SELECT i.day, i.received_at, i.body, i.device_id, i.group_name, i.status, i.resolution, i.assignee, i.labels,
      i.disputed_at, i.answered_at, d.label, d.person
    FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k(day date, device uuid, id uuid)
    JOIN incidents AS i ON i.org_id = ${organisation} AND i.day = k.day AND i.device_id = k.device AND i.id = k.id
    JOIN devices AS d ON d.org_id = i.org_id AND d.id = i.device_id
    ORDER BY i.at, i.id`.execute(db);
  return toItems(db, organisation, rows);
}
