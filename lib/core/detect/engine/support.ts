import { confidences, type Confidence } from '../finding.ts';

/** A stretch of text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How far evidence may stand from a value, in code units on each side. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/**
 * The gap to the nearest piece of evidence that lies wholly within reach of a value and not in it.
 * @param spans start, end, start, end ..., by start.
 */
export function nearest(spans: readonly number[], value: Span, { before, after }: Reach): number | null {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle * 2] ?? 0) < value.start - before) low = middle + 1;
    else high = middle;
  }
  let best: number | null = null;
  for (let i = low * 2; i < spans.length; i += 2) {
    const start = spans[i] ?? 0;
    const end = spans[i + 1] ?? 0;
    if (start > value.end + after) break;
    if (end > value.end + after) continue;
    const gap =
      end <= value.start ? value.start - end : start >= value.end && after > 0 ? start - value.end : null;
    if (gap !== null && (best === null || gap < best)) best = gap;
  }
  return best;
}

/** Where the longest piece of evidence that ends at a place begins; the place itself when none does. */
export function beginOf(spans: readonly number[], end: number): number {
  let begin = end;
  for (let i = 0; i < spans.length; i += 2) {
    const start = spans[i] ?? 0;
    if (start > begin) break;
    if (spans[i + 1] === end) begin = Math.min(begin, start);
  }
  return begin;
}

export function rank(confidence: Confidence): number {
  return confidences.indexOf(confidence);
}
