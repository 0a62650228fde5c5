import { type RefObject, useEffect } from 'react';
import { registerMenu } from '../model/actions.ts';

/** Calls `dismiss` on a press outside `inside`, on Escape, or when the page closes its menus. It must be stable. */
export function useDismiss(inside: RefObject<HTMLElement | null>, dismiss: () => void): void {
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    document.addEventListener(
      'mousedown',
      (event) => {
        if (event.target instanceof Node && !inside.current?.contains(event.target)) dismiss();
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') dismiss();
      },
      { signal },
    );
    const forget = registerMenu(dismiss);
    return () => {
      forget();
      abort.abort();
    };
  }, [inside, dismiss]);
}
