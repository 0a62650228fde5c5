import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * When an element goes that has the focus, or holds what has it, the page's heading takes it: on the page itself the
 * keyboard would begin anew. Whatever takes the focus meanwhile keeps it.
 */
export function useHeadingAfter(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(
    () => () => {
      // Still there: what goes is told first.
      if (element.current?.contains(document.activeElement) !== true) return;
      queueMicrotask(() => {
        if (document.activeElement === document.body || document.activeElement === null)
          document.querySelector<HTMLElement>('main h1')?.focus();
      });
    },
    [element],
  );
}
