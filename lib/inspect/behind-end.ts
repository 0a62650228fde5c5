import type { EmbeddedFile } from './extracted.ts';
import { imageFrames } from './image-frames.ts';
import { lastIndexOf } from './index-of.ts';
import { LimitError, type Meter } from './meter.ts';
import { endOfRar } from './rar-end.ts';
import { typeOf, unknownType } from './type-of.ts';
import { endRecordBytes, endRecordOf, isZip } from './zip-look.ts';

const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/bmp']);
const pdfEnd = '%%EOF';

/** What a value needs at least. */
const leastBytes = 8;
/** Spaces, line ends, zeros: everything up to here. */
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
    if (rest.length < leastBytes || isBlank(rest, meter)) return [];
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

function isBlank(bytes: Uint8Array, meter: Meter): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    meter.tick();
    if ((bytes[at] ?? 0) > blanks) return false;
  }
  return true;
}

function endOf(type: string, bytes: Uint8Array, meter: Meter): number {
  if (pictures.has(type)) return imageFrames(bytes, meter).end;
  if (type === 'application/pdf') return endOfPdf(bytes, meter);
  if (type === 'application/x-7z-compressed') return endOf7z(bytes);
  if (type === 'application/vnd.rar') return endOfRar(bytes, meter);
  return isZip(bytes) ? endOfZip(bytes) : bytes.length;
}

/** Where a zip begins that ends with the file: its directory says how long it is (APPNOTE 4.3.16). */
function zipAtEnd(bytes: Uint8Array): number | null {
  const at = endRecordOf(bytes);
  if (at === -1 || endOfRecord(bytes, at) !== bytes.length) return null;
  const view = viewOf(bytes);
  const start = at - view.getUint32(at + 12, true) - view.getUint32(at + 16, true);
  return start > 0 && isZip(bytes.subarray(start, start + 4)) ? start : null;
}

function endOfZip(bytes: Uint8Array): number {
  const at = endRecordOf(bytes);
  return at === -1 ? bytes.length : endOfRecord(bytes, at);
}

const endOfRecord = (bytes: Uint8Array, at: number): number =>
  at + endRecordBytes + viewOf(bytes).getUint16(at + 20, true);

/** ISO 32000-2, 7.5.5. */
function endOfPdf(bytes: Uint8Array, meter: Meter): number {
  const at = lastIndexOf(bytes, pdfEnd, 0, meter);
  return at === -1 ? bytes.length : at + pdfEnd.length;
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
