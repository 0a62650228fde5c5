import { useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface Edited<T> {
  readonly now: Signal<T>;
  readonly isChanged: boolean;
  /** The server has taken this: what it made of it is shown, unless more was typed meanwhile. */
  taken(sent: T): void;
}

/**
 * What is edited of something that the server keeps. Follows the server until something is typed; from then on it stays,
 * or what others save meanwhile comes beside it (`merge`: mergeEdits, where nobody calls `taken`). `T`: plain JSON.
 */
export function useEdited<T>(saved: T, merge?: (before: T, here: T, theirs: T) => T): Edited<T> {
  const now = useSignal(saved);
  const text = JSON.stringify(saved);
  const known = useRef(saved);
  const newest = useRef(saved);
  newest.current = saved;
  useLayoutEffect(() => {
    if (JSON.stringify(now.value) === JSON.stringify(known.current)) now.value = newest.current;
    else if (merge !== undefined) now.value = merge(known.current, now.value, newest.current);
    known.current = newest.current;
  }, [text, now]);
  return {
    now,
    isChanged: JSON.stringify(now.value) !== text,
    taken(sent) {
      if (now.value === sent) now.value = newest.current;
    },
  };
}
