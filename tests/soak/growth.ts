/** What one tab holds, right after a forced garbage collection, with the page put back to its start. */
export interface Sample {
  readonly messages: number;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface Growth {
  readonly what: 'heapBytes' | 'nodes' | 'listeners';
  /** At the end of warm-up and at the end of the run, by the line that fits best. */
  readonly from: number;
  readonly to: number;
  readonly allowed: number;
  readonly isFlat: boolean;
}

/** Growth over everything after warm-up that still counts as flat. */
const allowedShare = { heapBytes: 0.1, nodes: 0.05, listeners: 0.05 } as const;
const warmUpShare = 0.25;

/** The criterion: the line of best fit through all samples after the first quarter does not rise by more than that. */
export function growthOf(samples: readonly Sample[]): readonly Growth[] {
  const settled = samples.slice(Math.ceil(samples.length * warmUpShare));
  return (['heapBytes', 'nodes', 'listeners'] as const).map((what) => {
    const { from, to } = fit(settled.map((sample) => [sample.messages, sample[what]]));
    const allowed = from * allowedShare[what];
    return { what, from, to, allowed, isFlat: settled.length > 1 && to - from <= allowed };
  });
}

/** Least squares; gives the line's height at the first and the last point. */
function fit(points: readonly (readonly [x: number, y: number])[]): { from: number; to: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  const slope =
    spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
  const height = (at: number) => y + slope * (at - x);
  return { from: height(points[0]?.[0] ?? 0), to: height(points.at(-1)?.[0] ?? 0) };
}
