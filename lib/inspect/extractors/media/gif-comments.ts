import { decodeCodePage } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';

const [extension, picture, comment] = [0x21, 0x2c, 0xfe];
const headBytes = 13;
const descriptorBytes = 10;

/** Comments of a GIF (GIF89a, 24). Throws RangeError where a block is cut off. */
export function readGifComments(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const colours = (at: number): number => {
    const flags = view.getUint8(at);
    return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
  };
  let at = headBytes + colours(10);
  /** What stands in sub-blocks, each behind its length. */
  const blocks = (): Uint8Array[] => {
    const pieces: Uint8Array[] = [];
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) {
      meter.tick();
      pieces.push(bytes.subarray(at + 1, at + 1 + length));
      at += 1 + length;
    }
    at += 1;
    return pieces;
  };
  // Some have no end mark, and nothing is lost with it.
  while (at < bytes.length) {
    const kind = view.getUint8(at);
    if (kind !== extension && kind !== picture) return;
    const isComment = kind === extension && view.getUint8(at + 1) === comment;
    at += kind === extension ? 2 : descriptorBytes + colours(at + 9) + 1;
    const text = blocks();
    if (isComment)
      into.text(['properties', 'comment'], text.map((piece) => decodeCodePage(piece, 65001)).join(''));
  }
}
