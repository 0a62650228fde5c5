import { pageTheme } from './theme.ts';
import { createHost, type Host } from './host.ts';
import { element } from './element.ts';
import { neutralise } from '../excerpt.ts';

const shownForMs = 6000;

export interface Toast {
  show(text: string, language: string): void;
  dismiss(): void;
  isHost(target: EventTarget | null): boolean;
}

/** A notice at the top of the window that takes no focus and goes by itself after 6 s. A new one replaces the old. */
export function createToast(document: Document, signal: AbortSignal): Toast {
  let host: Host | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dismiss = () => {
    clearTimeout(timer);
    host?.element.remove();
    host = null;
  };
  signal.addEventListener('abort', dismiss, { once: true });
  return {
    dismiss,
    isHost: (target) => host !== null && target === host.element,
    show: (text, language) => {
      dismiss();
      if (signal.aborted) return;
      const theme = pageTheme(document);
      const line = element(document, 'p', { role: 'status', lang: language, dir: 'auto' });
      const box = element(
        document,
        'div',
        { class: 'surface toast', popover: 'manual', 'data-theme': theme },
        line,
      );
      host = createHost(document, box);
      document.documentElement.append(host.element);
      box.showPopover();
      // Screen readers speak changes of a live region, not what it was born with.
      timer = setTimeout(() => {
        line.textContent = neutralise(text);
        timer = setTimeout(dismiss, shownForMs);
      });
    },
  };
}
