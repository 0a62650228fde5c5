import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';

/** Elements in which others stand (RFC 9559): segment, info, tags, attachments, chapters, tracks. */
const masters = new Set([
  0x18538067, 0x1549a966, 0x1254c367, 0x7373, 0x67c8, 0x1941a469, 0x61a7, 0x1043a770, 0x45b9, 0xb6, 0x80,
  0x1654ae6b, 0xae,
]);
const texts: Readonly<Record<number, string>> = {
  0x7ba9: 'title',
  0x45a3: 'tag',
  0x4487: 'tag',
  0x85: 'chapter',
  0x536e: 'track',
  0x467e: 'attachment',
};
const fileName = 0x466e;
const fileData = 0x465c;

/** Matroska and WebM: titles, tags, names of chapters and tracks; attached files embedded. Neither sound nor subtitles. */
export function readMatroska(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const decoder = new TextDecoder();
  const found = new Map<string, string[]>();
  let name = 'attachment';
  let at = 0;
  while (at < bytes.length) {
    meter.tick();
    const id = variable(bytes, at, false);
    const size = id === null ? null : variable(bytes, at + id.length, true);
    if (id === null || size === null) {
      into.unscannable('broken');
      break;
    }
    const start = at + id.length + size.length;
    // Masters of unknown size (live recordings) go on with what is inside.
    if (masters.has(id.value) || size.unknown) {
      at = start;
      continue;
    }
    const content = bytes.subarray(start, start + size.value);
    if (content.length < size.value) into.unscannable('broken');
    const place = texts[id.value];
    if (place !== undefined) found.set(place, [...(found.get(place) ?? []), decoder.decode(content)]);
    else if (id.value === fileName) name = decoder.decode(content);
    else if (id.value === fileData) into.embed(['attachments'], name, content);
    at = start + size.value;
  }
  for (const [place, pieces] of found) into.text(['properties', place], pieces.join('\n'));
}

interface Variable {
  readonly value: number;
  readonly length: number;
  readonly unknown: boolean;
}

/** A number whose first bit that is set says how long it is (RFC 8794 4); sizes without that bit, names with it. */
function variable(bytes: Uint8Array, at: number, isSize: boolean): Variable | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  const mask = 2 ** (8 - length) - 1;
  let value = isSize ? first & mask : first;
  let ones = (first & mask) === mask;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    ones &&= byte === 255;
    value = value * 256 + byte;
  }
  return { value, length, unknown: isSize && ones };
}
