import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type { EnrolmentCodeRecord } from '../../lib/core/api/coverage.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';

/** Enrolment codes without their secrets, those that last longest first. */
export async function listEnrolmentCodes(
  db: Kysely<Tables>,
  organisation: string,
  groups: readonly string[] | null,
  page: { readonly limit: number; readonly cursor: Cursor | null; readonly now: number },
): Promise<Page<EnrolmentCodeRecord>> {
  const { cursor } = page;
  const rows = await db
    .selectFrom('enrolment_codes')
    .selectAll()
    .where('org_id', '=', organisation)
    .$if(groups !== null, (query) => query.where(sql<boolean>`group_name = ANY(${groups}::text[])`))
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(expires_at, id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('expires_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => toRecord(row, page.now)),
    next: last === undefined ? null : writeCursor({ at: last.expires_at.toISOString(), id: last.id }),
  };
}

type Row = Selectable<Tables['enrolment_codes']>;

function toRecord(row: Row, now: number): EnrolmentCodeRecord {
  return {
    id: row.id,
    group: row.group_name,
    maxUses: row.max_uses,
    uses: row.uses,
    createdAt: row.created_at?.toISOString() ?? null,
    createdBy: row.created_by,
    expiresAt: row.expires_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    state: stateOf(row, now),
  };
}

function stateOf(row: Row, now: number): EnrolmentCodeRecord['state'] {
  if (row.revoked_at !== null) return 'revoked';
  if (row.uses >= row.max_uses) return 'used-up';
  return row.expires_at.getTime() <= now ? 'expired' : 'valid';
}
