import { lazy } from '../../lazy.ts';

/** What base64 characters are worth, in the standard and the URL alphabet. */
const base64Values = lazy(() => {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < 26; i += 1) {
    values[65 + i] = i;
    values[97 + i] = i + 26;
  }
  for (let i = 0; i < 10; i += 1) values[48 + i] = i + 52;
  values[43] = values[45] = 62;
  values[47] = values[95] = 63;
  return values;
});

const hexValues = lazy(() => {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < 10; i += 1) values[48 + i] = i;
  for (let i = 0; i < 6; i += 1) values[65 + i] = values[97 + i] = i + 10;
  return values;
});

/** Bytes that are read one by one, as long as they can be text in UTF-8: nearly everything else ends early. */
export class Bytes {
  readonly list: number[] = [];
  /** Bytes that the last character still needs. */
  #due = 0;

  /** False, and nothing kept, when no text that people read goes on with this byte. */
  add(byte: number): boolean {
    const due = this.#due > 0 ? (byte >> 6 === 2 ? this.#due - 1 : -1) : dueAfter(byte);
    if (due < 0) return false;
    this.#due = due;
    this.list.push(byte);
    return true;
  }

  /** The text, if people could read it; else null. */
  text(): string | null {
    if (this.#due > 0) return null;
    try {
      const text = decoder().decode(Uint8Array.from(this.list));
      return /[\p{Cc}\p{Cn}\p{Co}\ufffd]/u.test(text.replace(/[\t\r\n]/g, '')) || !isMostlyPlain(text)
        ? null
        : text;
    } catch {
      return null;
    }
  }
}

const decoder = lazy(() => new TextDecoder('utf-8', { fatal: true }));

function dueAfter(byte: number): number {
  if (byte < 128) return byte >= 32 || byte === 9 || byte === 10 || byte === 13 ? 0 : -1;
  if (byte < 0xc2) return -1;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : -1;
}

/** At least four in five characters are letters, digits or the usual punctuation: chance gives that rarely. */
function isMostlyPlain(text: string): boolean {
  const odd = text.replace(/[\p{L}\p{M}\p{N}\s!-~]/gu, '');
  return odd.length * 5 <= text.length;
}

/** Decodes a token in base64, padding left out; null when no encoder makes it, or not of text. */
export function fromBase64(text: string, start: number, end: number): Bytes | null {
  const values = base64Values();
  const into = new Bytes();
  let bits = 0;
  let held = 0;
  for (let i = start; i < end; i += 1) {
    held = ((held << 6) | (values[text.charCodeAt(i)] ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    if (!into.add((held >> bits) & 0xff)) return null;
  }
  return bits === 6 ? null : into;
}

/**
 * Decodes pairs of hexadecimal digits, the next pair `step` units on: 2, or 3 with a percent sign before each. Returns
 * where something begins that is no such pair, or no text.
 */
export function readHex(text: string, start: number, end: number, step: 2 | 3, into: Bytes): number {
  const values = hexValues();
  for (let i = start; i < end; i += step) {
    if (step === 3 && text.charCodeAt(i) !== 37) return i;
    const high = values[text.charCodeAt(i + step - 2)] ?? -1;
    const low = values[text.charCodeAt(i + step - 1)] ?? -1;
    if (high < 0 || low < 0 || !into.add(high * 16 + low)) return i;
  }
  return end;
}
