import type { Collector } from './collector.ts';
import type { Meter } from './meter.ts';

/** Records that hold a picture ([MS-ODRAW] 2.2.23 to 2.2.31), those whose bytes are a file as they stand. */
const endings: Readonly<Record<number, string>> = {
  0x1d: 'jpg',
  0x2a: 'jpg',
  0x1e: 'png',
  0x29: 'tif',
  0x1f: 'dib',
};
const headerBytes = 8;

/**
 * Embeds pictures of a drawing's store. They are looked for by their record's header, as what stands around differs
 * between Word, Excel and PowerPoint. EMF, WMF and PICT are compressed in their own way and not taken.
 */
export function embedPictures(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let mark = bytes.indexOf(0xf0, 3); mark >= 0; mark = bytes.indexOf(0xf0, mark + 1)) {
    meter.tick();
    const ending = endings[bytes[mark - 1] ?? 0];
    if (ending === undefined || mark + 5 > bytes.length) continue;
    const length = view.getUint32(mark + 1, true);
    const start = mark - 3 + headerBytes;
    if (length < 64 || start + length > bytes.length) continue;
    // One or two identifiers of 16 bytes, and a tag; which of it, the instance says: odd means two.
    const two = ((view.getUint16(mark - 3, true) >> 4) & 1) === 1;
    const content = bytes.slice(start + (two ? 33 : 17), start + length);
    meter.inflate(content.length);
    into.embed(['pictures'], `picture.${ending}`, content);
    mark = start + length - 1;
  }
}
