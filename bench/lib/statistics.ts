/** The value that a share `q` (0 to 1) of the sample does not exceed (nearest rank). Throws on an empty sample. */
export function quantile(sample: readonly number[], q: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);
export const largest = (sample: readonly number[]): number => quantile(sample, 1);
