import { dispatchEvent } from '../messaging/dom-natives.ts';
import {
  apply,
  bare,
  defineProperty,
  deleteProperty,
  getter,
  isObject,
  method,
  readField,
  some,
} from '../messaging/natives.ts';
import type { HeldWhere } from '../messaging/page-messages.ts';
import { carries } from './held-values.ts';
import type { HeldForms } from './held-values.ts';
import { NativeDomException, NativePromise, paramsText } from './hook-natives.ts';
import type { Hooks } from './hooks.ts';
import { later } from './later.ts';
import { newPrivateMap } from './private-map.ts';

const NativeEvent = ProgressEvent;
const NativeTypeError = TypeError;
const eachEntry = method('FormData', 'forEach');
const hrefOf = getter('URL', 'href');
const addressOf = getter('Request', 'url');

/** Whether a request was refused; tells the guard of it. Only text is looked at: addresses, strings, texts in forms. */
type Refuses = (where: HeldWhere, url: unknown, body: unknown) => boolean;

/** Refuses requests that carry a held value, as a network failure would look. `refused` is told of each. */
export function hookRequests(
  { hook }: Hooks,
  held: () => HeldForms,
  refused: (where: HeldWhere) => void,
): void {
  const refuses: Refuses = (where, url, body) => {
    const forms = held();
    const isRefused = forms.length > 0 && (isHeld(url, forms) || isHeld(body, forms));
    if (isRefused) refused(where);
    return isRefused;
  };
  hook('Window', 'fetch', (native, self, args) => {
    const body: unknown = isObject(args[1]) ? readField(args[1], 'body') : null;
    if (!refuses('fetch', args[0], body)) return apply(native, self, args);
    return new NativePromise((_, reject) => {
      reject(new NativeTypeError('Failed to fetch'));
    });
  });
  hook('Navigator', 'sendBeacon', (native, self, args) =>
    refuses('beacon', args[0], args[1]) ? false : apply(native, self, args),
  );
  hook('WebSocket', 'send', (native, self, args) =>
    refuses('websocket', null, args[0]) ? undefined : apply(native, self, args),
  );
  hookXhr({ hook }, refuses);
}

interface Opened {
  readonly url: unknown;
  readonly isAsync: boolean;
  readonly hasFailed: boolean;
}

function hookXhr({ hook }: Pick<Hooks, 'hook'>, refuses: Refuses): void {
  const opened = newPrivateMap<Opened>();
  hook('XMLHttpRequest', 'open', (native, self, args) => {
    if (isObject(self)) {
      if (opened.get(self)?.hasFailed === true) deleteProperty(self, 'readyState');
      opened.set(self, { url: textOf(args[1]), isAsync: args.length < 3 || !!args[2], hasFailed: false });
    }
    return apply(native, self, args);
  });
  hook('XMLHttpRequest', 'send', (native, self, args) => {
    const request = opened.get(self);
    if (!request || !isObject(self) || !refuses('xhr', request.url, args[0]))
      return apply(native, self, args);
    if (!request.isAsync) throw new NativeDomException('A network error occurred.', 'NetworkError');
    opened.set(self, { ...request, hasFailed: true });
    later(() => {
      fail(self);
    });
    return undefined;
  });
}

/** The native was never sent, so it still says "opened": the page is told what a failed one would say. */
function fail(request: object): void {
  defineProperty(request, 'readyState', bare({ value: 4, configurable: true }));
  some(['readystatechange', 'error', 'loadend'], (type) => {
    dispatchEvent(request, new NativeEvent(type));
  });
}

function isHeld(value: unknown, forms: HeldForms): boolean {
  const text = textOf(value);
  if (text !== null) return carries(text, forms);
  let found = false;
  try {
    eachEntry(value, (entry: unknown) => {
      found ||= typeof entry === 'string' && carries(entry, forms);
    });
  } catch {
    // No form: bytes and streams are not looked into.
  }
  return found;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const address = hrefOf(value) ?? addressOf(value);
  if (typeof address === 'string') return address;
  try {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what the native gives
    return paramsText(value) as string;
  } catch {
    return null;
  }
}
