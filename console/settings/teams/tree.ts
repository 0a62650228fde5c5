import type { GroupRecord } from '../../../lib/core/api/people.ts';

/** Groups in the order of a tree, each below the one it belongs to. */
export function treeOf(
  groups: readonly GroupRecord[],
): readonly { readonly group: GroupRecord; readonly depth: number }[] {
  const names = new Set(groups.map(({ name }) => name));
  const seen = new Set<string>();
  // A parent that is not in the list, or is one's own, must hide nobody.
  const isTop = ({ name, parent }: GroupRecord) => parent === null || parent === name || !names.has(parent);
  const below = (parent: GroupRecord, depth: number): { group: GroupRecord; depth: number }[] => {
    if (seen.has(parent.name)) return [];
    seen.add(parent.name);
    const children = groups.filter((group) => group.parent === parent.name && group !== parent);
    return [{ group: parent, depth }, ...children.flatMap((child) => below(child, depth + 1))];
  };
  const tree = groups.filter(isTop).flatMap((group) => below(group, 0));
  return [...tree, ...groups.filter(({ name }) => !seen.has(name)).map((group) => ({ group, depth: 0 }))];
}
