import { decodeCodePage } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';

/** A chunk of RIFF: its four letters, and what is in it. */
export interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The chunks of a RIFF file or of a list in it, from `start`. Throws where one goes on beyond the end. */
export function* riffChunks(bytes: Uint8Array, start: number, meter: Meter): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = start; at + 8 <= bytes.length;) {
    meter.tick();
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) throw new RangeError('inspect/riff-chunk');
    yield { name: decodeCodePage(bytes.subarray(at, at + 4), 28591), content: bytes.subarray(at + 8, end) };
    at = end + (length & 1);
  }
}

/** WAV and AVI: the list of texts about it (Microsoft's "Multimedia Programming Interface", INFO). */
export function readRiff(bytes: Uint8Array, into: Collector, meter: Meter): void {
  for (const { name, content } of riffChunks(bytes, 12, meter)) {
    const kind = decodeCodePage(content.subarray(0, 4), 28591);
    if (name === 'bext')
      into.text(['properties', name], decodeCodePage(content.subarray(0, 602), 1252).replace(/\0+/g, '\n'));
    if (name !== 'LIST' || kind !== 'INFO') continue;
    for (const info of riffChunks(content, 4, meter)) {
      into.text(['properties', info.name], decodeCodePage(info.content, 1252).replace(/\0+$/, ''));
    }
  }
}
