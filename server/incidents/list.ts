import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { IncidentRecord, Page } from '../../lib/core/api/console.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';

const dayMs = 86_400_000;

/** Incidents of the last `days` days, newest first; equal times in the order of their ids. */
export async function listIncidents(
  db: Kysely<Tables>,
  organisation: string,
  page: {
    readonly limit: number;
    readonly days: number;
    readonly cursor: Cursor | null;
    readonly now: number;
  },
): Promise<Page<IncidentRecord>> {
  const from = new Date(page.now - page.days * dayMs);
  let query = records(db, organisation)
    // The day prunes partitions; the time is the bound.
    .where('incidents.day', '>=', from.toISOString().slice(0, 10))
    .where('incidents.at', '>=', from)
    .orderBy('incidents.at', 'desc')
    .orderBy('incidents.id', 'desc')
    .orderBy('incidents.device_id', 'desc')
    .limit(page.limit + 1);
  if (page.cursor !== null) {
    const { at, id, device } = page.cursor;
    query = query.where(
      sql<boolean>`(incidents.at, incidents.id, incidents.device_id) < (${at}::timestamptz, ${id}::uuid, ${device ?? id}::uuid)`,
    );
  }
  const rows = await query.execute();
  const items = rows.slice(0, page.limit).map(toRecord);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items,
    next:
      last === undefined
        ? null
        : writeCursor({ at: last.incident.at, id: last.incident.id, device: last.device.id }),
  };
}

/** One incident by its whole key; null when there is none. */
export async function findIncident(
  db: Kysely<Tables>,
  organisation: string,
  key: { readonly day: string; readonly device: string; readonly id: string },
): Promise<IncidentRecord | null> {
  const row = await records(db, organisation)
    .where('incidents.device_id', '=', key.device)
    .where('incidents.day', '=', key.day)
    .where('incidents.id', '=', key.id)
    .executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

function records(db: Kysely<Tables>, organisation: string) {
  return db
    .selectFrom('incidents')
    .innerJoin('devices', (join) =>
      join.onRef('devices.org_id', '=', 'incidents.org_id').onRef('devices.id', '=', 'incidents.device_id'),
    )
    .select([
      'incidents.day',
      'incidents.received_at',
      'incidents.body',
      'incidents.device_id',
      'devices.label',
    ])
    .where('incidents.org_id', '=', organisation);
}

type Row = Awaited<ReturnType<ReturnType<typeof records>['executeTakeFirstOrThrow']>>;

function toRecord(row: Row): IncidentRecord {
  return {
    day: row.day,
    device: { id: row.device_id, label: row.label },
    receivedAt: row.received_at.toISOString(),
    incident: row.body,
  };
}
