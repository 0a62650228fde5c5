import chardet from 'chardet';
import { isKnownEncoding } from './code-pages.ts';
import { byOddPlaces } from './older-encodings.ts';

/** What chardet finds out about is in the first letters that are not ASCII; more would only cost time. */
const sampleBytes = 64 * 1024;
const stepBytes = 1024 * 1024;

/**
 * The encoding of a text: a label of the WHATWG Encoding Standard, or `utf-32le`, `utf-32be`, `ibm850`, which it lacks. In
 * this order: byte order mark, where the NULs stand, escapes, strict UTF-8, UTF-8 with a few broken places, statistics.
 */
export function detectEncoding(bytes: Uint8Array): string {
  return (
    byMark(bytes) ?? byZeros(bytes) ?? byEscapes(bytes) ?? (isUtf8(bytes) ? 'utf-8' : byStatistics(bytes))
  );
}

/** ISO-2022-JP (RFC 1468) is ASCII but for what says that Japanese follows. */
function byEscapes(bytes: Uint8Array): string | null {
  const at = bytes.subarray(0, sampleBytes).indexOf(0x1b);
  if (at < 0 || bytes[at + 1] !== 0x24) return null;
  return bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42 ? 'iso-2022-jp' : null;
}

/** By byte order mark alone. */
export function byMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : null;
}

/** UTF-16 and UTF-32 without a mark: chardet takes them for ISO-8859-1. NULs stand where ASCII's upper bytes are. */
export function byZeros(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, sampleBytes) & ~3;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = zeros;
  const units = length / 4;
  if (units === 0 || a + b + c + d === 0) return units === 0 ? tiny(bytes) : null;
  if (d > units * 0.9 && c > units * 0.9) return 'utf-32le';
  if (a > units * 0.9 && b > units * 0.9) return 'utf-32be';
  if (b + d > units * 0.05 && b + d > 8 * (a + c)) return 'utf-16le';
  if (a + c > units * 0.05 && a + c > 8 * (b + d)) return 'utf-16be';
  return null;
}

function tiny(bytes: Uint8Array): string | null {
  if (bytes.length !== 2) return null;
  if (bytes[1] === 0 && bytes[0] !== 0) return 'utf-16le';
  return bytes[0] === 0 && bytes[1] !== 0 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += stepBytes) {
      decoder.decode(bytes.subarray(at, at + stepBytes), { stream: true });
    }
    return true;
  } catch {
    return false;
  }
}

function byStatistics(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 1024);
  const sample = bytes.subarray(start, start + sampleBytes);
  if (isNearlyUtf8(sample)) return 'utf-8';
  for (const { name } of chardet.analyse(sample)) {
    const label = name.toLowerCase();
    // What no decoder knows, and what the NULs have already ruled out.
    if (label.startsWith('utf-') || !isKnownEncoding(label)) continue;
    return byOddPlaces(sample, label);
  }
  return byOddPlaces(sample, 'windows-1252');
}

/** A log in which two programs write, or a file that was cut: one strange byte must not spoil all other letters. */
function isNearlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample, { stream: true });
  let broken = 0;
  let letters = 0;
  for (const character of text) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\x7f') letters += 1;
  }
  return broken * 10 < letters;
}
