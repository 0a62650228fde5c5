import { method } from '../messaging/natives.ts';

const NativeWeakMap = WeakMap;
const get = method('WeakMap', 'get');
const set = method('WeakMap', 'set');

/** A WeakMap whose methods the page cannot replace. */
export interface PrivateMap<T> {
  get(key: unknown): T | undefined;
  set(key: object, value: T): void;
}

export function newPrivateMap<T>(): PrivateMap<T> {
  const map = new NativeWeakMap<object, T>();
  return {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- only `set` fills it
    get: (key) => get(map, key) as T | undefined,
    set: (key, value) => {
      set(map, key, value);
    },
  };
}
