import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type { AlertRecord } from '../../lib/core/api/coverage.ts';
import { audit } from '../audit/audit.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';
import type { CoverageScope } from './figures.ts';

/** Alerts, newest first. Whoever sees some groups only sees what is about these groups. */
export async function listAlerts(
  db: Kysely<Tables>,
  { organisation, groups }: CoverageScope,
  page: { readonly state: 'open' | 'all'; readonly limit: number; readonly cursor: Cursor | null },
): Promise<Page<AlertRecord>> {
  const { cursor } = page;
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('org_id', '=', organisation)
    .$if(groups !== null, (query) => query.where(sql<boolean>`group_name = ANY(${groups}::text[])`))
    .$if(page.state === 'open', (query) => query.where('cleared_at', 'is', null))
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(raised_at, id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items: items.map(toAlertRecord),
    next: last === undefined ? null : writeCursor({ at: last.raised_at.toISOString(), id: last.id }),
  };
}

export function toAlertRecord(row: Selectable<Tables['alerts']>): AlertRecord {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    severity: row.severity,
    count: row.count,
    of: row.total,
    raisedAt: row.raised_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    clearedAt: row.cleared_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
  };
}

/** Somebody takes care of it; the first one stays named. False when there is no such open alert. */
export async function acknowledgeAlert(
  db: Kysely<Tables>,
  { organisation, groups }: CoverageScope,
  alert: { readonly id: string; readonly actor: string; readonly now: number },
): Promise<boolean> {
  const { id, actor, now } = alert;
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('alerts')
      .set({
        acknowledged_at: sql<Date>`coalesce(acknowledged_at, ${new Date(now)}::timestamptz)`,
        acknowledged_by: sql<string>`coalesce(acknowledged_by, ${actor})`,
      })
      .where('org_id', '=', organisation)
      .where('id', '=', id)
      .where('cleared_at', 'is', null)
      .$if(groups !== null, (query) => query.where(sql<boolean>`group_name = ANY(${groups}::text[])`))
      .returning('kind')
      .executeTakeFirst();
    if (row === undefined) return false;
    await audit(trx, {
      org: organisation,
      actor,
      action: 'alert.acknowledge',
      target: id,
      detail: `kind=${row.kind}`,
    });
    return true;
  });
}
