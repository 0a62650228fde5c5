import type { UnscannableReason } from '../core/decide/egress.ts';
import type { PlaceIndex } from '../core/decide/place-index.ts';
import type { Count, EmbeddedFile, Extracted, Facet, TextPart } from './extracted.ts';
import type { Meter } from './meter.ts';
import { unreadFor } from './unread.ts';

/** Where an extractor puts what it finds. */
export interface Collector {
  /** Empty text is left out; texts of the same place are kept apart. Throws LimitError. */
  text(path: readonly string[], text: string, places?: PlaceIndex): void;
  facet(facet: Facet): void;
  count(what: Count, amount?: number): void;
  /** A file inside; looked into later, by whoever knows its type. Counts as an entry. Throws LimitError. */
  embed(path: readonly string[], name: string, bytes: Uint8Array, as?: 'preview'): void;
  /** Something in the file cannot be read. The first reason is the one that is shown. */
  unscannable(reason: UnscannableReason): void;
}

/** The collector, and what it holds in the end. */
export function createCollector(meter: Meter): { into: Collector; done(): Extracted } {
  const texts: TextPart[] = [];
  const facets = new Set<Facet>();
  const counts: Partial<Record<Count, number>> = {};
  const embedded: EmbeddedFile[] = [];
  const reasons = new Set<UnscannableReason>();
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
      reasons.add(because);
      if (because === 'encrypted') facets.add('encrypted');
      if (because === 'too-large') facets.add('truncated');
    },
  };
  return {
    into,
    done() {
      const { unscannable, ...others } = unreadFor(reasons);
      const unread = unscannable === null ? {} : { unscannable, ...others };
      return { texts, facets: [...facets], counts, embedded, ...unread };
    },
  };
}
