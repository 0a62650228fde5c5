import { useEffect } from 'preact/hooks';
import { letterKeys } from './preferences.ts';

const fields = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog';
const typing = (target: EventTarget | null) => target instanceof Element && target.closest(fields) !== null;

// Held down, only what moves goes on: the others would each do their work on one incident after the other.
const repeatable = new Set(['j', 'k']);

/** Calls the handler of a single key, unless the person is typing, holds a modifier, or has turned such keys off. */
export function useKeys(handlers: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const stop = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      if (!letterKeys.value || typing(event.target)) return;
      if (event.repeat && !repeatable.has(event.key)) return;
      const handler = handlers[event.key];
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, [handlers]);
}
