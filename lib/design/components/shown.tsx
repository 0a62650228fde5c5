import type { VNode } from 'preact';
import { shownText } from './shown-text.ts';

export interface ShownProps {
  readonly value: string;
  /** Most characters shown; default 200. */
  readonly max?: number;
  /** Values, ids and patterns: set in the mono face. */
  readonly mono?: boolean;
}

/** An untrusted value: hidden characters made visible, clipped, and isolated from the direction around it. */
export function Shown({ value, max = 200, mono = false }: ShownProps): VNode {
  const { text, clipped } = shownText(value, max);
  const title = clipped ? shownText(value, 1000).text : undefined;
  return (
    <bdi class={mono ? 'mono' : undefined} title={title}>
      {text}
    </bdi>
  );
}
