import { confidences, type Confidence } from '../finding.ts';
import type { Spans } from './spans.ts';

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

/** The gap to the nearest piece of evidence that lies wholly within reach of a value and not in it. */
export function nearest({ at, count }: Spans, value: Span, { before, after }: Reach): number | null {
  let low = 0;
  let high = count / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle * 2] ?? 0) < value.start - before) low = middle + 1;
    else high = middle;
  }
  let best: number | null = null;
  for (let i = low * 2; i < count; i += 2) {
    const start = at[i] ?? 0;
    const end = at[i + 1] ?? 0;
    if (start > value.end + after) break;
    if (end > value.end + after) continue;
    const gap =
      end <= value.start ? value.start - end : start >= value.end && after > 0 ? start - value.end : null;
    if (gap !== null && (best === null || gap < best)) best = gap;
  }
  return best;
}

/** In a text, where white space may be wide. */
const longestKeyword = 1024;

/** Where the longest piece of evidence that ends at a place begins; the place itself when none does. */
export function beginOf({ at, count }: Spans, end: number): number {
  let low = 0;
  let high = count >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[2 * middle] ?? 0) < end - longestKeyword) low = middle + 1;
    else high = middle;
  }
  for (let i = 2 * low; i < count && (at[i] ?? 0) < end; i += 2) if (at[i + 1] === end) return at[i] ?? 0;
  return end;
}

export function rank(confidence: Confidence): number {
  return confidences.indexOf(confidence);
}
