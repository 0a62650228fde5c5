import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useHeadingAfter } from './heading-after.ts';

/** × that takes away what it stands beside, and itself with it. */
export function CrossButton(props: {
  /** What it takes away, for screen readers. */
  readonly label: string;
  readonly class: 'take-out' | 'view-remove';
  readonly onClick: () => void;
}): VNode {
  const button = useRef<HTMLButtonElement>(null);
  useHeadingAfter(button);
  return (
    <button
      type="button"
      class={props.class}
      ref={button}
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      ×
    </button>
  );
}
