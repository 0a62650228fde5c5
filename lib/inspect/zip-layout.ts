import type { Meter } from './meter.ts';
import type { DirectoryRecord } from './zip-directory.ts';

/** Where an entry lies in the archive, local header included. */
export interface Located {
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
  /** Local header and directory agree on how the data is to be read. */
  readonly consistent: boolean;
}

const localHeader = 0x04034b50;

/** Follows a directory record to its local header (APPNOTE 4.3.7). Undefined where it points at nothing. */
export function locate(bytes: Uint8Array, record: DirectoryRecord, shift: number): Located | undefined {
  const start = record.headerOffset + shift;
  if (start + 30 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, 30);
  if (view.getUint32(0, true) !== localHeader) return undefined;
  const dataStart = start + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const end = dataStart + record.packedBytes;
  if (end > bytes.length) return undefined;
  const isEncrypted = (view.getUint16(6, true) & 1) !== 0;
  const consistent = view.getUint16(8, true) === record.method && (record.encrypted || !isEncrypted);
  return { start, dataStart, end, consistent };
}

/**
 * Entries that share bytes with one before them (how 46 MB become 4.5 PB), and whether the archive holds entries that
 * its directory does not name: other programs may well show those.
 */
export function refuseOverlaps(
  bytes: Uint8Array,
  located: readonly (Located | undefined)[],
  directoryStart: number,
  meter: Meter,
): { readonly overlapping: ReadonlySet<Located>; readonly hidden: boolean } {
  const sorted = located.filter((place) => place !== undefined).sort((a, b) => a.start - b.start);
  const overlapping = new Set<Located>();
  let end = 0;
  let hidden = false;
  for (const place of sorted) {
    meter.tick();
    if (place.start < end || place.end > directoryStart) overlapping.add(place);
    else hidden ||= startsEntry(bytes, end, place.start);
    end = Math.max(end, place.end);
  }
  return { overlapping, hidden: hidden || startsEntry(bytes, end, directoryStart) };
}

/** A local header right in the gap, or behind a data descriptor (12 to 24 bytes; APPNOTE 4.3.9). */
function startsEntry(bytes: Uint8Array, from: number, to: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [0, 12, 16, 20, 24].some(
    (skip) => from + skip + 30 <= to && view.getUint32(from + skip, true) === localHeader,
  );
}
