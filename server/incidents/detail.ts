import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { IncidentDetail, IncidentKeyBody } from '../../lib/core/api/incidents.ts';
import type { Principal } from '../auth/principal.ts';
import type { Tables } from '../store/tables.ts';
import { listEvents } from './events.ts';
import { isHeld } from './holds.ts';
import { findIncident } from './list.ts';

/** One incident with its history; null when there is none that this person may see. */
export async function readDetail(
  db: Kysely<Tables>,
  who: Pick<Principal, 'organisation' | 'groups'>,
  key: IncidentKeyBody,
): Promise<IncidentDetail | null> {
  const org = who.organisation.id;
  const item = await findIncident(db, org, who.groups, key);
  if (item === null) return null;
  const { rows } = await sql<{ held: boolean }>`
    SELECT ${isHeld('incidents')} AS held FROM incidents
    WHERE org_id = ${org} AND device_id = ${key.device} AND day = ${key.day} AND id = ${key.id}`.execute(db);
  return { ...item, events: await listEvents(db, org, key), held: rows[0]?.held === true };
}
