import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type { AuditRecord } from '../../lib/core/api/people.ts';
import type { AuditLink } from '../../lib/core/audit/chain.ts';
import type { Tables } from '../store/tables.ts';
import { timeFormat } from './chain-end.ts';
import { idsIn, namesOf } from './names.ts';

export interface AuditQuery {
  readonly limit: number;
  /** Entries before this one; null = from the newest. */
  readonly before: number | null;
  readonly days: number;
  /** Whole, or with `*` at the end for a beginning. */
  readonly actor: string | undefined;
  readonly action: string | undefined;
  readonly target: string | undefined;
  readonly now: number;
}

/** The audit trail, newest first. */
export async function listAudit(
  db: Kysely<Tables>,
  org: string,
  query: AuditQuery,
): Promise<Page<AuditRecord>> {
  const { limit, before, days, now } = query;
  let found = db
    .selectFrom('audit')
    .leftJoin('audit_notes', (join) =>
      join.onRef('audit_notes.org_id', '=', 'audit.org_id').onRef('audit_notes.seq', '=', 'audit.seq'),
    )
    .select(['audit.at', 'audit.actor', 'audit.action', 'audit.target', 'audit.detail'])
    .select(['audit_notes.text as note', sql<number>`audit.seq`.as('seq')])
    .where('audit.org_id', '=', org)
    .where('audit.seq', 'is not', null)
    .where('audit.at', '>', new Date(now - days * 86_400_000))
    .orderBy('audit.seq', 'desc')
    .limit(limit + 1);
  if (before !== null) found = found.where('audit.seq', '<', before);
  for (const name of ['actor', 'action', 'target'] as const) {
    const wanted = query[name];
    if (wanted === undefined) continue;
    found = wanted.endsWith('*')
      ? found.where(sql<boolean>`starts_with(${sql.ref(`audit.${name}`)}, ${wanted.slice(0, -1)})`)
      : found.where(`audit.${name}`, '=', wanted);
  }
  const rows = await found.execute();
  const items = rows.slice(0, limit);
  const idsOf = new Map(items.map((row) => [row, idsIn(row.actor, row.target, row.detail)] as const));
  const names = await namesOf(db, org, [...idsOf.values()].flat());
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      actorName: names.get(idsIn(row.actor)[0] ?? '') ?? null,
      names: Object.fromEntries(
        (idsOf.get(row) ?? []).flatMap((id) => {
          const name = names.get(id);
          return name === undefined ? [] : [[id, name]];
        }),
      ),
    })),
    next: last === undefined ? null : String(last.seq),
  };
}

const exportedAtOnce = 1_000;

/** The whole chain from its beginning, as `sluice audit verify` reads it. Notes are not in it: copies outlive erasure. */
export async function* exportAudit(
  db: Kysely<Tables>,
  org: string,
): AsyncGenerator<readonly AuditLink[], void> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<AuditLink>`
      SELECT org_id AS org, seq, to_char(at AT TIME ZONE 'UTC', ${timeFormat}) AS at, actor, action, target, detail,
        note_hash AS "noteHash", previous, hash
      FROM audit WHERE org_id = ${org} AND seq > ${after} ORDER BY seq LIMIT ${exportedAtOnce}`.execute(db);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < exportedAtOnce) return;
  }
}
