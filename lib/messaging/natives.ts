/**
 * What runs in a page's own world takes what it needs of language and browser when it is loaded, before the page's first
 * script; afterwards the page may replace anything. Such code calls no method of a value it did not make, uses no
 * iteration (`for of`, spread, destructured lists), and keeps lists and dictionaries that inherit nothing.
 *
 * Built-ins are those of this world, not of its window: through that, an extension in Firefox gets the page's own.
 */
export const { apply, defineProperty, deleteProperty, getPrototypeOf, setPrototypeOf } = Reflect;
export const { get: readField, getOwnPropertyDescriptor: describeField } = Reflect;
export const { isArray } = Array;
export const { parse, stringify } = JSON;
export const { keys } = Object;
const arrayPrototype = Array.prototype;

export type Callable = (this: unknown, ...args: readonly unknown[]) => unknown;
export const isCallable = (value: unknown): value is Callable => typeof value === 'function';
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Takes away what `value` inherits. For lists too: a page's setter on `Array.prototype` would see what is added. */
export function bare<T extends object>(value: T): T {
  setPrototypeOf(value, null);
  return value;
}
export function newList<T>(): T[] {
  return bare<T[]>([]);
}
/** Any text may be a key. */
export function newTable<T>(): Record<string, T> {
  return bare<Record<string, T>>({});
}
export function add<T>(list: T[], item: T): void {
  list[list.length] = item;
}
/** Whether `test` holds for an item; it is asked no further then. Goes through all when it gives nothing. */
export function some<T>(list: readonly T[], test: (item: T, index: number) => unknown): boolean {
  for (let i = 0; i < list.length; i += 1) {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- below the list's length
    if (test(list[i] as T, i) === true) return true;
  }
  return false;
}
export function has<T>(list: readonly T[], wanted: T): boolean {
  return some(list, (item) => item === wanted);
}
/** For what a page is given: a list as it knows them. */
export function asPageList<T>(list: T[]): T[] {
  setPrototypeOf(list, arrayPrototype);
  return list;
}

/** An own field's value, without calling a getter. */
export function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) ? describeField(value, name)?.value : undefined;
}

/** The prototype of a class, by its name: not every browser or page has all of them. */
export function prototypeOf(type: string): object | undefined {
  const constructor: unknown = readField(globalThis, type);
  const prototype: unknown = isCallable(constructor) ? readField(constructor, 'prototype') : undefined;
  return isObject(prototype) ? prototype : undefined;
}

/** A native method, to be called on any value; throws where the value is not of that class. */
export function method(type: string, name: string): (self: unknown, ...args: readonly unknown[]) => unknown {
  const prototype = prototypeOf(type);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- calling what is not there throws as well
  const native = (prototype && readField(prototype, name)) as Callable;
  return (self, ...args) => apply(native, self, args);
}

/** A native getter, to be called on any value: null where the value is not of that class. */
export function getter(type: string, name: string): (self: unknown) => unknown {
  const prototype = prototypeOf(type);
  const get = prototype && describeField(prototype, name)?.get;
  return (self) => {
    try {
      const value: unknown = get && isObject(self) ? apply(get, self, []) : null;
      return value ?? null;
    } catch {
      return null;
    }
  };
}

/** As JSON.stringify for plain data; that asks every object for a `toJSON`, which a page can give to all of them. */
export function encode(value: unknown): string {
  if (!isObject(value)) return value === undefined ? 'null' : stringify(value);
  let text = '';
  if (isArray(value)) {
    some(value, (item) => void (text += `${text && ','}${encode(item)}`));
    return `[${text}]`;
  }
  some(
    keys(value),
    (name) => void (text += `${text && ','}${stringify(name)}:${encode(fieldOf(value, name))}`),
  );
  return `{${text}}`;
}

/** As JSON.parse; what it gives inherits nothing, so that its fields can be read as they are. */
export function decode(text: string): unknown {
  const strip = (value: unknown): unknown => {
    if (isObject(value)) some(keys(bare(value)), (name) => void strip(fieldOf(value, name)));
    return value;
  };
  return strip(parse(text));
}

/** Sets an own field, whatever setters are inherited. */
export function put(value: object, name: string, field: unknown): void {
  defineProperty(value, name, bare({ value: field, writable: true, enumerable: true, configurable: true }));
}
