import { dialogCss } from './sheet.ts';

/** Our element in the page's document: nothing of it but its existence can be seen or reached from the page. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
}

/**
 * A host with a closed root, not attached yet. A plain `div`: a page could define a custom element of any name we
 * chose, and be given our root by `attachInternals()`.
 */
export function createHost(document: Document, content: HTMLElement): Host {
  const window = document.defaultView;
  if (window === null) throw new Error('the dialog needs a document with a window');
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'closed' });
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(dialogCss());
  root.adoptedStyleSheets = [sheet];
  root.append(content);
  return { element, root };
}

/** Calls `moved` when the page takes the host out of the document or puts it elsewhere. */
export function watchHost(host: Host, moved: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(moved);
  const { ownerDocument, parentNode } = host.element;
  // `document.open()` throws the whole document element away, with the host still in it.
  observer.observe(ownerDocument, { childList: true });
  if (parentNode) observer.observe(parentNode, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
