import { decodeBase64 } from '../base64.ts';
import type { Meter } from '../meter.ts';

export interface Uuencoded {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** False where the end is missing. */
  readonly isWhole: boolean;
}

const begin = /^begin(-base64)? [0-7]{3,4} ([^\r\n]{1,500})\r?\n/gm;

/** Files that stand in a text (POSIX uuencode, in both of its alphabets). Throws LimitError. */
export function* uuencodedIn(text: string, meter: Meter): Generator<Uuencoded> {
  let after = 0;
  for (const match of text.matchAll(begin)) {
    meter.tick();
    if (match.index < after) continue;
    const from = match.index + match[0].length;
    const read = match[1] === undefined ? readLines : readBase64;
    const found = read(text, from, meter);
    if (found === null) continue;
    after = found.after;
    yield { name: match[2]?.trim() ?? '', bytes: found.bytes, isWhole: found.isWhole };
  }
}

interface Body {
  readonly bytes: Uint8Array;
  readonly after: number;
  readonly isWhole: boolean;
}

/** Null where no line of it follows: somebody only writes about it. */
function readLines(text: string, from: number, meter: Meter): Body | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  let at = from;
  while (at < text.length) {
    meter.tick();
    const next = lineAfter(text, at);
    const line = text.slice(at, next).replace(/[\r\n]+$/, '');
    const isEnd = line === 'end';
    const piece = isEnd ? null : decodeLine(line);
    if (isEnd) isWhole = true;
    if (isEnd || piece !== null) at = next;
    if (piece === null) break;
    meter.inflate(piece.length);
    length += piece.length;
    pieces.push(piece);
  }
  if (length === 0) return null;
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const piece of pieces) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return { bytes, after: at, isWhole };
}

/** Its length in the first letter; spaces at its end may be gone, and one letter more be a checksum. Null: no such line. */
function decodeLine(line: string): Uint8Array | null {
  if (line.trim() === '') return new Uint8Array();
  const code = (at: number): number => ((at < line.length ? line.charCodeAt(at) : 32) - 32) & 63;
  const length = code(0);
  const letters = Math.ceil(length / 3) * 4;
  if (line.length > letters + 3 || line.length * 2 < letters || !/^[ -`]+$/.test(line)) return null;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) {
    const letter = 1 + Math.floor(at / 3) * 4 + (at % 3);
    const shift = (at % 3) * 2;
    bytes[at] = ((code(letter) << (2 + shift)) | (code(letter + 1) >> (4 - shift))) & 255;
  }
  return bytes;
}

function readBase64(text: string, from: number, meter: Meter): Body {
  const found = text.slice(from).search(/^====\s*$/m);
  const end = found < 0 ? text.length : from + found;
  return {
    bytes: decodeBase64(text.slice(from, end), meter),
    after: found < 0 ? end : lineAfter(text, end),
    isWhole: found >= 0,
  };
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
