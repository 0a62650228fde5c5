import { Bytes, fromBase64, readHex } from './decode.ts';
import { Edits } from './edits.ts';
import { token, traits } from './traits.ts';

/** Shorter runs decode to nothing that a detector would know: seven characters make ten of base64. */
export const shortestRun = 10;
/** Keeps a pattern from reading on from around a run into it: what stands before it is about the encoded value. */
export const wallUnit = 0xe000;
const wall: string = String.fromCharCode(wallUnit);
/** Decoded bytes of one text, all runs together. */
const maxBytes = 65_536;
/** Lines of encoded text that were wrapped are read as one. */
const wrappedFrom = 56;
const longestPercentRun = 3072;

/** What was encoded in a text, decoded. Depth 1: what is encoded twice stays encoded once. */
export class Decoded {
  readonly edits: Edits = new Edits();
  #left = maxBytes;

  /** Decodes the run of token characters that begins there. Returns its end; -1 when it is nothing encoded. */
  token(text: string, start: number): number {
    let end = endOfRun(text, start);
    // Nearly every run ends here, with its first bytes.
    let bytes = decode(text, start, Math.min(end, start + 2 * this.#left));
    if (bytes === null) return -1;
    const wrapped = wrappedEnd(text, start, end);
    if (wrapped > end) {
      end = wrapped;
      const whole = text.slice(start, Math.min(end, start + 2 * this.#left)).replace(/[\r\n]/g, '');
      bytes = decode(whole, 0, whole.length);
    }
    const padded = text.startsWith('==', end) ? end + 2 : text.startsWith('=', end) ? end + 1 : end;
    return this.#note(start, padded, bytes, wall);
  }

  /** Decodes the row of percent-encoded bytes that begins there. Returns its end; -1 when it is no text. */
  percent(text: string, start: number): number {
    const bytes = new Bytes();
    const most = Math.min(text.length, start + longestPercentRun, start + 3 * this.#left);
    const end = readHex(text, start, most, 3, bytes);
    return end === start ? -1 : this.#note(start, end, bytes, '');
  }

  #note(start: number, end: number, bytes: Bytes | null, around: string): number {
    this.#left -= bytes?.list.length ?? end - start;
    const put = bytes?.text() ?? null;
    if (put === null) return -1;
    this.edits.add(start, end, around === '' ? put : `${around} ${put} ${around}`);
    return end;
  }
}

function decode(text: string, start: number, end: number): Bytes | null {
  if (start >= end) return null;
  const isPrefixed = text.charCodeAt(start) === 48 && (text.charCodeAt(start + 1) | 32) === 120;
  const from = isPrefixed ? start + 2 : start;
  const bytes = new Bytes();
  const isHex = (end - from) % 2 === 0 && readHex(text, from, end, 2, bytes) === end;
  return isHex ? bytes : fromBase64(text, start, end);
}

function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && (traits[text.charCodeAt(end)] ?? 0) & token) end += 1;
  return end;
}

/** Where a run ends that goes on over line breaks, as encoders wrap it. */
function wrappedEnd(text: string, start: number, end: number): number {
  const width = end - start;
  if (width < wrappedFrom || width % 4 !== 0) return end;
  for (let until = end; ;) {
    const next = text.startsWith('\r\n', until) ? until + 2 : text.charAt(until) === '\n' ? until + 1 : -1;
    if (next < 0) return until;
    const stop = endOfRun(text, next);
    if (stop === next || stop - next > width) return until;
    until = stop;
    if (stop - next < width) return until;
  }
}
