import type { PolicyFile } from '../../lib/core/api/console.ts';
import { readFiles } from '../../lib/core/policy/read-files.ts';
import type { RulePack } from '../../lib/core/policy/schema.ts';
import { kindOf } from '../../lib/core/policy/written-kind.ts';

export interface PackEntry {
  readonly pack: RulePack;
  /** Where it stands in the policy; null: it is not in it. */
  readonly path: string | null;
  /** As it comes with the server; null: a pack of the organisation's own. */
  readonly shipped: PolicyFile | null;
}

/** The packs of a policy, and those that come with the server and are not in it. What cannot be read is left out. */
export function readPacks(
  files: readonly PolicyFile[],
  library: readonly PolicyFile[],
): readonly PackEntry[] {
  const own = packsIn(files);
  const shipped = new Map(packsIn(library).map((entry) => [entry.pack.id, entry]));
  const fileOf = (path: string) => library.find((file) => file.path === path) ?? null;
  const known = new Set(own.map(({ pack }) => pack.id));
  return [
    ...own.map(({ pack, path }) => {
      const from = shipped.get(pack.id);
      return { pack, path, shipped: from === undefined ? null : fileOf(from.path) };
    }),
    ...[...shipped.values()]
      .filter(({ pack }) => !known.has(pack.id))
      .map(({ pack, path }) => ({ pack, path: null, shipped: fileOf(path) })),
  ];
}

function packsIn(
  files: readonly PolicyFile[],
): readonly { readonly pack: RulePack; readonly path: string }[] {
  const packs = files.filter(({ text }) => kindOf(text) === 'RulePack');
  return readFiles(packs).packs.map(({ source, data }) => ({ pack: data, path: source.file }));
}
