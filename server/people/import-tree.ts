import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { ImportProblem } from '../../lib/core/api/people.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Tables } from '../store/tables.ts';
import type { GroupsTable } from './read-groups-csv.ts';

export interface ParentChange {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Makes the table's groups and puts them below their parents, looking at the tree as it is in the end: on the way there
 * it may be a ring. A group that the table names without a parent keeps what it has, but for `replace` with a column of
 * parents. The value: the parents of those that it changed, before and after. Code: `group/parent`, once for each ring.
 */
export async function saveTree(
  trx: Transaction<Tables>,
  org: string,
  { parents, namesParents }: GroupsTable,
  mode: 'merge' | 'replace',
): Promise<Result<ReadonlyMap<string, ParentChange>, ImportProblem[]>> {
  const stored = await trx
    .selectFrom('groups')
    .select(['name', 'parent'])
    .where('org_id', '=', org)
    .execute();
  const before = new Map(stored.map(({ name, parent }) => [name, parent]));
  const tree = new Map(before);
  const isCleared = mode === 'replace' && namesParents;
  for (const [name, parent] of parents)
    tree.set(name, parent ?? (isCleared ? null : (tree.get(name) ?? null)));
  const wrong = wrongIn(tree, [...parents.keys()]);
  if (wrong.length > 0) return fail(wrong.map((group) => ({ line: 0, code: 'group/parent', group })));
  const names = [...parents.keys()];
  await sql`
    INSERT INTO groups AS g (org_id, name, parent)
    SELECT ${org}::uuid, * FROM unnest(${names}::text[], ${names.map((name) => tree.get(name) ?? null)}::text[])
    ON CONFLICT (org_id, name) DO UPDATE SET parent = excluded.parent
    WHERE g.parent IS DISTINCT FROM excluded.parent`.execute(trx);
  const steps = names.map((name) => {
    const step = { before: before.get(name) ?? null, after: tree.get(name) ?? null };
    return [name, step] as const;
  });
  return ok(new Map(steps.filter(([, step]) => step.before !== step.after)));
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
