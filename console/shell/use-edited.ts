import { useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { mergeEdits } from './merge-edits.ts';

export interface Edited<T> {
  readonly now: Signal<T>;
  readonly isChanged: boolean;
  /** The server has taken this: what it made of it is shown, unless more was typed meanwhile. */
  taken(sent: T): void;
}

/**
 * What is edited of something that the server keeps. Follows the server until something is typed; from then on what
 * others save meanwhile comes beside it. `T`: plain JSON.
 */
export function useEdited<T>(saved: T): Edited<T> {
  const now = useSignal(saved);
  const text = JSON.stringify(saved);
  const known = useRef(saved);
  const newest = useRef(saved);
  newest.current = saved;
  useLayoutEffect(() => {
    now.value = mergeEdits(known.current, now.value, newest.current);
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
