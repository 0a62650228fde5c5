import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { ExpectedImportAnswer, ExpectedKind } from '../../lib/core/api/coverage.ts';
import { parseCsv } from '../../lib/core/csv.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';

export interface ExpectedEntry {
  readonly name: string;
  readonly group: string | null;
}

export const maxNameLength = 200;

/** The entries of a CSV. Codes: `csv/quote`, `expected/header`, `expected/name`; at most 20 problems. */
export function readExpectedCsv(csv: string): Result<ExpectedEntry[], Problem[]> {
  const parsed = parseCsv(csv);
  if (!parsed.ok) {
    const { code, line } = parsed.error;
    return fail([problem(code, line, 'A quotation mark is not closed, or stands inside a value.')]);
  }
  const [header, ...rows] = parsed.value;
  const columns = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const name = columns.indexOf('name');
  const group = columns.indexOf('group');
  if (name === -1)
    return fail([problem('expected/header', 1, 'The first line must name the columns, one of them "name".')]);
  const entries = rows.map(({ line, cells }) => ({
    line,
    name: cells[name] ?? '',
    group: cells[group] === '' ? null : (cells[group] ?? null),
  }));
  const wrong = entries.filter(
    (entry) =>
      entry.name === '' || entry.name.length > maxNameLength || (entry.group ?? '').length > maxNameLength,
  );
  return wrong.length === 0
    ? ok(entries)
    : fail(
        wrong
          .slice(0, 20)
          .map(({ line }) =>
            problem('expected/name', line, 'A name is missing, or a value is longer than 200 characters.'),
          ),
      );
}

const problem = (code: string, line: number, message: string): Problem => ({
  code,
  file: 'csv',
  line,
  column: 1,
  path: '',
  message,
});

export interface ImportRequest {
  readonly organisation: string;
  readonly actor: string;
  readonly kind: ExpectedKind;
  readonly entries: readonly ExpectedEntry[];
  /** Forget whoever is not among the entries. */
  readonly replace: boolean;
  readonly now: number;
}

/** Writes the list; the last of equal names counts. */
export async function importExpected(
  db: Kysely<Tables>,
  request: ImportRequest,
): Promise<ExpectedImportAnswer> {
  const { organisation, kind, now } = request;
  const byKey = new Map(
    request.entries.map(({ name, group }) => {
      const stored = storable(name.trim());
      return [stored.toLowerCase(), { name: stored, group: group === null ? null : storable(group.trim()) }];
    }),
  );
  const rows = JSON.stringify([...byKey.values()]);
  return db.transaction().execute(async (trx) => {
    const written = await sql<{ fresh: boolean }>`
      INSERT INTO expected (org_id, kind, key, name, group_name, added_at)
      SELECT DISTINCT ON (lower(n.name)) ${organisation}::uuid, ${kind}, lower(n.name), n.name, n."group",
        ${new Date(now)}::timestamptz
      FROM json_to_recordset(${rows}::json) AS n(name text, "group" text)
      ORDER BY lower(n.name)
      ON CONFLICT (org_id, kind, key) DO UPDATE SET name = excluded.name, group_name = excluded.group_name
        WHERE (expected.name, expected.group_name) IS DISTINCT FROM (excluded.name, excluded.group_name)
      RETURNING xmax = 0 AS fresh`.execute(trx);
    const removed = request.replace ? await removeOthers(trx, organisation, kind, rows) : 0;
    const { count } = await trx
      .selectFrom('expected')
      .select(sql<number>`count(*)`.as('count'))
      .where('org_id', '=', organisation)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    const added = written.rows.filter(({ fresh }) => fresh).length;
    const answer = { added, changed: written.rows.length - added, removed, expected: count };
    const detail = `added=${String(added)} changed=${String(answer.changed)} removed=${String(removed)}`;
    await audit(trx, {
      org: organisation,
      actor: request.actor,
      action: 'expected.import',
      target: kind,
      detail,
    });
    return answer;
  });
}

async function removeOthers(
  trx: Transaction<Tables>,
  organisation: string,
  kind: ExpectedKind,
  rows: string,
): Promise<number> {
  const gone = await sql`
    DELETE FROM expected AS e WHERE e.org_id = ${organisation} AND e.kind = ${kind} AND NOT EXISTS (
      SELECT 1 FROM json_to_recordset(${rows}::json) AS n(name text) WHERE lower(n.name) = e.key)`.execute(
    trx,
  );
  return Number(gone.numAffectedRows ?? 0);
}
