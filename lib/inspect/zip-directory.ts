import type { Meter } from './meter.ts';
import { UnreadableError } from './unreadable.ts';
import { endRecordOf } from './zip-look.ts';
import { decodeZipName } from './zip-names.ts';

/** Where the central directory of a zip is. */
export interface Directory {
  readonly start: number;
  readonly end: number;
  readonly entries: number;
  /** What stands before the archive (a self-extractor); offsets count from behind it. */
  readonly shift: number;
  /** Of the archive (APPNOTE 4.3.16). */
  readonly comment: string;
}

/** One record of the directory (APPNOTE 4.3.12), nothing of it checked against the data yet. */
export interface DirectoryRecord {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerOffset: number;
  readonly comment: string;
}

const none = 0xffffffff;
const broken = (detail: string): UnreadableError => new UnreadableError('broken', detail);
const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Finds the end record (APPNOTE 4.3.16) from behind, over its comment. Where another signature of one stands behind it, or
 * one that is not right ends with the file, the file is broken: other programs go by that one, and see another archive.
 */
export function findDirectory(bytes: Uint8Array): Directory {
  const view = viewOf(bytes);
  const at = endRecordOf(bytes);
  const found = at === -1 ? undefined : endRecord(view, at);
  if (found === undefined) throw broken('no zip directory');
  return found;
}

function endRecord(view: DataView, at: number): Directory | undefined {
  const comment = commentOf(view, at);
  const zip64 = zip64EndRecord(view, at);
  if (zip64 !== undefined) return { ...zip64, comment };
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  const start = at - size;
  if (view.getUint16(at + 4, true) !== 0 || start < 0 || offset > start) return undefined;
  return { start, end: at, entries: view.getUint16(at + 10, true), shift: start - offset, comment };
}

/** No encoding is said for it; programs write UTF-8 or their own. */
function commentOf(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 20, true), view.byteLength - at - 22);
  return decodeZipName(new Uint8Array(view.buffer, view.byteOffset + at + 22, length), true);
}

/** APPNOTE 4.3.14 and 4.3.15: record and locator stand right before the end record. */
function zip64EndRecord(view: DataView, end: number): Omit<Directory, 'comment'> | undefined {
  const locator = end - 20;
  if (locator < 56 || view.getUint32(locator, true) !== 0x07064b50) return undefined;
  const said = view.getBigUint64(locator + 8, true);
  const at = [Number(said), locator - 56].find(
    (o) => o <= locator - 56 && view.getUint32(o, true) === 0x06064b50,
  );
  if (at === undefined) return undefined;
  const size = Number(view.getBigUint64(at + 40, true));
  const offset = Number(view.getBigUint64(at + 48, true));
  const start = at - size;
  if (start < 0 || offset > start) return undefined;
  return { start, end: at, entries: Number(view.getBigUint64(at + 32, true)), shift: start - offset };
}

/** All records; not `complete` where there are more of them than may be read. Throws UnreadableError. */
export function readDirectory(
  bytes: Uint8Array,
  { start, end }: Directory,
  meter: Meter,
): { readonly records: readonly DirectoryRecord[]; readonly complete: boolean } {
  const view = viewOf(bytes);
  const records: DirectoryRecord[] = [];
  const most = meter.left().entries;
  let at = start;
  while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    meter.tick();
    if (records.length > most) return { records, complete: false };
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw broken('zip directory cut off');
    records.push(readRecord(bytes, view, at));
    at = next;
  }
  if (at !== end && !(at + 6 <= end && view.getUint32(at, true) === 0x05054b50))
    throw broken('zip directory');
  return { records, complete: true };
}

function readRecord(bytes: Uint8Array, view: DataView, at: number): DirectoryRecord {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const extraStart = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = extraStart + view.getUint16(at + 30, true);
  const extras = readExtras(bytes.subarray(extraStart, extraEnd));
  const comment = bytes.subarray(extraEnd, extraEnd + view.getUint16(at + 32, true));
  const wide = wideValues(extras.get(1));
  const pick = (offset: number): number => {
    const value = view.getUint32(offset, true);
    return value === none ? (wide.next().value ?? value) : value;
  };
  // The order in which zip64 gives its values (APPNOTE 4.5.3).
  const size = pick(at + 24);
  const packedBytes = pick(at + 20);
  const headerOffset = pick(at + 42);
  return {
    name: decodeZipName(bytes.subarray(at + 46, extraStart), (flags & 0x800) !== 0, extras.get(0x7075)),
    method,
    // Bit 0: encrypted; bit 13: names hidden; method 99 and extra 0x9901: AES.
    encrypted: (flags & 0x2001) !== 0 || method === 99 || extras.has(0x9901),
    crc: view.getUint32(at + 16, true),
    packedBytes,
    bytes: size,
    headerOffset,
    comment: decodeZipName(comment, (flags & 0x800) !== 0),
  };
}

function readExtras(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const view = viewOf(bytes);
  const extras = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = view.getUint16(at + 2, true);
    extras.set(view.getUint16(at, true), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return extras;
}

function* wideValues(extra: Uint8Array | undefined): Generator<number, undefined> {
  if (extra === undefined) return;
  const view = viewOf(extra);
  for (let at = 0; at + 8 <= extra.length; at += 8) yield Number(view.getBigUint64(at, true));
}
