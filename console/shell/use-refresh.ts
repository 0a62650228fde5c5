import { useEffect } from 'preact/hooks';

/**
 * Calls `refresh` every `everyMs` while the page is visible, and at once when it becomes visible or the network
 * returns.
 */
export function useRefresh(refresh: () => void, everyMs: number): void {
  useEffect(() => {
    const stop = new AbortController();
    const whenVisible = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    const timer = setInterval(whenVisible, everyMs);
    document.addEventListener('visibilitychange', whenVisible, { signal: stop.signal });
    addEventListener('online', whenVisible, { signal: stop.signal });
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [refresh, everyMs]);
}
