import type { CompiledSupport } from '../compiled.ts';
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

/** Finds the supporting keywords of all detectors. Run only when something was found that they could support. */
export interface SupportFinder {
  /** Where each supporting element's keywords stand in a text, in order. */
  locate(text: string): ReadonlyMap<CompiledSupport, readonly Span[]>;
}

export function supportFinder(all: readonly CompiledSupport[]): SupportFinder {
  const owners = new Map<string, { needle: Needle; supports: CompiledSupport[] }>();
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
      const found = new Map<CompiledSupport, Span[]>();
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

/** Whether one of the spans, sorted by start, lies wholly within `chars` code units of a value, and not in it. */
export function isNear(spans: readonly Span[], value: Span, chars: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < value.start - chars) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < spans.length; i += 1) {
    const span = spans[i];
    if (!span || span.start > value.end + chars) return false;
    const inside = span.start < value.end && span.end > value.start;
    if (!inside && span.end <= value.end + chars) return true;
  }
  return false;
}

export function rank(confidence: Confidence): number {
  return confidences.indexOf(confidence);
}
