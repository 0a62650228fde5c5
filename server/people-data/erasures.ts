import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type { ErasureRecord } from '../../lib/core/api/person-data.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import type { Tables } from '../store/tables.ts';

/** What was erased, with its proofs, newest first. */
export async function listErasures(
  db: Kysely<Tables>,
  org: string,
  { limit, cursor }: { readonly limit: number; readonly cursor: Cursor | null },
): Promise<Page<ErasureRecord>> {
  const rows = await db
    .selectFrom('erasures')
    .selectAll()
    .where('org_id', '=', org)
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(at, id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id, at, actor, pseudonym, proof }) => ({
      ...{ id, at: at.toISOString(), by: actor, pseudonym, proof },
    })),
    next: last === undefined ? null : writeCursor({ at: last.at.toISOString(), id: last.id }),
  };
}
