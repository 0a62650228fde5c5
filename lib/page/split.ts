import { fieldOf, isArray, isObject, keys, put } from './natives.ts';
import type { FoundCall } from './walk.ts';

/** One item of the innermost list around a call: what can be left out of a message. Null = nothing but the whole. */
export function unitOf({ call, path }: FoundCall): object | null {
  for (let i = path.length - 1; i >= 0; i -= 1) {
    if (isArray(path[i])) return path[i + 1] ?? call;
  }
  return null;
}

/**
 * The message with only those items of the lists around its calls that `keeps` wants; what has no call in it is not
 * copied. Null when none is left.
 */
export function withItems(
  message: unknown,
  calls: readonly FoundCall[],
  keeps: (item: unknown) => boolean,
): unknown {
  let kept = 0;
  const copy = (value: unknown): unknown => {
    if (!isObject(value) || !isOnPath(value, calls)) return value;
    return isArray(value) ? copyList(value) : copyFields(value);
  };
  const copyList = (list: readonly unknown[]): unknown => {
    const copied: unknown[] = [];
    for (let i = 0; i < list.length; i += 1) {
      const item = list[i];
      const isOuter = isOnPath(item, calls) && !unitsHold(calls, item);
      if (!isOuter && !keeps(item)) continue;
      if (!isOuter) kept += 1;
      put(copied, `${copied.length}`, copy(item));
    }
    return copied;
  };
  const copyFields = (value: object): unknown => {
    const copied = {};
    const names = keys(value);
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i] ?? '';
      put(copied, name, copy(fieldOf(value, name)));
    }
    return copied;
  };
  const result = copy(message);
  return kept === 0 ? null : result;
}

function isOnPath(value: unknown, calls: readonly FoundCall[]): boolean {
  for (let i = 0; i < calls.length; i += 1) {
    const path = calls[i]?.path;
    for (let j = 0; path !== undefined && j < path.length; j += 1) if (path[j] === value) return true;
  }
  return false;
}

/** Whether `item` is what would be left out for one of the calls. */
function unitsHold(calls: readonly FoundCall[], item: unknown): boolean {
  for (let i = 0; i < calls.length; i += 1) {
    const call = calls[i];
    if (call !== undefined && unitOf(call) === item) return true;
  }
  return false;
}
