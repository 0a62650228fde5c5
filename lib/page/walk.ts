import {
  add,
  fieldOf,
  getPrototypeOf,
  has,
  isArray,
  isObject,
  keys,
  newList,
  some,
} from '../messaging/natives.ts';
import type { ChokePoint } from '../messaging/page-messages.ts';

export const maxDepth = 8;
export const maxNodes = 2000;

/** A choke point as the walk uses it: for any method's name its channel. */
export interface Gate {
  readonly point: ChokePoint;
  readonly channels: Readonly<Record<string, string>>;
}

/** A gated call within a posted message. */
export interface FoundCall {
  readonly channel: string;
  readonly method: string;
  readonly call: object;
  /** What encloses the call, outermost first. */
  readonly path: readonly object[];
}

/** Finds the calls in a message. What is neither plain object nor list is not looked into; getters are not called. */
export function findCalls(message: unknown, { point, channels }: Gate): readonly FoundCall[] {
  const found = newList<FoundCall>();
  const path = newList<object>();
  let nodes = 0;
  const visit = (value: unknown): void => {
    if (!isObject(value) || path.length > maxDepth || nodes >= maxNodes || !isPlain(value)) return;
    nodes += 1;
    const isCall = some(point.nameKeys, (key) => {
      const method = fieldOf(value, key);
      const channel = typeof method === 'string' ? channels[method] : undefined;
      if (typeof method !== 'string' || channel === undefined) return false;
      const around = newList<object>();
      some(path, (object) => {
        add(around, object);
      });
      add(found, { channel, method, call: value, path: around });
      return true;
    });
    if (isCall) return;
    add(path, value);
    eachField(value, visit);
    path.length -= 1;
  };
  visit(message);
  return found;
}

/** What a call carries. */
export interface CallContent {
  readonly texts: readonly string[];
  readonly peer: string | null;
  /** Neither plain nor list: among them files. */
  readonly others: readonly object[];
}

export function readCall({ call }: FoundCall, point: ChokePoint): CallContent {
  const texts = newList<string>();
  const others = newList<object>();
  let peer: string | null = null;
  let nodes = 0;
  const visit = (value: unknown, depth: number, isText: boolean): void => {
    if (typeof value === 'string' && isText) add(texts, value);
    if (!isObject(value) || depth > maxDepth || nodes >= maxNodes) return;
    nodes += 1;
    if (!isPlain(value)) {
      add(others, value);
      return;
    }
    eachField(value, (field, name) => {
      if (name !== null && has(point.skipKeys ?? [], name)) return;
      if (peer === null && name !== null && has(point.peerKeys ?? [], name)) peer = peerOf(field);
      // What stands right in the list of arguments is an argument of its own, e.g. an address to preview.
      const isArgument = depth === 0 && name === null && !isObject(field);
      visit(field, depth + 1, isText || isArgument || (name !== null && has(point.textKeys, name)));
    });
  };
  visit(fieldOf(call, point.argsKey), 0, point.textKeys.length === 0);
  return { texts, peer, others };
}

/** By which the page knows the answer again: beside the method's name, or further out. */
export function idOf({ call, path }: FoundCall, { idKey }: ChokePoint): unknown {
  if (idKey === undefined) return undefined;
  let id = fieldOf(call, idKey);
  for (let i = path.length; i > 0 && id === undefined; i -= 1) id = fieldOf(path[i - 1], idKey);
  return id;
}

function peerOf(value: unknown): string | null {
  const id = isObject(value) ? fieldOf(value, 'id') : value;
  return typeof id === 'string' || typeof id === 'number' ? `${id}` : null;
}

/** Items of a list have no name. Long lists (of numbers, mostly) are not gone through to their end. */
function eachField(value: object, see: (field: unknown, name: string | null) => void): void {
  if (isArray(value)) {
    for (let i = 0; i < value.length && i < maxNodes; i += 1) see(value[i], null);
  } else {
    some(keys(value), (name) => {
      see(fieldOf(value, name), name);
    });
  }
}

// Plain objects of other frames too: their prototype is another one, and the last.
function isPlain(value: object): boolean {
  const prototype = isArray(value) ? null : getPrototypeOf(value);
  return prototype === null || getPrototypeOf(prototype) === null;
}
