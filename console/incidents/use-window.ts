import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Rows above and below what can be seen, so that a scroll shows no gap before the next drawing. */
const beyond = 8;

export interface Window {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly rowHeight: number;
  /** The rows to draw: from the first to before the last. */
  readonly from: number;
  readonly to: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which of `count` rows can be seen. `above`: pixels of the list that are scrolled out above. */
export function spanOf(above: number, height: number, rowHeight: number, count: number): Span {
  const first = Math.floor(Math.max(0, above) / rowHeight) - beyond;
  const from = Math.max(0, Math.min(first, count - 1));
  const to = Math.min(count, Math.ceil((Math.max(0, above) + height) / rowHeight) + beyond);
  return { from, to: Math.max(to, from) };
}

/**
 * Draws of a long list only what can be seen, whichever element scrolls it (its box when wide, the page when narrow).
 * All rows are as high as the first one is.
 */
export function useWindow(count: number, onNearEnd: () => void): Window {
  const list = useRef<HTMLUListElement>(null);
  const rowHeight = useSignal(62);
  const span = useSignal<Span>({ from: 0, to: Math.min(count, 30) });
  const nearEnd = useRef(onNearEnd);
  nearEnd.current = onNearEnd;

  const measure = () => {
    const element = list.current;
    const scroller = element?.parentElement;
    if (element === null || scroller === null || scroller === undefined) return;
    const height = element.querySelector('li')?.offsetHeight ?? 0;
    if (height > 0) rowHeight.value = height;
    const box = scroller.getBoundingClientRect();
    const top = Math.max(0, box.top);
    const next = spanOf(
      top - element.getBoundingClientRect().top,
      Math.min(box.bottom, innerHeight) - top,
      rowHeight.value,
      count,
    );
    const before = span.value;
    if (next.from !== before.from || next.to !== before.to) span.value = next;
    if (next.to >= count) nearEnd.current();
  };

  useLayoutEffect(measure, [count]);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true, passive: true };
    document.addEventListener('scroll', measure, options);
    addEventListener('resize', measure, options);
    return () => stop.abort();
  }, [count]);
  return { list, rowHeight: rowHeight.value, ...span.value };
}
