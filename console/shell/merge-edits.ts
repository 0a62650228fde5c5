/**
 * What somebody edited, on top of what another person saved meanwhile (three-way merge). Objects are merged member by
 * member, lists entry by entry; of a value that both changed, the one that is edited here stands. `T`: plain JSON.
 */
export function mergeEdits<T>(before: T, here: T, theirs: T): T;
export function mergeEdits(before: unknown, here: unknown, theirs: unknown): unknown {
  if (isSame(here, before)) return theirs;
  if (Array.isArray(before) && Array.isArray(here) && Array.isArray(theirs))
    return mergeLists(before, here, theirs);
  if (isObject(before) && isObject(here) && isObject(theirs)) return mergeObjects(before, here, theirs);
  return here;
}

type List = readonly unknown[];
type Members = Readonly<Record<string, unknown>>;

/** Theirs, without what was taken out here, and with what was added. */
function mergeLists(before: List, here: List, theirs: List): List {
  const has = (list: List, item: unknown): boolean => list.some((each) => isSame(each, item));
  const left = theirs.filter((item) => !has(before, item) || has(here, item));
  return [...left, ...here.filter((item) => !has(before, item) && !has(left, item))];
}

function mergeObjects(before: Members, here: Members, theirs: Members): Members {
  const names = new Set([...Object.keys(theirs), ...Object.keys(here)]);
  const merged = [...names].map((name) => {
    const [was, mine, other] = [own(before, name), own(here, name), own(theirs, name)];
    return [name, isSame(mine, was) ? other : mergeEdits(was, mine, other)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

const own = (members: Members, name: string): unknown =>
  Object.hasOwn(members, name) ? members[name] : undefined;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Whoever wrote them: members may stand in another order. */
const isSame = (one: unknown, other: unknown): boolean => written(one) === written(other);
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)) : part,
  );
