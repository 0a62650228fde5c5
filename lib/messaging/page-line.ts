import { appendChild, createElement, dispatchEvent, listen, setAttribute, unlisten } from './dom-natives.ts';
import { bare, decode, encode, getter, method } from './natives.ts';

const NativeFocusEvent = FocusEvent;
const preventDefault = method('Event', 'preventDefault');
const isAccepted = getter('Event', 'defaultPrevented');
const relatedTarget = getter('FocusEvent', 'relatedTarget');
const attachShadow = method('Element', 'attachShadow');
const shadowRootOf = getter('Element', 'shadowRoot');
const firstChildOf = getter('Node', 'firstChild');
const getAttribute = method('Element', 'getAttribute');

/** What arrives is plain data that inherits nothing, and unknown otherwise. The answer travels back the same way. */
export type LineHandler = (message: unknown, node: Node | null) => unknown;

/** The private, synchronous line between the two worlds of one document. */
export interface Line {
  /**
   * Gives the other side's answer, or null when nobody is there. `node` travels along as a node of the DOM; one in a
   * shadow tree arrives as that tree's host. Messages are plain data. Never throws.
   */
  send(message: unknown, node?: Node | null): unknown;
  /** One handler; a later one takes its place. When it throws, the answer is null. */
  onMessage(handle: LineHandler): void;
  readonly connected: boolean;
}

/** `page`: the hooks, in the page's own world. `guard`: the extension's world. */
export type LineEnd = 'page' | 'guard';

const other = { page: 'guard', guard: 'page' } as const;

/**
 * Opens one end of the line; call it at document_start. Either end may come first. Natives were taken when this file was
 * loaded: what the page replaces later does not matter.
 *
 * Both ends hold one node that no script of the page can reach. It stands in a shadow tree, because browsers tell no
 * `window.event` about what is dispatched there; a page's function that a hook calls could read it otherwise.
 */
export function openLine(document: Document, end: LineEnd): Line {
  let node: unknown = null;
  let handle: LineHandler | null = null;

  const answer = (event: Event): void => {
    let reply = 'null';
    try {
      if (handle !== null) reply = encode(handle(read(node, 'message'), relatedOf(event)));
    } catch {
      // A page's function that threw, or a bug: never the page's business.
    }
    setAttribute(node, 'reply', reply);
  };
  const connect = (host: unknown): boolean => {
    node = firstChildOf(shadowRootOf(host));
    if (node !== null) listen(node, other[end], answer);
    return node !== null;
  };

  const host = createElement(document, 'div');
  appendChild(attachShadow(host, bare({ mode: 'open' })), createElement(document, 'div'));
  if (dispatch(document.fonts, end, host)) connect(host);
  else awaitOffer(document, other[end], connect);

  return {
    send(message, travelling = null) {
      if (node === null) return null;
      try {
        setAttribute(node, 'message', encode(message));
        setAttribute(node, 'reply', 'null');
        dispatch(node, end, travelling);
        return read(node, 'reply');
      } catch {
        return null;
      }
    },
    onMessage(handler) {
      handle = handler;
    },
    get connected() {
      return node !== null;
    },
  };
}

/**
 * Waits until a script of the page could run, as measured in Chromium 156 and Firefox 153: never before the parser's
 * first change or state (the browser tells of both before it runs a script), and not at the next microtask, which in
 * Chromium comes between the two worlds. Only Firefox begins with a document that is complete already.
 *
 * The two meet at `document.fonts`, which is new with every document. Listeners on a frame's window outlive its first
 * `about:blank`: a page could have put some there before us, and they hear whatever passes through document or elements.
 */
function awaitOffer(document: Document, type: string, connect: (host: unknown) => boolean): void {
  const { fonts } = document;
  const accept = (event: Event): void => {
    stop();
    if (connect(relatedOf(event))) preventDefault(event);
  };
  const stop = (): void => {
    unlisten(fonts, type, accept);
    unlisten(document, 'readystatechange', stop);
    observer.disconnect();
  };
  const observer = new MutationObserver(stop);
  observer.observe(document, { childList: true, subtree: true });
  listen(document, 'readystatechange', stop);
  listen(fonts, type, accept);
  if (document.readyState === 'complete') queueMicrotask(stop);
}

/** True when somebody accepted. */
function dispatch(target: unknown, type: string, related: unknown): boolean {
  const init = bare({ relatedTarget: related, cancelable: true });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the native throws for what is no node
  const event = new NativeFocusEvent(type, init as FocusEventInit);
  dispatchEvent(target, event);
  return isAccepted(event) === true;
}

function relatedOf(event: Event): Node | null {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- only nodes are sent
  return relatedTarget(event) as Node | null;
}

function read(node: unknown, name: string): unknown {
  const text = getAttribute(node, name);
  return typeof text === 'string' ? decode(text) : null;
}
