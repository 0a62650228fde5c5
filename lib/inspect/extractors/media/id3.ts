import { decodeCodePage, lenientDecoder } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';

const encodings = ['windows-1252', 'utf-16', 'utf-16be', 'utf-8'] as const;

/** ID3v2.2 to 2.4 at the start and ID3v1 at the end: texts, comments, lyrics, links; pictures and files embedded. */
export function readId3(bytes: Uint8Array, into: Collector, meter: Meter): void {
  readVersion1(bytes, into);
  if (String.fromCharCode(...bytes.subarray(0, 3)) !== 'ID3') return;
  const version = bytes[3] ?? 0;
  const flags = bytes[5] ?? 0;
  const size = syncSafe(bytes, 6);
  const whole = bytes.subarray(10, 10 + size);
  if (whole.length < size || version < 2 || version > 4) into.unscannable('broken');
  const tag = (flags & 0x80) !== 0 ? synchronised(whole, meter) : whole;
  const [idBytes, headBytes] = version === 2 ? [3, 6] : [4, 10];
  let at =
    (flags & 0x40) !== 0 && version > 2 ? (version === 4 ? syncSafe(tag, 0) : 4 + number(tag, 0, 4)) : 0;
  while (at + headBytes < tag.length && tag[at] !== 0) {
    meter.tick();
    const id = String.fromCharCode(...tag.subarray(at, at + idBytes));
    const length = version === 4 ? syncSafe(tag, at + 4) : number(tag, at + idBytes, version === 2 ? 3 : 4);
    const frame = tag.subarray(at + headBytes, at + headBytes + length);
    if (frame.length < length) into.unscannable('broken');
    // Compressed or encrypted frames: nobody writes them, so nobody here reads them.
    if (version > 2 && ((tag[at + 9] ?? 0) & (version === 4 ? 0x0c : 0xc0)) !== 0) into.unscannable('broken');
    else readFrame(id, frame, into);
    at += headBytes + length;
  }
}

function readFrame(id: string, frame: Uint8Array, into: Collector): void {
  if (/^(?:APIC|PIC|GEOB|GEO)$/.test(id)) readFile(id, frame, into);
  else if (/^(?:COM|COMM|ULT|USLT|USER)$/.test(id))
    into.text(['properties', id], decode(frame, 4, frame.length));
  else if (id.startsWith('T') || id.startsWith('WXX'))
    into.text(['properties', id], decode(frame, 1, frame.length));
  else if (id.startsWith('W')) into.text(['properties', id], decodeCodePage(frame, 1252));
}

/** Type, perhaps a name, a description, then the file. */
function readFile(id: string, frame: Uint8Array, into: Collector): void {
  const wide = frame[0] === 1 || frame[0] === 2;
  let at = id === 'PIC' ? 4 : endOfText(frame, 1, false);
  const strings: string[] = [];
  if (id === 'APIC' || id === 'PIC') at += 1;
  for (let index = id.startsWith('GEO') ? 2 : 1; index > 0; index -= 1) {
    const end = endOfText(frame, at, wide);
    strings.push(decode(frame, at, end));
    at = end;
  }
  into.text(['properties', id], strings.join('\n'));
  into.embed(['properties'], id.startsWith('GEO') ? (strings[0] ?? '') : 'cover', frame.subarray(at));
}

/** Behind the zero that ends a text; two zeros in UTF-16. */
function endOfText(frame: Uint8Array, start: number, wide: boolean): number {
  const step = wide ? 2 : 1;
  for (let at = start; at < frame.length; at += step) {
    if (frame[at] === 0 && (!wide || frame[at + 1] === 0)) return at + step;
  }
  return frame.length;
}

function decode(frame: Uint8Array, start: number, end: number): string {
  const encoding = encodings[frame[0] ?? 0] ?? 'windows-1252';
  const part = frame.subarray(start, end);
  // Each text of a list may have a mark of its own; big-endian ones are rare and come first.
  const big = encoding === 'utf-16' && part[0] === 0xfe && part[1] === 0xff;
  return lenientDecoder(big ? 'utf-16be' : encoding)
    .decode(part)
    .replace(/[\0\ufeff]+/g, '\n')
    .trim();
}

function readVersion1(bytes: Uint8Array, into: Collector): void {
  const tag = bytes.subarray(Math.max(0, bytes.length - 128));
  if (bytes.length < 128 || String.fromCharCode(...tag.subarray(0, 3)) !== 'TAG') return;
  const fields = [tag.subarray(3, 33), tag.subarray(33, 63), tag.subarray(63, 93), tag.subarray(97, 127)];
  into.text(
    ['properties', 'ID3v1'],
    fields.map((field) => decodeCodePage(field, 1252).replace(/[\0 ]+$/, '')).join('\n'),
  );
}

function synchronised(bytes: Uint8Array, meter: Meter): Uint8Array {
  meter.inflate(bytes.length);
  return bytes.filter((byte, at) => byte !== 0 || bytes[at - 1] !== 0xff);
}

/** Seven bits of each byte (ID3v2.4, 6.2). */
function syncSafe(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = 0; index < 4; index += 1) value = value * 128 + ((bytes[at + index] ?? 0) & 127);
  return value;
}

function number(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
