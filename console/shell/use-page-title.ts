import { useEffect } from 'preact/hooks';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { shellText } from './text.ts';

/** Sets the window's title; parts from the most particular to the most general. */
export function usePageTitle(...parts: readonly string[]): void {
  const title = [...parts, shellText.product].map((part) => sentenceText(part, 80)).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
