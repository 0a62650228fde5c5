import { bmpOf } from './dib.ts';
import type { Collector } from './collector.ts';
import type { Meter } from './meter.ts';
import { unzlib } from './unzlib.ts';

interface Kind {
  readonly ending: string;
  /** Its instance ([MS-ODRAW] 2.2.23 to 2.2.31), without the last bit: that says whether there are two identifiers. */
  readonly instances: readonly number[];
  /** Metafiles have a header of their own, and are compressed. */
  readonly isMetafile?: true;
}

/** Records that hold a picture, by the lower byte of their type. */
const kinds: Readonly<Record<number, Kind>> = {
  0x1a: { ending: 'emf', instances: [0x3d4], isMetafile: true },
  0x1b: { ending: 'wmf', instances: [0x216], isMetafile: true },
  0x1c: { ending: 'pict', instances: [0x542], isMetafile: true },
  0x1d: { ending: 'jpg', instances: [0x46a, 0x6e2] },
  0x2a: { ending: 'jpg', instances: [0x46a, 0x6e2] },
  0x1e: { ending: 'png', instances: [0x6e0] },
  0x1f: { ending: 'bmp', instances: [0x7a8] },
  0x29: { ending: 'tif', instances: [0x6e4] },
};
const headerBytes = 8;
const identifierBytes = 16;
const metafileHeaderBytes = 34;
const notCompressed = 0xfe;

/**
 * Embeds pictures of a drawing's store. They are looked for by their record's header, as what stands around differs
 * between Word, Excel and PowerPoint.
 */
export function embedPictures(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let mark = bytes.indexOf(0xf0, 3); mark >= 0; mark = bytes.indexOf(0xf0, mark + 1)) {
    meter.tick();
    const kind = kinds[bytes[mark - 1] ?? 0];
    if (kind === undefined || mark + 5 > bytes.length) continue;
    const instance = view.getUint16(mark - 3, true) >> 4;
    if (!kind.instances.includes(instance & ~1)) continue;
    const start = mark - 3 + headerBytes;
    const end = start + view.getUint32(mark + 1, true);
    const identifiers = (1 + (instance & 1)) * identifierBytes;
    if (end > bytes.length || end < start + identifiers) continue;
    embedPicture(bytes.subarray(start + identifiers, end), kind, into, meter);
    mark = end - 1;
  }
}

/** A file that stands there as it is has one byte in front. */
function embedPicture(record: Uint8Array, kind: Kind, into: Collector, meter: Meter): void {
  const file = kind.isMetafile === true ? metafileOf(record, meter) : record.slice(1);
  meter.inflate(file.length);
  const whole = kind.ending === 'bmp' ? (bmpOf(file) ?? file) : file;
  into.embed(['pictures'], `picture.${kind.ending}`, whole);
}

/** OfficeArtMetafileHeader, [MS-ODRAW] 2.2.31. */
function metafileOf(record: Uint8Array, meter: Meter): Uint8Array {
  const packed = record.subarray(metafileHeaderBytes);
  return record[metafileHeaderBytes - 2] === notCompressed ? packed.slice() : unzlib(packed, meter);
}
