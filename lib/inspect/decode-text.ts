import { lenientDecoder } from './code-pages.ts';
import { detectEncoding } from './detect-encoding.ts';
import type { Meter } from './meter.ts';

const stepBytes = 1024 * 1024;

export interface DecodedText {
  /** A label of the WHATWG Encoding Standard, or `utf-32le`, `utf-32be`. */
  readonly encoding: string;
  readonly text: string;
}

/** The whole text at once, for formats that need it in one piece. Throws LimitError before it takes the memory. */
export function decodeText(bytes: Uint8Array, meter: Meter, encoding = detectEncoding(bytes)): DecodedText {
  meter.inflate(bytes.length);
  let text = '';
  for (const step of decodeSteps(bytes, encoding, meter)) text += step;
  return { encoding, text };
}

/** The text in steps of about 1 MB, byte order mark left out. Broken places become U+FFFD. */
export function* decodeSteps(bytes: Uint8Array, encoding: string, meter: Meter): Generator<string> {
  const decode = encoding.startsWith('utf-32') ? utf32Decoder(encoding) : byStandard(encoding);
  for (let at = 0; at < bytes.length; at += stepBytes) {
    meter.tick();
    yield decode(bytes.subarray(at, at + stepBytes), at + stepBytes < bytes.length);
  }
}

/**
 * A second way to read the same bytes, where the first may have swallowed ASCII: GB18030 and ISO-2022-JP use digits as
 * parts of letters, and a false byte order mark makes Chinese out of Latin letters. Null where there is no doubt.
 */
export function secondEncoding(bytes: Uint8Array, encoding: string, meter: Meter): string | null {
  if (encoding.startsWith('utf-16') || encoding.startsWith('utf-32')) {
    return mostlyAscii(bytes.subarray(2, stepBytes)) ? 'windows-1252' : null;
  }
  if (encoding !== 'gb18030' && encoding !== 'iso-2022-jp') return null;
  let inText = 0;
  for (const step of decodeSteps(bytes, encoding, meter)) inText += digitsIn(step);
  let inBytes = 0;
  for (const byte of bytes) if (byte >= 0x30 && byte <= 0x39) inBytes += 1;
  return inBytes > inText ? 'windows-1252' : null;
}

function digitsIn(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  return digits;
}

function mostlyAscii(sample: Uint8Array): boolean {
  let readable = 0;
  for (const byte of sample) if ((byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13)) readable += 1;
  return readable > sample.length * 0.9 && sample.length > 8;
}

type Decode = (bytes: Uint8Array, more: boolean) => string;

function byStandard(encoding: string): Decode {
  const decoder = lenientDecoder(encoding);
  return (bytes, more) => decoder.decode(bytes, { stream: more });
}

/** Steps are multiples of four bytes, so no unit is cut. */
function utf32Decoder(encoding: string): Decode {
  return (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const pieces: string[] = [];
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const code = view.getUint32(at, encoding === 'utf-32le');
      if (code !== 0xfeff) pieces.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
    }
    if (bytes.length % 4 !== 0) pieces.push('\ufffd');
    return pieces.join('');
  };
}
