import type { Collector } from '../collector.ts';
import { checkTime, createEngine, type Engine, type HeapCap } from '../engine.ts';
import type { Meter } from '../meter.ts';
import {
  loadLibarchive,
  type ArchiveEntry,
  type Libarchive,
  type OpenArchive,
} from './archive/libarchive.ts';
import { hasLockedHeader } from './archive/locked-header.ts';
import { createBuffer } from './archive/piecewise-buffer.ts';
import { isAsPacked, rarLayout } from './archive/rar-layout.ts';
import { beforeMark, wrappingOf } from './archive/single-stream.ts';

export interface ArchiveEngineOptions {
  /** `dist/libarchive.wasm` of libarchive-wasm 1.2.0. */
  readonly wasm: ArrayBuffer;
  /** libarchive's heap, in bytes: the file, and the dictionaries that archives ask for. */
  readonly maxHeapBytes?: number;
}

const defaultHeapBytes = 400 * 1024 * 1024;

export const archiveTypes = [
  'application/x-7z-compressed',
  'application/vnd.rar',
  'application/x-rar-compressed',
  'application/vnd.ms-cab-compressed',
  'application/x-bzip2',
  'application/x-xz',
  'application/x-lzip',
  'application/x-compress',
  'application/x-cpio',
  'application/x-unix-archive',
];

/**
 * Archives that libarchive knows: 7z, RAR (4 and 5), CAB, cpio, ar; the one file in bzip2 and xz; tar inside of lzip
 * and compress. Every file is handed on under its name. Not read: Zstandard and LZ4 (not in this build).
 */
export async function createArchiveExtractor(options: ArchiveEngineOptions): Promise<Engine> {
  const cap: HeapCap = { maxBytes: options.maxHeapBytes ?? defaultHeapBytes, hit: false };
  const libarchive = await loadLibarchive(options.wasm, cap);
  return createEngine(archiveTypes, cap, (bytes, into, meter) => {
    if (hasLockedHeader(bytes)) into.unscannable('encrypted');
    else if (wrappingOf(bytes) === undefined) readArchive(libarchive, bytes, into, meter);
    else readStream(libarchive, bytes, into, meter);
  });
}

function readArchive(libarchive: Libarchive, bytes: Uint8Array, into: Collector, meter: Meter): void {
  const layout = rarLayout(bytes);
  const checks: Checks = layout?.checksums ?? [];
  const { entries, files } = libarchive.open([bytes], (archive) =>
    readEntries(archive, checks, into, meter),
  ) ?? { entries: 0, files: 0 };
  const isPart = layout !== undefined && (layout.isDamaged || files !== checks.length);
  if (entries === 0 || isPart) into.unscannable('broken');
}

/** CRC-32 of the files in order, where the archive's own are not compared by libarchive. */
type Checks = readonly (number | undefined)[];

/** Returns how many entries there were, folders included and left out. */
function readEntries(
  archive: OpenArchive,
  checks: Checks,
  into: Collector,
  meter: Meter,
): { readonly entries: number; readonly files: number } {
  let entries = 0;
  let files = 0;
  for (let entry = archive.next(); entry !== undefined; entry = archive.next()) {
    checkTime(meter);
    entries += 1;
    if (entry.isFolder) {
      meter.entry();
      continue;
    }
    into.count('entries');
    const named = { ...entry, name: entry.name ?? `file ${entries}`, checksum: checks[files] };
    readFile(archive, named, into, meter);
    files += 1;
  }
  const error = archive.error();
  if (error !== undefined) into.unscannable(reasonFor(error));
  return { entries, files };
}

function readFile(
  archive: OpenArchive,
  entry: ArchiveEntry & { readonly name: string; readonly checksum: number | undefined },
  into: Collector,
  meter: Meter,
): void {
  const { name } = entry;
  // What is locked is still named: the name alone may say enough.
  if (entry.encrypted) {
    into.unscannable('encrypted');
    into.text(['file names'], name);
    return;
  }
  const { bytes, complete } = readData(entry, meter);
  if (!complete) into.unscannable(reasonFor(archive.error() ?? ''));
  else if (!isAsPacked(bytes, entry.checksum)) into.unscannable('broken');
  if (complete || bytes.length > 0) into.embed([], name, bytes);
  else into.text(['file names'], name);
}

/** libarchive has no error codes for this, only words. */
function reasonFor(error: string): 'encrypted' | 'broken' {
  return /encrypt|passphrase|password/i.test(error) ? 'encrypted' : 'broken';
}

/** Declared sizes are not believed: every piece is paid for as it comes out. */
function readData(entry: ArchiveEntry, meter: Meter): { bytes: Uint8Array; complete: boolean } {
  const collected = createBuffer(entry.declaredSize, meter);
  for (let piece = entry.read(); ; piece = entry.read()) {
    checkTime(meter);
    if (piece === undefined || piece.length === 0) {
      return { bytes: collected.bytes(), complete: piece !== undefined };
    }
    collected.add(piece);
  }
}

function readStream(libarchive: Libarchive, bytes: Uint8Array, into: Collector, meter: Meter): void {
  const wrapping = wrappingOf(bytes);
  if (wrapping === undefined) return;
  const pieces = [wrapping.head, bytes, wrapping.tail];
  const unpacked = libarchive.open(pieces, (archive) => {
    const entry = archive.next();
    return entry === undefined ? undefined : readData(entry, meter).bytes;
  });
  const content = unpacked === undefined ? undefined : beforeMark(unpacked);
  if (content === undefined) into.unscannable('broken');
  into.count('entries');
  const rest = content ?? unpacked;
  if (rest !== undefined && rest.length > 0) into.embed([], 'contents', rest);
}
