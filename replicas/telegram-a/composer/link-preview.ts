import { fillWith, h } from '../dom/build.ts';
import { icon } from '../dom/icon.ts';
import { pressButton } from '../dom/press.ts';
import { callApi } from '../model/api.ts';
import { composerCls, labels } from '../variant.ts';
import { webPageOf } from './answers.ts';
import type { Editable } from './editable.ts';

const delayMs = 300;
const link = /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|io|cz|de|eu)\b\S*/i;

export interface LinkPreview {
  readonly root: HTMLElement;
  /** Looks whether another link stands in the text now. */
  watch(text: string): void;
}

/** Asks for a page's preview 300 ms after its link appeared, with everything that stands in the composer then. */
export function createLinkPreview(editable: () => Editable): LinkPreview {
  const root = h('div', { class: composerCls('strip'), hidden: true });
  let last: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(title: string | null): void {
    root.hidden = title === null;
    const close = pressButton(
      { class: composerCls('icon-button'), label: labels.remove, icon: icon('close') },
      () => show(null),
    );
    fillWith(root, h('span', { class: composerCls('strip-text') }, title ?? ''), close);
  }

  return {
    root,
    watch(text) {
      const found = link.exec(text)?.[0] ?? null;
      if (found === last) return;
      last = found;
      clearTimeout(timer);
      show(null);
      if (found === null) return;
      timer = setTimeout(() => {
        callApi('fetchWebPagePreview', { text: editable().read() })
          .then((response) => {
            const page = webPageOf(response);
            if (page && last === found) show(`${page.siteName}: ${page.title}`);
          })
          .catch(() => undefined); // no preview, then
      }, delayMs);
    },
  };
}
