import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DeviceRecord, Page } from '../../lib/core/api/console.ts';
import { audit } from '../audit/audit.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';

/** Enrolled devices, newest first. */
export async function listDevices(
  db: Kysely<Tables>,
  organisation: string,
  page: { readonly limit: number; readonly cursor: Cursor | null },
): Promise<Page<DeviceRecord>> {
  let query = db
    .selectFrom('devices')
    .selectAll()
    .where('org_id', '=', organisation)
    .orderBy('enrolled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.cursor !== null) {
    query = query.where(
      sql<boolean>`(enrolled_at, id) < (${page.cursor.at}::timestamptz, ${page.cursor.id}::uuid)`,
    );
  }
  const rows = await query.execute();
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => ({
      id: row.id,
      label: row.label,
      person: row.person,
      group: row.group_name,
      enrolledAt: row.enrolled_at.toISOString(),
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      client: row.client,
      policyVersion: row.policy_version,
      queued: row.queued,
      adapters: row.adapters,
    })),
    next: last === undefined ? null : writeCursor({ at: last.enrolled_at.toISOString(), id: last.id }),
  };
}

/** Refuses a device from its next signed request on; its polling token ends within ten minutes. False when unknown. */
export async function revokeDevice(
  db: Kysely<Tables>,
  organisation: string,
  device: string,
  actor: string,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('devices')
      .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', sql<Date>`${new Date(now)}::timestamptz`) }))
      .where('org_id', '=', organisation)
      .where('id', '=', device)
      .returning('id')
      .executeTakeFirst();
    if (row !== undefined)
      await audit(trx, { org: organisation, actor, action: 'device.revoke', target: device });
    return row !== undefined;
  });
}
