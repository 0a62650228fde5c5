import type { UnscannableReason } from '../core/decide/egress.ts';
import { crc32 } from './crc32.ts';
import { inflateRaw } from './inflate.ts';
import { LimitError, type Meter } from './meter.ts';
import { UnreadableError } from './unreadable.ts';
import { findDirectory, readDirectory, type DirectoryRecord } from './zip-directory.ts';
import { locate, refuseOverlaps } from './zip-layout.ts';

/** One file in a zip. */
export interface ZipEntry {
  /** For people and for finding parts; never a path to write to. */
  readonly name: string;
  readonly isDirectory: boolean;
  /** As the directory says: an upper bound that reading holds the entry to. */
  readonly declaredBytes: number;
  /** Why it cannot be read at all. */
  readonly problem?: UnscannableReason;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** Of the archive and of its files, a line each. */
  readonly comments: string;
  /** Something is wrong with the archive beyond single entries: more than the limits allow, hidden entries. */
  readonly problem?: UnscannableReason;
}

const stored = 0;
const deflated = 8;

/**
 * Reads the directory of a zip (PKWARE APPNOTE 6.3.10), zip64 and data before the archive included. Takes no memory
 * for what is inside. Throws UnreadableError where there is no directory.
 */
export function openZip(bytes: Uint8Array, meter: Meter): ZipArchive {
  const directory = findDirectory(bytes);
  const { records, complete } = readDirectory(bytes, directory, meter);
  const located = records.map((record) => {
    meter.tick();
    return locate(bytes, record, directory.shift);
  });
  const { overlapping, hidden } = refuseOverlaps(bytes, located, directory.start, meter);
  const entries = records.map((record, i): ZipEntry => {
    const place = located[i];
    const readable = place !== undefined && place.consistent && !overlapping.has(place);
    const problem = problemOf(record) ?? (readable ? undefined : 'broken');
    return {
      name: record.name,
      isDirectory: record.name.endsWith('/') && record.bytes === 0,
      declaredBytes: record.bytes,
      method: record.method,
      crc: record.crc,
      packed: place === undefined ? new Uint8Array() : bytes.subarray(place.dataStart, place.end),
      ...(problem !== undefined && { problem }),
    };
  });
  const problem = !complete
    ? 'too-large'
    : hidden || isMiscounted(records.length, directory.entries)
      ? 'broken'
      : undefined;
  const comments = [directory.comment, ...records.map(({ comment }) => comment)].filter(
    (text) => text !== '',
  );
  return { entries, comments: comments.join('\n'), ...(problem !== undefined && { problem }) };
}

/** Programs that know no zip64 write the number of very many entries modulo 65,536. */
const isMiscounted = (found: number, said: number): boolean => (found - said) % 65_536 !== 0;

function problemOf(record: DirectoryRecord): UnscannableReason | undefined {
  if (record.encrypted) return 'encrypted';
  return record.method === stored || record.method === deflated ? undefined : 'broken';
}

/**
 * The bytes of an entry in pieces. Throws UnreadableError or LimitError, also after the last piece: where checksum or
 * length are not what the directory says.
 */
export async function* zipChunks(entry: ZipEntry, meter: Meter): AsyncGenerator<Uint8Array> {
  if (entry.problem !== undefined) throw new UnreadableError(entry.problem, 'zip entry');
  // Said before anything is spent, so that smaller entries can still be read.
  if (entry.method === deflated && entry.declaredBytes > meter.left().inflatedBytes) {
    throw new UnreadableError('too-large', 'zip entry');
  }
  let crc = 0;
  let length = 0;
  for await (const piece of entry.method === stored
    ? storedChunks(entry, meter)
    : inflateRaw(entry.packed, meter)) {
    length += piece.length;
    if (length > entry.declaredBytes) throw new UnreadableError('broken', 'zip entry longer than declared');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (length !== entry.declaredBytes || crc !== entry.crc)
    throw new UnreadableError('broken', 'zip checksum');
}

/** Pieces of the archive itself: no memory is taken. */
function* storedChunks(entry: ZipEntry, meter: Meter): Generator<Uint8Array> {
  for (let at = 0; at < entry.packed.length; at += 65536) {
    meter.tick();
    yield entry.packed.subarray(at, at + 65536);
  }
}

/** An entry as a whole, as far as it could be read. Throws LimitError where a limit of the whole file is hit. */
export async function readZipEntry(
  entry: ZipEntry,
  meter: Meter,
): Promise<{ readonly bytes: Uint8Array; readonly problem?: UnscannableReason }> {
  const chunks = zipChunks(entry, meter);
  if (entry.method !== stored || entry.problem !== undefined) return collect(chunks);
  const { problem } = await collect(chunks, () => undefined);
  return { bytes: entry.packed, ...(problem !== undefined && { problem }) };
}

/** Pieces put together; where reading ends early, those until then. Throws LimitError. */
export async function collect(
  chunks: AsyncIterable<Uint8Array>,
  keep?: (piece: Uint8Array) => void,
): Promise<{ readonly bytes: Uint8Array; readonly problem?: UnscannableReason }> {
  const pieces: Uint8Array[] = [];
  const add = keep ?? ((piece: Uint8Array): void => void pieces.push(piece));
  let problem: UnscannableReason | undefined;
  try {
    for await (const piece of chunks) add(piece);
  } catch (error) {
    if (error instanceof LimitError) throw error;
    problem = error instanceof UnreadableError ? error.reason : 'broken';
  }
  return { bytes: concat(pieces), ...(problem !== undefined && { problem }) };
}

/** Pieces in one; a single one is not copied. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The first piece, to tell what it is, and all of them. */
export async function peek(
  chunks: AsyncGenerator<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> }> {
  let failed: { readonly error: unknown } | undefined;
  let head = new Uint8Array();
  try {
    const first = await chunks.next();
    if (first.done !== true) head = first.value.slice(0);
  } catch (error) {
    failed = { error };
  }
  const again = async function* (): AsyncGenerator<Uint8Array> {
    yield head;
    if (failed !== undefined) throw failed.error;
    yield* chunks;
  };
  return { head, chunks: again() };
}
