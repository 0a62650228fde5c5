import { createCollector, type Collector } from './collector.ts';
import type { Extracted } from './extracted.ts';
import { LimitError, type Meter } from './meter.ts';

/**
 * Reads files of its types (IANA media types) into `into`. May throw anything: a limit by LimitError, everything else
 * counts as a broken file, and what was collected until then is kept. Never trusts the file; takes memory only after
 * `meter` has agreed; uses neither DOM, nor network, nor anything of a browser or of Node that the other lacks.
 */
export interface Extractor {
  readonly types: readonly string[];
  /** @param half absent: all of it. Those that cannot halve a file read all of it, and never say that they leave any. */
  extract(bytes: Uint8Array, into: Collector, meter: Meter, half?: Half): void | Promise<void>;
}

/** Of a long file that two read at once. */
export type Half =
  /** `leave` is called, as soon as that is known, where the second half is left to somebody else. */
  { readonly which: 'first'; leave(): void } | { readonly which: 'second' };

/** Runs it. Never throws; a file in which nothing at all was found and nothing went wrong is simply empty. */
export async function runExtractor(
  extractor: Extractor,
  bytes: Uint8Array,
  meter: Meter,
): Promise<Extracted> {
  const { into, done } = createCollector(meter);
  try {
    await extractor.extract(bytes, into, meter);
  } catch (error) {
    into.unscannable(error instanceof LimitError ? error.reason : 'broken');
  }
  return done();
}
