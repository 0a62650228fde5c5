import type { Meter } from '../../meter.ts';

/** Collects pieces whose sum is not known for sure. */
export interface PiecewiseBuffer {
  /** Copies the piece. Throws LimitError. */
  add(piece: Uint8Array): void;
  bytes(): Uint8Array;
}

const firstBytes = 64 * 1024;

/**
 * `expected` is how many bytes are promised: growth stops there, so that a large file ends in a buffer of its own size
 * and is not copied once more. Memory grows only with what really comes.
 */
export function createBuffer(expected: number, meter: Meter): PiecewiseBuffer {
  const ceiling = expected <= meter.left().inflatedBytes ? expected : 0;
  let buffer = new Uint8Array(Math.min(ceiling, firstBytes));
  let length = 0;
  return {
    add(piece) {
      meter.inflate(piece.length);
      const needed = length + piece.length;
      if (needed > buffer.length) {
        const doubled = Math.max(needed, buffer.length * 2);
        const grown = new Uint8Array(needed <= ceiling ? Math.min(ceiling, doubled) : doubled);
        grown.set(buffer.subarray(0, length));
        buffer = grown;
      }
      buffer.set(piece, length);
      length = needed;
    },
    bytes: () => (length === buffer.length ? buffer : buffer.slice(0, length)),
  };
}
