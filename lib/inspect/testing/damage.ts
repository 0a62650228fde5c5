import type { Extracted } from '../extracted.ts';
import { runExtractor, type Extractor } from '../extractor.ts';
import { createMeter } from '../meter.ts';

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Copies with a few bytes changed. */
export function* flipped(bytes: Uint8Array, copies: number, seed = 1): Generator<Uint8Array> {
  const random = seeded(seed);
  for (let n = 0; n < copies; n += 1) {
    const copy = bytes.slice();
    for (let k = 0; k < 1 + random() * 4; k += 1) {
      const at = Math.floor(random() * copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 + Math.floor(random() * 255));
    }
    yield copy;
  }
}

/** Beginnings of every sort of length. */
export function* truncated(bytes: Uint8Array, copies: number): Generator<Uint8Array> {
  for (let n = 0; n < copies; n += 1) yield bytes.slice(0, Math.floor((bytes.length * n) / copies));
}

/** Everything that the text of a file holds, with its places: `sheet Costs › A1:B2` → text. */
export function byPlace(extracted: Extracted): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { path, text } of extracted.texts) {
    const place = path.join(' › ');
    const before = places.get(place);
    places.set(place, before === undefined ? text : `${before}\n${text}`);
  }
  return places;
}

export const extractFrom = (extractor: Extractor, bytes: Uint8Array): Promise<Extracted> =>
  runExtractor(extractor, bytes, createMeter());
