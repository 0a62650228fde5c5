/** Numbers from a seed, the same on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The file cut off at many lengths. */
export function* cut(bytes: Uint8Array, times = 40): Generator<Uint8Array> {
  for (let step = 0; step < times; step += 1) yield bytes.slice(0, Math.floor((bytes.length * step) / times));
}

/** The file with some bytes changed, many times. */
export function* mutated(bytes: Uint8Array, times = 100, seed = 1): Generator<Uint8Array> {
  const random = seeded(seed);
  for (let step = 0; step < times; step += 1) {
    const copy = bytes.slice();
    const changes = 1 + Math.floor(random() * 8);
    for (let change = 0; change < changes; change += 1) {
      copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    }
    yield copy;
  }
}
