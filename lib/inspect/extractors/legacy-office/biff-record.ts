import { decodeCodePage, decodeUtf16 } from '../../code-pages.ts';
import { joinBytes } from '../../join-bytes.ts';
import type { Meter } from '../../meter.ts';

/** A record of Excel's binary format with its continuations ([MS-XLS] 2.1.4). */
export interface BiffRecord {
  readonly type: number;
  /** Where it begins in its stream. */
  readonly at: number;
  readonly data: Uint8Array;
  /** `data` and what continues it. */
  readonly segments: readonly Uint8Array[];
}

const continuation = 0x3c;

/** All records in order. Throws where one goes on beyond the end. */
export function* biffRecords(stream: Uint8Array, meter: Meter): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = 0;
  const segmentAt = (): Uint8Array => {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > stream.length) throw new RangeError('inspect/biff-record');
    const segment = stream.subarray(at + 4, end);
    at = end;
    return segment;
  };
  while (at + 4 <= stream.length) {
    meter.tick();
    const start = at;
    const type = view.getUint16(at, true);
    const data = segmentAt();
    const segments = [data];
    while (at + 4 <= stream.length && view.getUint16(at, true) === continuation) segments.push(segmentAt());
    // Streams are padded with zeros.
    if (type === 0 && data.length === 0) return;
    yield { type, at: start, data, segments };
  }
}

/** Reads on over the ends of segments. Every method throws RangeError at the end of the last. */
export interface SegmentReader {
  u8(): number;
  u16(): number;
  u32(): number;
  skip(bytes: number): void;
  /** Letters; after a continuation's start their width is told again ([MS-XLS] 2.5.293). */
  letters(count: number, wide: boolean): string;
  /** Letters behind their number and their width (XLUnicodeString, [MS-XLS] 2.5.294). */
  string(): string;
  bytes(count: number): Uint8Array;
  /** All that is left. */
  rest(): Uint8Array;
}

export function segmentReader(segments: readonly Uint8Array[]): SegmentReader {
  let index = 0;
  let at = 0;
  const current = (): Uint8Array => {
    for (;;) {
      const segment = segments[index];
      if (segment === undefined) throw new RangeError('inspect/biff-end');
      if (at < segment.length) return segment;
      index += 1;
      at = 0;
    }
  };
  const u8 = (): number => {
    const byte = current()[at] ?? 0;
    at += 1;
    return byte;
  };
  const u16 = (): number => u8() | (u8() << 8);
  const reader: SegmentReader = {
    u8,
    u16,
    u32: () => u16() + u16() * 65536,
    skip(bytes) {
      let left = bytes;
      while (left > 0) {
        const step = Math.min(left, current().length - at);
        at += step;
        left -= step;
      }
    },
    letters(count, wide) {
      let text = '';
      let left = count;
      let width = wide ? 2 : 1;
      while (left > 0) {
        const before = index;
        const segment = current();
        if (index !== before) width = (u8() & 1) === 1 ? 2 : 1;
        const bytes = Math.min(left * width, segment.length - at);
        if (bytes < width) throw new RangeError('inspect/biff-letter');
        const part = segment.subarray(at, at + bytes - (bytes % width));
        text += width === 2 ? decodeUtf16(part) : decodeCodePage(part, 28591);
        at += part.length;
        left -= part.length / width;
      }
      return text;
    },
    string() {
      const length = u16();
      return reader.letters(length, (u8() & 1) === 1);
    },
    bytes: (count) => Uint8Array.from({ length: count }, u8),
    rest: () =>
      joinBytes(segments.slice(index).map((segment, next) => segment.subarray(next === 0 ? at : 0))),
  };
  return reader;
}

/** A string with its length in front: of Excel 97 and later, or of Excel 5 and 95 in their code page. */
export function biffString(segments: readonly Uint8Array[], skip: number, version: BiffVersion): string {
  const reader = segmentReader(segments);
  reader.skip(skip);
  const length = version.lengthBytes === 1 ? reader.u8() : reader.u16();
  if (version.codePage === null) return reader.letters(length, (reader.u8() & 1) === 1);
  const bytes = Uint8Array.from({ length }, () => reader.u8());
  return decodeCodePage(bytes, version.codePage);
}

export interface BiffVersion {
  readonly lengthBytes: 1 | 2;
  /** Null: Unicode. */
  readonly codePage: number | null;
}

export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
