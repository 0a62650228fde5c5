import type { Path } from './yaml-node.ts';
import type { Plain } from './yaml-write.ts';

export type Change =
  | { readonly kind: 'set'; readonly path: Path; readonly value: Plain }
  | { readonly kind: 'add'; readonly path: Path; readonly value: Plain }
  | { readonly kind: 'remove'; readonly path: Path }
  /** The field at `path` is called `to`; its value stays. */
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string };

type Data = Record<string | number, unknown>;

/** What data should be after a change; undefined when it has no such place. */
export function changed(data: unknown, change: Change): Plain | undefined {
  const copy = structuredClone({ root: data });
  const path = ['root', ...change.path];
  if (!apply(copy, path, change)) return undefined;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- read from YAML's core schema, where nothing else comes from
  return copy.root as Plain;
}

function apply(root: Data, path: readonly (string | number)[], change: Change): boolean {
  const way: Data[] = [root];
  for (const [index, step] of path.slice(0, -1).entries()) {
    const around = way[index];
    if (around === undefined) return false;
    if (around[step] === undefined || around[step] === null) {
      if (change.kind === 'remove' || change.kind === 'rename') return false;
      around[step] = typeof path[index + 1] === 'number' ? [] : {};
    }
    const next = around[step];
    if (!isData(next)) return false;
    way.push(next);
  }
  const last = path.at(-1);
  const around = way.at(-1);
  if (last === undefined || around === undefined) return false;
  if (change.kind === 'set') around[last] = change.value;
  else if (change.kind === 'add') {
    const list = around[last] ?? [];
    if (!Array.isArray(list)) return false;
    around[last] = [...(list as readonly unknown[]), change.value]; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- isArray says any[]
  } else if (change.kind === 'rename') {
    if (!Object.hasOwn(around, last) || Object.hasOwn(around, change.to)) return false;
    around[change.to] = around[last];
    Reflect.deleteProperty(around, last);
  } else removeLast(way, path);
  return true;
}

/** Groups that would be empty go as well. */
function removeLast(way: readonly Data[], path: readonly (string | number)[]): void {
  for (let depth = way.length - 1; depth >= 0; depth--) {
    const around = way[depth];
    const step = path[depth];
    if (around === undefined || step === undefined) return;
    if (Array.isArray(around)) around.splice(Number(step), 1);
    else Reflect.deleteProperty(around, step);
    if (Object.keys(around).length > 0) return;
  }
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

/** The order of fields does not matter, that of items does. */
export function sameData(one: unknown, other: unknown): boolean {
  if (!isData(one) || !isData(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => sameData(one[key], other[key]));
}
