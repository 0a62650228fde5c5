import { sameData, type Change } from './plain-change.ts';
import type { Path } from './yaml-node.ts';
import type { Plain } from './yaml-write.ts';

/** A list as the fewest changes to it, so that comments beside what stays do as well. Its order is written, too. */
export function listChanges(
  path: Path,
  before: readonly string[],
  after: readonly string[],
): readonly Change[] {
  return changesOf(path, before, after, pairs(before, after), (_, word) => word);
}

/** The same of texts in several languages, by their English wording: a new one leaves the translations alone. */
export function localisedChanges(
  path: Path,
  before: readonly Readonly<Record<string, string>>[],
  after: readonly string[],
): readonly Change[] {
  const from = pairs(
    before.map((text) => text['en'] ?? ''),
    after,
  );
  return changesOf(path, before, after, from, (old, en) => ({ ...old, en }));
}

function changesOf<Item extends Plain>(
  path: Path,
  before: readonly Item[],
  after: readonly string[],
  from: readonly (number | null)[],
  made: (old: Item | undefined, word: string) => Plain,
): readonly Change[] {
  const changes: Change[] = [];
  const left = [...before.keys()].filter((index) => from.includes(index));
  // Added first where nothing stays: a list without items would be taken out as a whole.
  const gone = [...before.keys()].filter((index) => !from.includes(index)).toReversed();
  const removals = gone.map((index): Change => ({ kind: 'remove', path: [...path, index] }));
  if (left.length > 0) changes.push(...removals);
  const now: (Plain | undefined)[] = left.map((index) => before[index]);
  for (const [place, word] of after.entries()) {
    const old = from[place];
    const value = made(typeof old === 'number' ? before[old] : undefined, word);
    if (place >= now.length) changes.push({ kind: 'add', path, value });
    else changes.push(...replaced([...path, place], now[place], value));
  }
  if (left.length === 0) changes.push(...removals);
  return changes;
}

/** One item instead of another; of a group field by field, which leaves the comments in it. */
function replaced(path: Path, now: Plain | undefined, value: Plain): readonly Change[] {
  if (sameData(now, value)) return [];
  if (!isGroup(now) || !isGroup(value)) return [{ kind: 'set', path, value }];
  const set = Object.entries(value).filter(([field, each]) => !sameData(now[field], each));
  return [
    ...set.map(([field, each]): Change => ({ kind: 'set', path: [...path, field], value: each })),
    ...Object.keys(now)
      .filter((field) => !(field in value))
      .map((field): Change => ({ kind: 'remove', path: [...path, field] })),
  ];
}

const isGroup = (value: Plain | undefined): value is Readonly<Record<string, Plain>> =>
  typeof value === 'object' && !Array.isArray(value);

/** For each word of `after` the place in `before` that it comes from: the same word, one much like it, or its place. */
function pairs(before: readonly string[], after: readonly string[]): readonly (number | null)[] {
  const free = new Set(before.keys());
  const from: (number | null)[] = after.map(() => null);
  const take = (find: (word: string, place: number) => number | undefined): void => {
    for (const [place, word] of after.entries()) {
      const found = from[place] === null ? find(word, place) : undefined;
      if (found === undefined || !free.delete(found)) continue;
      from[place] = found;
    }
  };
  take((word) => [...free].find((index) => before[index] === word));
  take((word) => {
    const [best] = [...free]
      .map((index) => ({ index, like: likeness(before[index] ?? '', word) }))
      .sort((a, b) => b.like - a.like);
    return best !== undefined && best.like >= 0.5 ? best.index : undefined;
  });
  if (before.length === after.length) take((_, place) => place);
  return from;
}

/** The share of the longer one that both begin or end with. */
function likeness(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return (start + end) / Math.max(one.length, other.length, 1);
}
