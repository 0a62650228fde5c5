import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

const size = 60;
const step = 20;
const edge = 300;

export interface Shown {
  readonly from: number;
  readonly to: number;
  readonly onScroll: () => void;
}

/**
 * Which of `count` rows are mounted: at most sixty, the last ones at first. Near an end of them the window moves on,
 * and rows at the other end are unmounted; what is in view stays in its place.
 */
export function useWindow(count: number, scroller: RefObject<HTMLElement | null>): Shown {
  const last = Math.max(0, count - size);
  const [moved, setMoved] = useState<{ readonly from: number; readonly count: number } | null>(null);
  const anchor = useRef<{ readonly element: Element; readonly top: number } | null>(null);
  // A new message brings the window back to the end.
  const from = moved?.count === count ? moved.from : last;
  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const below = box.scrollHeight - box.clientHeight - box.scrollTop;
    const next =
      box.scrollTop < edge ? Math.max(0, from - step) : below < edge ? Math.min(last, from + step) : from;
    if (next === from) return;
    const element = firstInView(box);
    anchor.current = element ? { element, top: element.getBoundingClientRect().top } : null;
    setMoved({ from: next, count });
  }, [scroller, from, last, count]);
  useLayoutEffect(() => {
    if (!anchor.current || !scroller.current) return;
    const { element, top } = anchor.current;
    anchor.current = null;
    if (element.isConnected) scroller.current.scrollTop += element.getBoundingClientRect().top - top;
  }, [scroller, from]);
  return { from, to: from + size, onScroll };
}

function firstInView(box: HTMLElement): Element | undefined {
  const { top } = box.getBoundingClientRect();
  return [...box.querySelectorAll('[data-id]')].find((row) => row.getBoundingClientRect().bottom > top);
}
