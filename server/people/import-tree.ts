import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { ImportProblem } from '../../lib/core/api/people.ts';
import type { Tables } from '../store/tables.ts';
import type { GroupsTable } from './read-groups-csv.ts';

/**
 * Makes the table's groups and puts them below their parents, looking at the tree as it is in the end: on the way there
 * it may be a ring. A group that the table names without a parent keeps what it has, but for `replace` with a column of
 * parents. Code: `group/parent`, once for each ring.
 */
export async function saveTree(
  trx: Transaction<Tables>,
  org: string,
  { parents, namesParents }: GroupsTable,
  mode: 'merge' | 'replace',
): Promise<ImportProblem[]> {
  const stored = await trx
    .selectFrom('groups')
    .select(['name', 'parent'])
    .where('org_id', '=', org)
    .execute();
  const tree = new Map(stored.map(({ name, parent }) => [name, parent]));
  const isCleared = mode === 'replace' && namesParents;
  for (const [name, parent] of parents)
    tree.set(name, parent ?? (isCleared ? null : (tree.get(name) ?? null)));
  const wrong = wrongIn(tree, [...parents.keys()]);
  if (wrong.length > 0) return wrong.map((group) => ({ line: 0, code: 'group/parent', group }));
  const names = [...parents.keys()];
  await sql`
    INSERT INTO groups AS g (org_id, name, parent)
    SELECT ${org}::uuid, * FROM unnest(${names}::text[], ${names.map((name) => tree.get(name) ?? null)}::text[])
    ON CONFLICT (org_id, name) DO UPDATE SET parent = excluded.parent
    WHERE g.parent IS DISTINCT FROM excluded.parent`.execute(trx);
  return [];
}

/** Groups whose parent does not exist, or from which the way up comes back to itself. Each group is passed once. */
function wrongIn(tree: ReadonlyMap<string, string | null>, names: readonly string[]): string[] {
  const done = new Set<string>();
  return names.filter((name) => {
    const way = new Set<string>();
    let at: string | null = name;
    while (at !== null && !done.has(at)) {
      done.add(at);
      way.add(at);
      at = tree.get(at) ?? null;
    }
    const parent = tree.get(name) ?? null;
    return (at !== null && way.has(at)) || (parent !== null && !tree.has(parent));
  });
}
