import type { Extracted } from '../extracted.ts';
import { runExtractor, type Extractor } from '../extractor.ts';
import { createMeter, standardLimits, type Limits } from '../meter.ts';

/** Runs an extractor as the inspector does, with limits of one's own where they are the point. */
export async function extract(
  extractor: Extractor,
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
): Promise<Extracted> {
  return runExtractor(extractor, bytes, createMeter({ ...standardLimits, ...limits }));
}

/** Places joined by " › ", each with its text: what a test compares. */
export function placesOf(extracted: Extracted): Record<string, string> {
  const places: Record<string, string> = {};
  for (const { path, text } of extracted.texts) {
    const place = path.join(' › ');
    places[place] = place in places ? `${places[place] ?? ''}\n${text}` : text;
  }
  return places;
}
