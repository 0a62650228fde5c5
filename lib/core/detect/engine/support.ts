import { confidences, type Confidence } from '../finding.ts';
import { literalIndex, type LiteralIndex } from './literal-index.ts';
import { needleOf } from './needle.ts';
import { standsAlone, type Needle } from './slot.ts';
import { isWordUnit } from './word-chars.ts';

/** A stretch of text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Evidence around a value, for or against it. */
export interface Evidence {
  readonly keywords: readonly string[];
}

/** Finds the keywords around values. Run only when something was found for which they matter. */
export interface EvidenceFinder {
  /** Where the keywords of each stand in a text, in order. */
  locate(text: string): ReadonlyMap<Evidence, readonly Span[]>;
}

export function evidenceFinder(all: readonly Evidence[]): EvidenceFinder {
  const owners = new Map<string, { needle: Needle; supports: Evidence[] }>();
  for (const support of all) {
    for (const keyword of support.keywords) {
      const entry = owners.get(keyword) ?? { needle: needleOf(keyword), supports: [] };
      entry.supports.push(support);
      owners.set(keyword, entry);
    }
  }
  const entries = [...owners.values()];
  let index: LiteralIndex | null = null;
  return {
    locate: (text) => {
      const found = new Map<Evidence, Span[]>();
      const literals = (index ??= literalIndex(entries.map((entry) => entry.needle.text)));
      literals.scan(text, (number, start) => {
        const entry = entries[number];
        if (!entry || !literals.standsAt(text, number, start)) return;
        const end = start + entry.needle.text.length;
        if (!standsAlone(text, start, end, entry.needle, isWordUnit)) return;
        for (const support of entry.supports) {
          const spans = found.get(support);
          if (spans) spans.push({ start, end });
          else found.set(support, [{ start, end }]);
        }
      });
      for (const spans of found.values()) spans.sort((a, b) => a.start - b.start);
      return found;
    },
  };
}

/** How far evidence may stand from a value, in code units on each side. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** The gap to the nearest of the spans, sorted by start, that lies wholly within reach of a value and not in it. */
export function nearest(spans: readonly Span[], value: Span, { before, after }: Reach): number | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < value.start - before) low = middle + 1;
    else high = middle;
  }
  let best: number | null = null;
  for (let i = low; i < spans.length; i += 1) {
    const span = spans[i];
    if (!span || span.start > value.end + after) break;
    if (span.end > value.end + after) continue;
    const gap =
      span.end <= value.start
        ? value.start - span.end
        : span.start >= value.end && after > 0
          ? span.start - value.end
          : null;
    if (gap !== null && (best === null || gap < best)) best = gap;
  }
  return best;
}

export function rank(confidence: Confidence): number {
  return confidences.indexOf(confidence);
}
