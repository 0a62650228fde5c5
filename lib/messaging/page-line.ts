import { takeLineNatives } from './line-natives.ts';
import type { LineNatives } from './line-natives.ts';

/** What arrives is unknown: parse it (page-messages.ts). The answer travels back as JSON. */
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
 * Opens one end of the line; call it at document_start. Either end may come first. Natives are taken now: what the page
 * replaces later does not matter.
 *
 * Both ends hold one node that no script of the page can reach. It stands in a shadow tree, because browsers tell no
 * `window.event` about what is dispatched there; a page's function that a hook calls could read it otherwise.
 */
export function openLine(document: Document, end: LineEnd): Line {
  const natives = takeLineNatives(document);
  let node: Element | null = null;
  let handle: LineHandler | null = null;

  const answer = (event: Event): void => {
    if (node === null || handle === null) return;
    let reply = 'null';
    try {
      const message = natives.parse(natives.read(node, 'message'));
      reply = natives.encode(handle(message, natives.relatedTo(event)));
    } catch {
      // A page's function that threw, or a bug: never the page's business.
    }
    natives.write(node, 'reply', reply);
  };
  const connect = (host: Node | null): boolean => {
    node = host && natives.insideOf(host);
    if (node === null) return false;
    natives.listen(node, other[end], answer);
    return true;
  };

  const host = natives.makeHost();
  if (natives.dispatch(document.fonts, end, host)) connect(host);
  else awaitOffer(natives, document, other[end], connect);

  return {
    send(message, travelling = null) {
      if (node === null) return null;
      try {
        natives.write(node, 'message', natives.encode(message));
        natives.write(node, 'reply', 'null');
        natives.dispatch(node, end, travelling);
        return natives.parse(natives.read(node, 'reply'));
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
function awaitOffer(
  natives: LineNatives,
  document: Document,
  type: string,
  connect: (host: Node | null) => boolean,
): void {
  const { fonts } = document;
  const accept = (event: Event): void => {
    stop();
    if (connect(natives.relatedTo(event))) natives.accept(event);
  };
  const stop = (): void => {
    natives.unlisten(fonts, type, accept);
    natives.unlisten(document, 'readystatechange', stop);
    observer.disconnect();
  };
  const observer = new MutationObserver(stop);
  observer.observe(document, { childList: true, subtree: true });
  natives.listen(document, 'readystatechange', stop);
  natives.listen(fonts, type, accept);
  if (document.readyState === 'complete') queueMicrotask(stop);
}
