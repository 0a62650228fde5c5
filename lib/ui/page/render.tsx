import type { ReadonlySignal } from '@preact/signals';
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { VNode } from 'preact';

/** Draws a page of the extension into `root` and again whenever its state changes. Returns what ends it. */
export function renderPage<State>(
  root: HTMLElement,
  state: ReadonlySignal<State>,
  draw: (state: State) => VNode,
  css: string,
): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const { ownerDocument } = root;
  ownerDocument.adoptedStyleSheets = [...ownerDocument.adoptedStyleSheets, sheet];
  const stop = effect(() => render(draw(state.value), root));
  return () => {
    stop();
    render(null, root);
    ownerDocument.adoptedStyleSheets = ownerDocument.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
