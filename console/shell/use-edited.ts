import { useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface Edited<T> {
  readonly now: Signal<T>;
  readonly isChanged: boolean;
  /** The server has taken this: what it made of it is shown, unless more was typed meanwhile. */
  taken(sent: T): void;
}

/** What is edited of something that the server keeps. Follows the server until something is typed. `T`: plain JSON. */
export function useEdited<T>(saved: T): Edited<T> {
  const now = useSignal(saved);
  const text = JSON.stringify(saved);
  const known = useRef(text);
  const newest = useRef(saved);
  newest.current = saved;
  useLayoutEffect(() => {
    if (JSON.stringify(now.value) === known.current) now.value = newest.current;
    known.current = text;
  }, [text, now]);
  return {
    now,
    isChanged: JSON.stringify(now.value) !== text,
    taken(sent) {
      if (now.value === sent) now.value = newest.current;
    },
  };
}
