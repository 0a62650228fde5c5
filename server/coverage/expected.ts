import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Page } from '../../lib/core/api/console.ts';
import type {
  ExpectedFigures,
  ExpectedKind,
  ExpectedRecord,
  ExpectedState,
} from '../../lib/core/api/coverage.ts';
import type { Tables } from '../store/tables.ts';
import { writeTextCursor } from '../store/text-cursor.ts';
import { isActive, isLive } from './conditions.ts';
import type { Yardstick } from './conditions.ts';
import { inScope } from './figures.ts';
import type { CoverageScope } from './figures.ts';

/** What of a device is compared with the list. Each has its index. */
const keyOf: Readonly<Record<ExpectedKind, RawBuilder<string>>> = {
  person: sql`lower(devices.person)`,
  device: sql`lower(devices.asset)`,
};

const expectedInScope = ({ organisation, groups }: CoverageScope) =>
  sql<boolean>`e.org_id = ${organisation}
    AND (${groups}::text[] IS NULL OR e.group_name = ANY(${groups}::text[]))`;

/** Each expectation with whether a device of it is heard of. Devices count in whatever group they are. */
function withState(scope: CoverageScope, yardstick: Yardstick, kind: ExpectedKind) {
  return sql`
    SELECT e.key, e.name, e.group_name, e.added_at,
      CASE WHEN d.live THEN 'seen' WHEN d.live IS NULL THEN 'never' ELSE 'silent' END AS seen
    FROM expected AS e LEFT JOIN LATERAL (
      SELECT bool_or(${isLive(yardstick)}) AS live FROM devices
      WHERE devices.org_id = e.org_id AND ${keyOf[kind]} = e.key AND ${isActive}
    ) AS d ON true
    WHERE ${expectedInScope(scope)} AND e.kind = ${kind}`;
}

export async function expectedFigures(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
  kind: ExpectedKind,
): Promise<ExpectedFigures> {
  const { rows } = await sql<{ seen: ExpectedState; count: number }>`
    SELECT seen, count(*) AS count FROM (${withState(scope, yardstick, kind)}) AS states GROUP BY seen`.execute(
    db,
  );
  const of = (state: ExpectedState): number => rows.find(({ seen }) => seen === state)?.count ?? 0;
  const figures = { seen: of('seen'), silent: of('silent'), never: of('never') };
  const expected = figures.seen + figures.silent + figures.never;
  return { ...figures, expected, unexpected: expected === 0 ? 0 : await countUnexpected(db, scope, kind) };
}

async function countUnexpected(
  db: Kysely<Tables>,
  scope: CoverageScope,
  kind: ExpectedKind,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM devices
    WHERE ${inScope(scope)} AND ${isActive} AND NOT EXISTS (
      SELECT 1 FROM expected AS e
      WHERE e.org_id = devices.org_id AND e.kind = ${kind} AND e.key = ${keyOf[kind]})`.execute(db);
  return rows[0]?.count ?? 0;
}

interface ExpectedPage {
  readonly kind: ExpectedKind;
  readonly seen: ExpectedState | null;
  readonly limit: number;
  /** The last key of the page before. */
  readonly after: string | null;
}

/** The list, by name. */
export async function listExpected(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
  { kind, seen, limit, after }: ExpectedPage,
): Promise<Page<ExpectedRecord>> {
  const { rows } = await sql<{
    key: string;
    name: string;
    group_name: string | null;
    added_at: Date;
    seen: ExpectedState;
  }>`
    SELECT * FROM (${withState(scope, yardstick, kind)}) AS states
    WHERE (${after}::text IS NULL OR key > ${after}) AND (${seen}::text IS NULL OR seen = ${seen})
    ORDER BY key LIMIT ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => ({
      kind,
      name: row.name,
      group: row.group_name,
      addedAt: row.added_at.toISOString(),
      seen: row.seen,
    })),
    next: rows.length > limit ? writeTextCursor(items.at(-1)?.key ?? '') : null,
  };
}
