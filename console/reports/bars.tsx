import type { VNode } from 'preact';

export interface Column {
  /** What the reader is told of it. */
  readonly label: string;
  /** From the bottom up. */
  readonly parts: readonly number[];
  /** Drawn paler: less than a whole week, or not known yet. */
  readonly isPart: boolean;
}

const [step, gap, height] = [12, 3, 100];

/**
 * Columns side by side, as wide as there is room; figures and days stand around it as text, and all of them in the table.
 * `most`: what a full column is, at least.
 */
export function Bars(props: {
  readonly columns: readonly Column[];
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly top: (most: number) => string;
  readonly most?: number;
}): VNode {
  const { columns } = props;
  const sums = columns.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const most = props.most ?? roundUp(Math.max(1, ...sums));
  return (
    <figure class="bars">
      <span class="bars-top">{props.top(most)}</span>
      <svg
        viewBox={`0 0 ${String(Math.max(1, columns.length) * step)} ${String(height)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={props.name}
      >
        {columns.map((column, index) => (
          <g key={column.label} class={column.isPart ? 'bars-part' : undefined}>
            <title>{column.label}</title>
            <rect class="bars-room" x={index * step} y={0} width={step} height={height} />
            {stacked(column.parts).map(([from, size], part) => (
              <rect
                key={part}
                class={`bars-fill bars-fill-${String(part)}`}
                x={index * step + gap / 2}
                y={height - ((from + size) / most) * height}
                width={step - gap}
                height={(size / most) * height}
              />
            ))}
          </g>
        ))}
      </svg>
      <span class="bars-ends">
        <span>{props.first}</span>
        <span>{props.last}</span>
      </span>
    </figure>
  );
}

function stacked(parts: readonly number[]): readonly (readonly [number, number])[] {
  let from = 0;
  return parts.map((part) => {
    const at = from;
    from += part;
    return [at, part];
  });
}

/** To a number that is easy to read at the top of a scale. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** One line of two parts; `most` is a full line. */
export function Line(props: { readonly parts: readonly number[]; readonly most: number }): VNode {
  return (
    <svg class="line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bars-room" x={0} y={0} width={100} height={8} />
      {stacked(props.parts).map(([from, size], part) => (
        <rect
          key={part}
          class={`bars-fill bars-fill-${String(part)}`}
          x={(from / props.most) * 100}
          y={0}
          width={(size / props.most) * 100}
          height={8}
        />
      ))}
    </svg>
  );
}

export function Legend(props: { readonly names: readonly string[] }): VNode {
  return (
    <ul class="legend">
      {props.names.map((name, part) => (
        <li key={name}>
          <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <rect class={`bars-fill bars-fill-${String(part)}`} width="10" height="10" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
