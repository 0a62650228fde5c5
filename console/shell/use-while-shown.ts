import { useEffect, useRef } from 'preact/hooks';

/**
 * Does what is given only as long as the component is shown. What a dialog sends may be answered after it was closed,
 * over another one that was opened since.
 */
export function useWhileShown(): (act: () => void) => void {
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return (act) => {
    if (isShown.current) act();
  };
}
