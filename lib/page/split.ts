import { add, fieldOf, has, isArray, isObject, keys, newList, newTable, some } from '../messaging/natives.ts';
import type { FoundCall } from './walk.ts';

/** A call, and what would be left out of the message with it. */
export interface Placed {
  readonly found: FoundCall;
  /** The item of the innermost list around the call; null = nothing but the whole message. */
  readonly unit: object | null;
}

export function unitOf({ call, path }: FoundCall): object | null {
  for (let i = path.length - 1; i >= 0; i -= 1) if (isArray(path[i])) return path[i + 1] ?? call;
  return null;
}

/** The message with only those items of the lists around its calls that `keeps` wants; null when none is left. */
export function withItems(
  message: unknown,
  calls: readonly Placed[],
  keeps: (item: unknown) => boolean,
): unknown {
  let kept = 0;
  const isAround = (value: unknown): value is object =>
    isObject(value) && some(calls, ({ found, unit }) => value !== unit && has(found.path, value));
  const copy = (value: unknown): unknown => {
    if (!isAround(value)) return value;
    if (!isArray(value)) {
      const fields = newTable<unknown>();
      some(keys(value), (name) => {
        fields[name] = copy(fieldOf(value, name));
      });
      return fields;
    }
    const items = newList<unknown>();
    some(value, (item: unknown) => {
      if (isAround(item)) add(items, copy(item));
      else if (keeps(item)) {
        kept += 1;
        add(items, item);
      }
    });
    return items;
  };
  const result = copy(message);
  return kept > 0 ? result : null;
}
