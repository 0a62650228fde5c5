import { Inflate } from 'fflate';
import { checkTime } from '../../engine.ts';
import { indexOf } from '../../index-of.ts';
import type { Meter } from '../../meter.ts';

/** Unpacked bytes that are looked at in all; a bomb is PDFium's heap's business. */
const maxUnpackedBytes = 128 * 1024 * 1024;
/** Between `obj` and `stream` stand a dictionary's few entries. */
const maxDictionaryBytes = 4096;
const stepBytes = 16 * 1024;

/**
 * Whether a stream is damaged. PDFium reads on as far as it can and says nothing, so that a page of which half is lost
 * would look like a whole one. A stream without its end is, and one that is packed by Flate alone or first and does not
 * fit its own checksum (RFC 1950). Of an encrypted document only the tables of references are not encrypted: its content
 * is to be seen in a decrypted copy.
 */
export function hasDamagedStream(
  bytes: Uint8Array,
  meter: Meter,
  which: 'all' | 'references' | 'content' = 'all',
): boolean {
  let left = maxUnpackedBytes;
  for (const { dictionary, data: packed } of streamsIn(bytes, meter)) {
    if (which !== 'all' && isReferences(dictionary) !== (which === 'references')) continue;
    if (packed === undefined) return true;
    if (!isFlate(dictionary)) continue;
    if (left <= 0) return false;
    const unpacked = unpack(packed, left, meter);
    left -= unpacked.length;
    if (unpacked.complete && !endsWithChecksum(packed, unpacked.adler)) return true;
    if (!unpacked.complete && left > 0) return true;
  }
  return false;
}

/** ISO 32000-1, 7.5.8.2. */
const isReferences = (dictionary: string): boolean => /\/Type\s{0,9}\/XRef\b/.test(dictionary);

/** Streams with their dictionaries, in order; the last one has no data where it has no end. */
export function* streamsIn(
  bytes: Uint8Array,
  meter: Meter,
): Generator<{ readonly dictionary: string; readonly data: Uint8Array | undefined }> {
  let next = 0;
  for (let at = indexOf(bytes, 'stream', 0); at !== -1; at = indexOf(bytes, 'stream', next)) {
    checkTime(meter);
    next = at + 'stream'.length;
    if (bytes[at - 1] === 0x64) continue; // The d of `endstream`.
    const dictionary = dictionaryBefore(bytes, at);
    if (dictionary === undefined) continue;
    const data = streamData(bytes, next, dictionary);
    yield { dictionary, data };
    if (data === undefined) return;
    // A document that is attached as it is has streams of its own.
    next = data.byteOffset - bytes.byteOffset + data.length;
  }
}

/** Undefined where the word stands in something else: it follows a dictionary, and that an object's number. */
function dictionaryBefore(bytes: Uint8Array, at: number): string | undefined {
  const text = latin1(bytes.subarray(Math.max(0, at - maxDictionaryBytes), at)).trimEnd();
  if (!text.endsWith('>>')) return undefined;
  const start = text.lastIndexOf(' obj');
  return start === -1 ? undefined : text.slice(start);
}

function isFlate(dictionary: string): boolean {
  return /\/Filter\s{0,9}\[?\s{0,9}\/(?:FlateDecode|Fl)\b/.test(dictionary);
}

/**
 * By its length where that is right, else up to `endstream`; undefined where there is none, or where the object ends
 * before it. What is attached as it is has such words in it, so a length that stands elsewhere is given the benefit.
 */
export function streamData(
  bytes: Uint8Array,
  keywordEnd: number,
  dictionary: string,
): Uint8Array | undefined {
  let start = keywordEnd;
  if (bytes[start] === 0x0d) start += 1;
  if (bytes[start] === 0x0a) start += 1;
  const length = /\/Length\s{1,9}(\d{1,10})(?!\s{1,9}\d{1,10}\s{1,9}R)\b/.exec(dictionary)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    if (
      latin1(bytes.subarray(end, end + 12))
        .trimStart()
        .startsWith('endstream')
    )
      return bytes.subarray(start, end);
  }
  const end = indexOf(bytes, 'endstream', start);
  if (end === -1) return undefined;
  const data = bytes.subarray(start, end);
  return length !== undefined && indexOf(data, 'endobj', 0) !== -1 ? undefined : data;
}

function unpack(
  packed: Uint8Array,
  maxBytes: number,
  meter: Meter,
): { readonly length: number; readonly adler: number; readonly complete: boolean } {
  let length = 0;
  let adler = 1;
  let complete = false;
  const inflate = new Inflate((piece, final) => {
    adler = adler32(piece, adler);
    length += piece.length;
    complete ||= final;
  });
  const headerBytes = 2;
  try {
    for (let at = headerBytes; at < packed.length && !complete && length < maxBytes; at += stepBytes) {
      meter.tick();
      inflate.push(packed.slice(at, at + stepBytes), at + stepBytes >= packed.length);
    }
  } catch {
    complete = false;
  }
  return { length, adler, complete };
}

/** A line end may have slipped into the stream's length. */
function endsWithChecksum(packed: Uint8Array, adler: number): boolean {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return [4, 5, 6].some(
    (fromEnd) => fromEnd <= packed.length && view.getUint32(packed.length - fromEnd) === adler,
  );
}

/** RFC 1950, 8.2; sums stay below 2^32 for 3,800 bytes. */
function adler32(bytes: Uint8Array, before: number): number {
  let low = before & 0xffff;
  let high = before >>> 16;
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + 3800);
    for (; at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
