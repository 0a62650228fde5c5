import type { Meter } from '../meter.ts';

/** A piece of RTF. A word without a number has `value` null. `bytes` are letters of the current code page. */
export type Token =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'symbol'; readonly symbol: string }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array };

const longestWord = 32;
const isLetter = (byte: number): boolean => (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Cuts RTF into pieces (RTF 1.9.1, "RTF syntax"). Throws only when the time is over. */
export function* tokensOf(bytes: Uint8Array, meter: Meter): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    meter.tick();
    const byte = bytes[at];
    if (byte === 123) yield { kind: 'open' };
    else if (byte === 125) yield { kind: 'close' };
    else if (byte === 92) {
      const [token, end] = control(bytes, at + 1);
      yield token;
      at = end;
      continue;
    } else if (byte !== 10 && byte !== 13) {
      const end = endOfText(bytes, at);
      yield { kind: 'bytes', bytes: bytes.subarray(at, end) };
      at = end;
      continue;
    }
    at += 1;
  }
}

function endOfText(bytes: Uint8Array, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 123 || byte === 125 || byte === 92 || byte === 10 || byte === 13) break;
  }
  return at;
}

function control(bytes: Uint8Array, start: number): [Token, number] {
  const first = bytes[start] ?? 32;
  if (first === 39) {
    const byte = Number.parseInt(String.fromCharCode(bytes[start + 1] ?? 32, bytes[start + 2] ?? 32), 16);
    return [{ kind: 'byte', byte: Number.isNaN(byte) ? 63 : byte }, start + 3];
  }
  if (!isLetter(first)) return [{ kind: 'symbol', symbol: String.fromCharCode(first) }, start + 1];
  let at = start;
  while (at < start + longestWord && isLetter(bytes[at] ?? 0)) at += 1;
  const word = String.fromCharCode(...bytes.subarray(start, at));
  const numberAt = at;
  if (bytes[at] === 45 && isDigit(bytes[at + 1] ?? 0)) at += 1;
  while (at < numberAt + 11 && isDigit(bytes[at] ?? 0)) at += 1;
  const value =
    at === numberAt ? null : Number.parseInt(String.fromCharCode(...bytes.subarray(numberAt, at)), 10);
  if (bytes[at] === 32) at += 1;
  if (word !== 'bin' || value === null || value < 0) return [{ kind: 'word', word, value }, at];
  return [{ kind: 'binary', bytes: bytes.subarray(at, at + value) }, at + value];
}
