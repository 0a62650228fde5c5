import { placePart } from '../../core/decide/place-words.ts';
import type { Extracted } from '../extracted.ts';
import { runExtractor, type Extractor } from '../extractor.ts';
import { createMeter, standardLimits, type Limits } from '../meter.ts';

/** Runs an extractor as the inspector does, with limits of one's own, and sees that the dialog has words for its places. */
export async function extract(
  extractor: Extractor,
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
): Promise<Extracted> {
  const found = await runExtractor(extractor, bytes, createMeter({ ...standardLimits, ...limits }));
  const unknown = [...found.texts, ...found.embedded].flatMap(({ path }) => path.filter(isNoPlace));
  if (unknown.length > 0) throw new Error(`not in place-words.ts: ${[...new Set(unknown)].join(', ')}`);
  return found;
}

/** After these come names out of the file. */
const ahead = /^(?:properties|macros|scripts)$/;
/** Cells, and names of a file's own parts. */
const own = /^(?:[A-Z]{1,4}\d+(?::[A-Z]{1,4}\d+)?|.*\.xml|Object \d+)$/;

function isNoPlace(part: string, at: number, path: readonly string[]): boolean {
  return placePart(part) === null && !own.test(part) && !ahead.test(path[at - 1] ?? '');
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
