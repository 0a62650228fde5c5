import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { DeviceRecord, Page } from '../../lib/core/api/console.ts';
import type { AdapterHealth } from '../../lib/core/api/coverage.ts';
import { pseudonymsOf } from '../people-data/pseudonyms.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';
import { deviceColumns, toDeviceRecord } from './device-record.ts';

/** All parts must hold; undefined = any. */
export interface DeviceFilter {
  /** Only devices of these groups; null = all. */
  readonly groups: readonly string[] | null;
  /** Whether computers' names are for this reader. */
  readonly assets: boolean;
  /** One of the conditions of server/coverage/conditions.ts. */
  readonly condition?: RawBuilder<boolean> | undefined;
  readonly group?: string | undefined;
  readonly browser?: string | undefined;
  /** About one and the same adapter of the device. An empty `page`: one whose page shows no build. */
  readonly platform?: string | undefined;
  readonly health?: AdapterHealth | undefined;
  readonly page?: string | undefined;
  /** A pseudonym. */
  readonly person?: string | undefined;
  /** Id of the enrolment code it came by. */
  readonly code?: string | undefined;
}

/** Enrolled devices, newest first; people as pseudonyms. */
export async function listDevices(
  db: Kysely<Tables>,
  organisation: string,
  filter: DeviceFilter,
  page: { readonly limit: number; readonly cursor: Cursor | null },
): Promise<Page<DeviceRecord>> {
  const { cursor } = page;
  const rows = await db
    .selectFrom('devices')
    .select(deviceColumns)
    .where('org_id', '=', organisation)
    .$if(filter.groups !== null, (query) =>
      query.where(sql<boolean>`group_name = ANY(${filter.groups}::text[])`),
    )
    .$if(filter.condition !== undefined, (query) => query.where(filter.condition ?? sql<boolean>`true`))
    .$if(filter.group !== undefined, (query) => query.where('group_name', '=', filter.group ?? ''))
    .$if(filter.browser !== undefined, (query) =>
      query.where(sql<boolean>`client->>'browser' = ${filter.browser}`),
    )
    .$if(filter.person !== undefined, (query) =>
      query.where(sql<boolean>`person = (
        SELECT p.person FROM person_pseudonyms p WHERE p.org_id = ${organisation} AND p.pseudonym = ${filter.person})`),
    )
    .$if(filter.code !== undefined, (query) => query.where('code_id', '=', filter.code ?? ''))
    .where(hasAdapter(filter))
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(enrolled_at, id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('enrolled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit);
  const people = items.flatMap(({ person }) => person ?? []);
  const pseudonyms = await pseudonymsOf(db, organisation, people);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => toDeviceRecord(row, { pseudonyms, assets: filter.assets })),
    next: last === undefined ? null : writeCursor({ at: last.enrolled_at.toISOString(), id: last.id }),
  };
}

/** One device; null when there is none of this id in these groups. */
export async function findDevice(
  db: Kysely<Tables>,
  organisation: string,
  { id, groups, assets }: { readonly id: string } & Pick<DeviceFilter, 'groups' | 'assets'>,
): Promise<DeviceRecord | null> {
  const row = await db
    .selectFrom('devices')
    .select(deviceColumns)
    .where('org_id', '=', organisation)
    .where('id', '=', id)
    .$if(groups !== null, (query) => query.where(sql<boolean>`group_name = ANY(${groups}::text[])`))
    .executeTakeFirst();
  if (row === undefined) return null;
  const pseudonyms = await pseudonymsOf(db, organisation, row.person === null ? [] : [row.person]);
  return toDeviceRecord(row, { pseudonyms, assets });
}

function hasAdapter({ platform, health, page }: DeviceFilter): RawBuilder<boolean> {
  if (platform === undefined && health === undefined && page === undefined) return sql`true`;
  return sql`EXISTS (
    SELECT 1 FROM jsonb_array_elements(adapters) AS adapter
    WHERE (${platform ?? null}::text IS NULL OR adapter->>'platform' = ${platform ?? null})
      AND (${health ?? null}::text IS NULL OR adapter->>'health' = ${health ?? null})
      AND (${page ?? null}::text IS NULL OR coalesce(adapter->>'page', '') = ${page ?? null}))`;
}
