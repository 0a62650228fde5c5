import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * For what is shown in place of something that had the focus, which would else be lost to the page: takes it when
 * `isThere` turns true and nothing has it any more. Needs `tabIndex={-1}`.
 */
export function useFocusOnceThere<Shown extends HTMLElement>(isThere: boolean): RefObject<Shown | null> {
  const shown = useRef<Shown>(null);
  const was = useRef(isThere);
  useLayoutEffect(() => {
    if (isThere && !was.current && document.activeElement === document.body) shown.current?.focus();
    was.current = isThere;
  }, [isThere]);
  return shown;
}
