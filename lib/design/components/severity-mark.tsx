import type { VNode } from 'preact';
import type { Severity } from '../../core/policy/schema.ts';

const outline = 'M8 1.5 14.5 8 8 14.5 1.5 8Z';

/** The level rises in the shape as well as in the hue: a drop, half, full, full with a mark cut out. */
const inside: Record<Severity, VNode | null> = {
  low: <path class="severity-fill" d="M4.6 11.1h6.8L8 14.5Z" />,
  medium: <path class="severity-fill" d="M1.5 8h13L8 14.5Z" />,
  high: <path class="severity-fill" d={outline} />,
  critical: (
    <>
      <path class="severity-fill" d={outline} />
      <path class="severity-cut" d="M8 4.4v4.2M8 10.4v1.4" />
    </>
  ),
};

/** Severity as a shape, never by colour alone. Decorative: put the word beside it, or hide one for readers. */
export function SeverityMark({ severity }: { readonly severity: Severity }): VNode {
  return (
    <svg
      class={`severity severity-${severity}`}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <path class="severity-line" d={outline} />
      {inside[severity]}
    </svg>
  );
}
