import { Inflate } from 'fflate';
import { lastIndexOf } from './index-of.ts';

/** What a zip says about itself: the names in it, and the head of one entry. For telling types, not for reading. */
export interface ZipLook {
  readonly names: readonly string[];
  /** At most `most` bytes, inflated; null when there is no such entry or it cannot be read. */
  head(name: string, most: number): string | null;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly at: number;
}

const maxEntries = 10_000;
/** Of an end record without its comment. */
export const endRecordBytes = 22;
const decoder = new TextDecoder();

/** True for what begins as a zip does: with an entry, empty, or in several volumes. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6) || (a === 7 && b === 8));
}

/** Reads the central directory; what does not fit ends it (PKWARE APPNOTE 4.3.12). Never throws. */
export function lookIntoZip(bytes: Uint8Array): ZipLook {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(bytes, view);
  return {
    names: entries.map(({ name }) => name),
    head(name, most) {
      const entry = entries.find((known) => known.name === name);
      return entry === undefined ? null : headOf(bytes, view, entry, most);
    },
  };
}

function directory(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endRecordOf(bytes);
  if (end < 0) return [];
  const entries: Entry[] = [];
  const size = view.getUint32(end + 12, true);
  // Bytes before the zip move everything; the directory always stands right before its end record.
  let at = end - size >= 0 ? end - size : view.getUint32(end + 16, true);
  const shift = at - view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && entries.length < maxEntries && view.getUint32(at, true) === 0x02014b50) {
    const nameBytes = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true) + Math.max(0, shift),
    });
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where a zip's end record begins (APPNOTE 4.3.16), the last one over its comment; -1 where there is none. */
export function endRecordOf(bytes: Uint8Array): number {
  const last = bytes.length - endRecordBytes;
  if (last < 0) return -1;
  return lastIndexOf(bytes.subarray(0, last + 4), 'PK\x05\x06', Math.max(0, last - 0xffff));
}

function headOf(bytes: Uint8Array, view: DataView, entry: Entry, most: number): string | null {
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) return null;
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (entry.method === 0) return decoder.decode(packed.subarray(0, most));
  return entry.method === 8 ? inflateHead(packed, most) : null;
}

/** Small steps: one step of deflate makes at most 1,032 times as much of it. */
function inflateHead(packed: Uint8Array, most: number): string | null {
  let text = '';
  const textDecoder = new TextDecoder();
  const inflate = new Inflate((chunk) => {
    if (text.length < most) text += textDecoder.decode(chunk, { stream: true });
  });
  try {
    for (let at = 0; at < packed.length && text.length < most; at += 1024) {
      inflate.push(packed.subarray(at, at + 1024), at + 1024 >= packed.length);
    }
  } catch {
    // What came out before is enough, or nothing is.
  }
  return text === '' ? null : text.slice(0, most);
}
