/** The same numbers for the same seed, from 0 (inclusive) to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A copy in which `count` bytes anywhere are something else. */
export function flipBytes(bytes: Uint8Array, count: number, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let flip = 0; flip < count; flip += 1) {
    const at = Math.floor(random() * copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 + Math.floor(random() * 255));
  }
  return copy;
}
