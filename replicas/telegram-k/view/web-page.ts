import { el } from '../dom/el.ts';
import type { WebPage } from '../model/web-pages.ts';
import { cx } from '../variant.ts';

/** Shows the preview of an address above the composer, or nothing. */
export function showWebPage(element: HTMLElement, page: WebPage | null): void {
  element.hidden = page === null;
  element.replaceChildren(
    ...(page ? [el('strong', {}, page.title), el('span', { class: cx('quiet') }, page.url)] : []),
  );
}
