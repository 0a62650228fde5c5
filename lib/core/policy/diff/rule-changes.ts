import { readFiles } from '../read-files.ts';

type Files = readonly { readonly path: string; readonly text: string }[];

/**
 * For each rule of the first policy, the last policy (by its place in the list, newest first) in which it stands as it
 * does now, in a row: that one changed it.
 */
export function ruleChanges(
  versions: readonly Files[],
): readonly { readonly pack: string; readonly rule: string; readonly at: number }[] {
  const [newest = new Map<string, string>(), ...older] = versions.map(rulesOf);
  const at = new Map([...newest.keys()].map((key) => [key, 0]));
  const open = new Set(newest.keys());
  for (const [index, rules] of older.entries()) {
    for (const key of open) {
      if (rules.get(key) === newest.get(key)) at.set(key, index + 1);
      else open.delete(key);
    }
    if (open.size === 0) break;
  }
  return [...at].map(([key, index]) => {
    const [pack = '', rule = ''] = key.split('/');
    return { pack, rule, at: index };
  });
}

function rulesOf(files: Files): ReadonlyMap<string, string> {
  return new Map(
    readFiles(files).packs.flatMap(({ data }) =>
      data.rules.map((rule) => [`${data.id}/${rule.id}`, JSON.stringify(rule)] as const),
    ),
  );
}
