import type { UnscannableReason } from '../core/decide/egress.ts';
import type { PlaceIndex } from '../core/decide/place-index.ts';
import type { Count, EmbeddedFile, Extracted, Facet, TextPart } from './extracted.ts';
import type { Meter } from './meter.ts';

/** Where an extractor puts what it finds. */
export interface Collector {
  /** Empty text is left out; texts of the same place are kept apart. Throws LimitError. */
  text(path: readonly string[], text: string, places?: PlaceIndex): void;
  facet(facet: Facet): void;
  count(what: Count, amount?: number): void;
  /** A file inside; looked into later, by whoever knows its type. Counts as an entry. Throws LimitError. */
  embed(path: readonly string[], name: string, bytes: Uint8Array, as?: 'preview'): void;
  /** Something in the file cannot be read. The first reason stands. */
  unscannable(reason: UnscannableReason): void;
}

/** The collector, and what it holds in the end. */
export function createCollector(meter: Meter): { into: Collector; done(): Extracted } {
  const texts: TextPart[] = [];
  const facets = new Set<Facet>();
  const counts: Partial<Record<Count, number>> = {};
  const embedded: EmbeddedFile[] = [];
  let reason: UnscannableReason | undefined;
  const into: Collector = {
    text(path, text, places) {
      if (text.trim() === '') return;
      meter.text(text.length);
      texts.push({ path: [...path], text, ...(places && { places }) });
    },
    facet: (facet) => void facets.add(facet),
    count(what, amount = 1) {
      counts[what] = (counts[what] ?? 0) + amount;
    },
    embed(path, name, bytes, as) {
      meter.entry();
      facets.add('embedded-file');
      embedded.push({ path: [...path], name, bytes, ...(as === 'preview' && { isPreview: true }) });
    },
    unscannable(because) {
      reason ??= because;
      if (because === 'encrypted') facets.add('encrypted');
      if (because === 'too-large') facets.add('truncated');
    },
  };
  return {
    into,
    done: () => ({
      texts,
      facets: [...facets],
      counts,
      embedded,
      ...(reason !== undefined && { unscannable: reason }),
    }),
  };
}
