import type { HeldWhere } from '../messaging/page-messages.ts';
import type { HeldValues } from './held-values.ts';
import type { Hooks } from './hooks.ts';
import {
  apply,
  bare,
  defineProperty,
  deleteProperty,
  getterOf,
  isObject,
  NativePromise,
  newPrivateMap,
  readField,
} from './natives.ts';

const NativeEvent = ProgressEvent;
const NativeTypeError = TypeError;
const NativeDomException = DOMException;
const { dispatchEvent } = EventTarget.prototype;
const { setTimeout: later } = globalThis;
const { toString: paramsText } = URLSearchParams.prototype;
const { forEach: eachEntry } = FormData.prototype;
const hrefOf = getterOf(URL.prototype, 'href');
const requestUrlOf = getterOf(Request.prototype, 'url');

/**
 * Refuses requests that carry a held value, as a network failure would look. `refused` is told of each. Only text is
 * looked at: addresses, strings, and the strings in forms.
 */
export function hookRequests(
  hooks: Hooks,
  held: () => HeldValues,
  refused: (where: HeldWhere) => void,
): void {
  const isRefused = (where: HeldWhere, url: unknown, body: unknown): boolean => {
    const values = held();
    if (values.isEmpty || !(carries(values, url) || carries(values, body))) return false;
    refused(where);
    return true;
  };
  hooks.hook(window, 'fetch', 'fetch', (native, self, args) => {
    const body: unknown = isObject(args[1]) ? readField(args[1], 'body') : undefined;
    if (!isRefused('fetch', args[0], body)) return apply(native, self, args);
    return new NativePromise((_, reject) => {
      reject(new NativeTypeError('Failed to fetch'));
    });
  });
  hooks.hook(Navigator.prototype, 'sendBeacon', 'Navigator.sendBeacon', (native, self, args) =>
    isRefused('beacon', args[0], args[1]) ? false : apply(native, self, args),
  );
  hooks.hook(WebSocket.prototype, 'send', 'WebSocket.send', (native, self, args) =>
    isRefused('websocket', undefined, args[0]) ? undefined : apply(native, self, args),
  );
  hookXhr(hooks, (url, body) => isRefused('xhr', url, body));
}

interface Opened {
  readonly url: unknown;
  readonly isAsync: boolean;
}

function hookXhr(hooks: Hooks, isRefused: (url: unknown, body: unknown) => boolean): void {
  const opened = newPrivateMap<Opened>();
  hooks.hook(XMLHttpRequest.prototype, 'open', 'XMLHttpRequest.open', (native, self, args) => {
    const result = apply(native, self, args);
    if (isObject(self)) {
      if (opened.get(self)?.url === null) deleteProperty(self, 'readyState');
      opened.set(self, { url: textOf(args[1]), isAsync: args.length < 3 || Boolean(args[2]) });
    }
    return result;
  });
  hooks.hook(XMLHttpRequest.prototype, 'send', 'XMLHttpRequest.send', (native, self, args) => {
    const request = opened.get(self);
    if (!request || !isObject(self) || !isRefused(request.url, args[0])) return apply(native, self, args);
    if (!request.isAsync) throw new NativeDomException('A network error occurred.', 'NetworkError');
    opened.set(self, { url: null, isAsync: true });
    apply(later, undefined, [() => fail(self), 0]);
    return undefined;
  });
}

/** The native was never sent, so it still says "opened": the page is told what a failed one would say. */
function fail(request: object): void {
  defineProperty(request, 'readyState', bare({ value: 4, configurable: true }));
  say(request, 'readystatechange');
  say(request, 'error');
  say(request, 'loadend');
}

function say(request: object, type: string): void {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- `open` took it, so it is a request
  apply(dispatchEvent, request as EventTarget, [new NativeEvent(type)]);
}

function carries(values: HeldValues, value: unknown): boolean {
  const text = textOf(value);
  if (text !== null) return values.areIn(text);
  let found = false;
  try {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- throws for what is no form
    apply(eachEntry, value as FormData, [
      (entry: unknown) => {
        found ||= typeof entry === 'string' && values.areIn(entry);
      },
    ]);
  } catch {
    // No form: bytes and streams are not looked into.
  }
  return found;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return null;
  const address = hrefOf(value) ?? requestUrlOf(value);
  if (typeof address === 'string') return address;
  try {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- throws for what is none
    return apply(paramsText, value as URLSearchParams, []);
  } catch {
    return null;
  }
}
