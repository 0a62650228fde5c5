import type { ChokePoint } from '../messaging/page-messages.ts';
import { fieldOf, getPrototypeOf, isArray, isObject, keys, newList } from './natives.ts';

export const maxDepth = 8;
export const maxNodes = 2000;

/** A gated call within a posted message. */
export interface FoundCall {
  readonly channel: string;
  readonly method: string;
  readonly call: object;
  /** What was passed on the way to the call, outermost first, without the call itself. */
  readonly path: readonly object[];
}

/** A choke point as the walk uses it: for any method's name its channel. */
export interface Gate {
  readonly point: ChokePoint;
  readonly channels: Readonly<Record<string, string>>;
}

/** Finds the calls in a message. What is neither plain object nor list is not looked into; getters are not called. */
export function findCalls(message: unknown, gate: Gate): readonly FoundCall[] {
  const found = newList<FoundCall>();
  const path = newList<object>();
  let nodes = 0;
  const visit = (value: unknown): void => {
    if (!isObject(value) || path.length > maxDepth || nodes >= maxNodes || !isPlain(value)) return;
    nodes += 1;
    if (!isArray(value) && addCall(value, path, gate, found)) return;
    path[path.length] = value;
    if (isArray(value)) {
      for (let i = 0; i < value.length && i < maxNodes; i += 1) visit(value[i]);
    } else {
      const names = keys(value);
      for (let i = 0; i < names.length; i += 1) visit(fieldOf(value, names[i] ?? ''));
    }
    path.length -= 1;
  };
  visit(message);
  return found;
}

function addCall(value: object, path: readonly object[], gate: Gate, found: FoundCall[]): boolean {
  const { nameKeys } = gate.point;
  for (let i = 0; i < nameKeys.length; i += 1) {
    const method = fieldOf(value, nameKeys[i] ?? '');
    const channel = typeof method === 'string' ? gate.channels[method] : undefined;
    if (typeof method !== 'string' || channel === undefined) continue;
    found[found.length] = { channel, method, call: value, path: copyOf(path) };
    return true;
  }
  return false;
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
    if (typeof value === 'string') {
      if (isText) texts[texts.length] = value;
      return;
    }
    if (!isObject(value) || depth > maxDepth || nodes >= maxNodes) return;
    nodes += 1;
    if (!isPlain(value)) {
      others[others.length] = value;
      return;
    }
    const names = keys(value);
    // What stands right in the list of arguments is an argument of its own, e.g. an address to preview.
    const isArguments = depth === 0 && isArray(value);
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i] ?? '';
      const field = fieldOf(value, name);
      if (peer === null && includes(point.peerKeys, name)) peer = peerOf(field);
      const isPositional = isArguments && typeof field === 'string';
      visit(field, depth + 1, isText || isPositional || includes(point.textKeys, name));
    }
  };
  visit(fieldOf(call, point.argsKey), 0, point.textKeys.length === 0);
  return { texts, peer, others };
}

/** By which the page knows the answer again: beside the method's name, or further out. */
export function idOf({ call, path }: FoundCall, point: ChokePoint): unknown {
  if (point.idKey === undefined) return undefined;
  let id = fieldOf(call, point.idKey);
  for (let i = path.length - 1; i >= 0 && id === undefined; i -= 1) id = fieldOf(path[i], point.idKey);
  return id;
}

function peerOf(value: unknown): string | null {
  const id = isObject(value) ? fieldOf(value, 'id') : value;
  return typeof id === 'string' || typeof id === 'number' ? `${id}` : null;
}

function includes(list: readonly string[] | undefined, name: string): boolean {
  if (list === undefined) return false;
  for (let i = 0; i < list.length; i += 1) if (list[i] === name) return true;
  return false;
}

function copyOf<T>(list: readonly T[]): readonly T[] {
  const copy = newList<T>();
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i];
    if (item !== undefined) copy[copy.length] = item;
  }
  return copy;
}

// Plain objects of other frames too: their prototype is another one, and the last.
function isPlain(value: object): boolean {
  if (isArray(value)) return true;
  const prototype = getPrototypeOf(value);
  return prototype === null || getPrototypeOf(prototype) === null;
}
