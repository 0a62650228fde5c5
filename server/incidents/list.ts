import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { toItems } from './item.ts';
import type { IncidentRow } from './item.ts';
import type { Scope } from './scope.ts';

/** The scope's incidents, newest first; equal times in the order of their ids. */
export async function listIncidents(
  db: Kysely<Tables>,
  scope: Scope,
  page: { readonly limit: number; readonly cursor: Cursor | null },
): Promise<Page<IncidentItem>> {
  const conditions = conditionsOf(scope);
  if (page.cursor !== null) {
    const { at, id, device } = page.cursor;
    conditions.push(
      sql<boolean>`(incidents.at, incidents.id, incidents.device_id) < (${at}::timestamptz, ${id}::uuid, ${device ?? id}::uuid)`,
      // Said again for the planner, which does not take a row comparison as a bound of the partitions.
      sql<boolean>`incidents.day <= ${at.slice(0, 10)}::date`,
    );
  }
  const rows = await records(db, scope.organisation)
    .where(allOf(conditions))
    .orderBy('incidents.at', 'desc')
    .orderBy('incidents.id', 'desc')
    .orderBy('incidents.device_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = await toItems(db, scope.organisation, rows.slice(0, page.limit));
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items,
    next:
      last === undefined
        ? null
        : writeCursor({ at: last.incident.at, id: last.incident.id, device: last.device.id }),
  };
}

/** One incident by its whole key; null when there is none, or when it is of a group that is not shown. */
export async function findIncident(
  db: Kysely<Tables>,
  organisation: string,
  groups: readonly string[] | null,
  key: { readonly day: string; readonly device: string; readonly id: string },
): Promise<IncidentItem | null> {
  const row = await records(db, organisation)
    .where('incidents.device_id', '=', key.device)
    .where('incidents.day', '=', key.day)
    .where('incidents.id', '=', key.id)
    .$if(groups !== null, (query) =>
      query.where(sql<boolean>`incidents.group_name = ANY(${[...(groups ?? [])]}::text[])`),
    )
    .executeTakeFirst();
  if (row === undefined) return null;
  const [item] = await toItems(db, organisation, [row]);
  return item ?? null;
}

function records(db: Kysely<Tables>, organisation: string) {
  return db
    .selectFrom('incidents')
    .innerJoin('devices', (join) =>
      join.onRef('devices.org_id', '=', 'incidents.org_id').onRef('devices.id', '=', 'incidents.device_id'),
    )
    .select(['incidents.day', 'incidents.received_at', 'incidents.body', 'incidents.device_id'])
    .select(['incidents.group_name', 'incidents.status', 'incidents.resolution', 'incidents.assignee'])
    .select(['incidents.labels', 'incidents.disputed_at', 'incidents.answered_at'])
    .select(['devices.label', 'devices.person'])
    .where('incidents.org_id', '=', organisation)
    .$castTo<IncidentRow>();
}
