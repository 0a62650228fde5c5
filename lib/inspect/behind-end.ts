import type { EmbeddedFile } from './extracted.ts';
import { imageFrames } from './image-frames.ts';
import { LimitError, type Meter } from './meter.ts';
import { typeOf, unknownType } from './type-of.ts';
import { isZip } from './zip-look.ts';

const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/bmp']);
const endOfZip = 0x06054b50;
const endRecordBytes = 22;

/** What a value needs at least. */
const leastBytes = 8;
const blanks = 32;

/**
 * What stands behind the end of a file, as a file inside of it: programs of its type look no more there, while others take
 * it for a file of its own (a zip behind a picture opens as that zip). Phones put films, smaller pictures and notes of
 * their own there: those, and what nobody knows, are left out. Never rejects.
 */
export async function behindEnd(
  type: string,
  bytes: Uint8Array,
  meter: Meter,
): Promise<readonly EmbeddedFile[]> {
  try {
    const end = (isZip(bytes) ? null : zipAtEnd(bytes)) ?? endOf(type, bytes, meter);
    const rest = bytes.subarray(end > 0 ? end : bytes.length);
    if (rest.length < leastBytes || rest.every((byte) => byte <= blanks)) return [];
    const own = await typeOf(rest);
    if (own === unknownType || /^(?:image|audio|video)\//.test(own)) return [];
    meter.entry();
    return [{ path: ['after the last part'], name: 'contents', bytes: rest }];
  } catch (error) {
    // The next step comes to the same limit, and says so.
    if (error instanceof LimitError) return [];
    throw error;
  }
}

function endOf(type: string, bytes: Uint8Array, meter: Meter): number {
  if (pictures.has(type)) return imageFrames(bytes, meter).end;
  if (type === 'application/pdf') return endOfPdf(bytes);
  if (type === 'application/x-7z-compressed') return endOf7z(bytes);
  return isZip(bytes) ? endOfZipFile(bytes) : bytes.length;
}

/** Where a zip begins that ends with the file: its directory says how long it is (APPNOTE 4.3.16). */
function zipAtEnd(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  const at = endRecord(view);
  if (at === null || at + endRecordBytes + view.getUint16(at + 20, true) !== bytes.length) return null;
  const start = at - view.getUint32(at + 12, true) - view.getUint32(at + 16, true);
  return start > 0 && isZip(bytes.subarray(start, start + 4)) ? start : null;
}

function endOfZipFile(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  const at = endRecord(view);
  return at === null ? bytes.length : at + endRecordBytes + view.getUint16(at + 20, true);
}

/** The last one; its comment has 65,535 bytes at most. */
function endRecord(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endRecordBytes - 0xffff);
  for (let at = view.byteLength - endRecordBytes; at >= first; at -= 1)
    if (view.getUint8(at) === 0x50 && view.getUint32(at, true) === endOfZip) return at;
  return null;
}

/** Behind the last `%%EOF` (ISO 32000-2, 7.5.5). */
function endOfPdf(bytes: Uint8Array): number {
  for (let at = bytes.lastIndexOf(0x25); at > 0; at = bytes.lastIndexOf(0x25, at - 1))
    if (String.fromCharCode(...bytes.subarray(at - 1, at + 4)) === '%%EOF') return at + 4;
  return bytes.length;
}

/** The signature header says where the last header is (7zFormat.txt of 7-Zip's source). */
function endOf7z(bytes: Uint8Array): number {
  if (bytes.length < 32) return bytes.length;
  const view = viewOf(bytes);
  return 32 + Number(view.getBigUint64(12, true) + view.getBigUint64(20, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
