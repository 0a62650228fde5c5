import { type RefObject, useEffect } from 'react';

/** Calls `dismiss` on a press outside `inside`, or Escape. `dismiss` must be stable. */
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
    return () => {
      abort.abort();
    };
  }, [inside, dismiss]);
}
