import type { Kysely } from 'kysely';
import type { RuleLastChange } from '../../lib/core/api/replay.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Tables } from '../store/tables.ts';
import type { Compiler, CompilerError } from './compile/compiler.ts';
import { readHead } from './versions.ts';

/** How far back is looked; a rule that has not changed since is said to be of the oldest one. */
const mostVersions = 60;
const known = new WeakMap<
  Kysely<Tables>,
  { readonly latest: number; readonly items: readonly Omit<RuleLastChange, 'by'>[] }
>();

/**
 * The version that last changed each rule of the policy in force. Worked out once for each version, but for who published
 * it: whoever was erased since is not named any more.
 */
export async function readRuleChanges(
  db: Kysely<Tables>,
  compiler: Compiler,
): Promise<Result<readonly RuleLastChange[], CompilerError>> {
  const items = await workedOut(db, compiler);
  if (!items.ok) return items;
  const versions = [...new Set(items.value.map(({ version }) => version))];
  const rows = await db
    .selectFrom('policies')
    .select(['version', 'published_by'])
    .where('version', 'in', [0, ...versions])
    .execute();
  const names = new Map(rows.map(({ version, published_by }) => [version, published_by]));
  return ok(items.value.map((item) => ({ ...item, by: names.get(item.version) ?? '' })));
}

async function workedOut(
  db: Kysely<Tables>,
  compiler: Compiler,
): Promise<Result<readonly Omit<RuleLastChange, 'by'>[], CompilerError>> {
  const { active } = await readHead(db);
  const remembered = known.get(db);
  if (remembered?.latest === active) return ok(remembered.items);
  const rows = await db
    .selectFrom('policies')
    .select(['version', 'published_at', 'files', 'files_hash'])
    .where('lane', '=', 'all')
    .where('version', '<=', active)
    // They have the files of the version before.
    .where('kind', '<>', 'renewal')
    .orderBy('version', 'desc')
    .limit(mostVersions)
    .execute();
  // A roll-back can have those of the version before it.
  const distinct = rows.filter(
    (row, index) => row.files_hash === null || row.files_hash !== rows[index + 1]?.files_hash,
  );
  const packs = (row: (typeof rows)[number]) => row.files.filter(({ text }) => text.includes('RulePack'));
  const changes = await compiler.run('rule-changes', { versions: distinct.map(packs) });
  if (!changes.ok) return fail(changes.error);
  const items = changes.value.flatMap(({ pack, rule, at }) => {
    const row = distinct[at];
    return row === undefined
      ? []
      : [{ pack, rule, version: row.version, at: row.published_at.toISOString() }];
  });
  known.set(db, { latest: active, items });
  return ok(items);
}
