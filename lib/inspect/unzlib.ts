import { Unzlib } from 'fflate';
import { joinBytes } from './join-bytes.ts';
import type { Meter } from './meter.ts';

const stepBytes = 4096;

/** Plain bytes of a zlib stream (RFC 1950). Throws LimitError, and what fflate throws where it is damaged. */
export function unzlib(packed: Uint8Array, meter: Meter): Uint8Array {
  const pieces: Uint8Array[] = [];
  const stream = new Unzlib((piece) => {
    // Once as a piece, once in what is put together.
    meter.inflate(2 * piece.length);
    pieces.push(piece);
  });
  for (let at = 0; at < packed.length; at += stepBytes) {
    meter.tick();
    stream.push(packed.subarray(at, at + stepBytes), at + stepBytes >= packed.length);
  }
  return joinBytes(pieces);
}
