/**
 * What the hooks need of the language, taken when this script is loaded and before the page's first one. Afterwards the
 * page may replace anything, so code in this folder calls no method of a value it did not make, uses no iteration
 * (`for of`, spread, destructured lists), and keeps lists and dictionaries that inherit nothing.
 */
export const {
  apply,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  setPrototypeOf,
} = Reflect;
export const { get: readField } = Reflect;
export const { isArray } = Array;
export const { keys } = Object;
export const { parse, stringify } = JSON;
export const NativePromise = Promise;
export const NativeProxy = Proxy;
const { indexOf } = String.prototype;
const { then } = Promise.prototype;
const { get: mapGet, set: mapSet } = WeakMap.prototype;
const NativeWeakMap = WeakMap;

export type Callable = (this: unknown, ...args: readonly unknown[]) => unknown;
export const isCallable = (value: unknown): value is Callable => typeof value === 'function';
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Takes away what `value` inherits. For lists too: a setter of the page's on `Array.prototype` would see new items. */
export function bare<T extends object>(value: T): T {
  setPrototypeOf(value, null);
  return value;
}
export function newList<T>(): T[] {
  return bare<T[]>([]);
}
/** Null prototype: any text may be a key. */
export function newTable<T>(): Record<string, T> {
  return bare<Record<string, T>>({});
}

/** Sets an own field, whatever setters are inherited. */
export function put(value: object, name: string, field: unknown): void {
  defineProperty(value, name, bare({ value: field, writable: true, enumerable: true, configurable: true }));
}
/** An own field's value, without calling a getter. */
export function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) ? getOwnPropertyDescriptor(value, name)?.value : undefined;
}

export const contains = (text: string, part: string): boolean => apply(indexOf, text, [part]) !== -1;

/** Runs `next` with a native promise's value; what comes of `next` is not looked at. */
export function whenDone(
  promise: unknown,
  next: (value: unknown) => void,
  failed: (error: unknown) => void,
): void {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- throws for what is no promise
  void apply(then, promise as Promise<unknown>, [next, failed]);
}

/** The prototype of a class that not every browser or page has. */
export function prototypeOf(name: string): object | undefined {
  const constructor: unknown = readField(globalThis, name);
  const prototype: unknown = isCallable(constructor) ? readField(constructor, 'prototype') : undefined;
  return isObject(prototype) ? prototype : undefined;
}

/** A getter of the browser's, to be called on any value: null where the value is not of that kind. */
export function getterOf(prototype: object | undefined, name: string): (target: unknown) => unknown {
  const get = prototype && getOwnPropertyDescriptor(prototype, name)?.get;
  return (target) => {
    if (get === undefined || !isObject(target)) return null;
    try {
      return apply(get, target, []) as unknown;
    } catch {
      return null;
    }
  };
}

/** A WeakMap whose methods the page cannot replace. */
export interface PrivateMap<T> {
  get(key: unknown): T | undefined;
  set(key: object, value: T): void;
}
export function newPrivateMap<T>(): PrivateMap<T> {
  const map = new NativeWeakMap<object, T>();
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what is no object is never found
  const typedGet = mapGet as (this: WeakMap<object, T>, key: unknown) => T | undefined;
  return {
    get: (key) => apply(typedGet, map, [key]),
    set: (key, value) => {
      apply(mapSet, map, [key, value]);
    },
  };
}
