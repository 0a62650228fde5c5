import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';

const headBytes = 256 * 1024;

/** FLAC (RFC 9639 8): comments and pictures of its metadata blocks. */
export function readFlac(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let last = false;
  for (let at = 4; !last;) {
    meter.tick();
    const head = view.getUint32(at);
    const length = head & 0xffffff;
    const content = bytes.subarray(at + 4, at + 4 + length);
    if (content.length < length) throw new RangeError('inspect/flac-block');
    last = head >>> 31 === 1;
    const type = (head >>> 24) & 127;
    if (type === 4) readComments(content, into, meter);
    else if (type === 6) readPicture(content, into);
    at += 4 + length;
  }
}

/** Ogg (RFC 3533): the comments of Vorbis and Opus, which stand in the first pages. */
export function readOgg(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const stream = withoutPages(bytes.subarray(0, headBytes), meter);
  const text = new TextDecoder('latin1').decode(stream);
  for (const mark of ['\x03vorbis', 'OpusTags']) {
    const at = text.indexOf(mark);
    if (at >= 0) return readComments(stream.subarray(at + mark.length), into, meter);
  }
  into.unscannable('unknown-type');
}

/** What is in the pages, their heads left out. */
function withoutPages(bytes: Uint8Array, meter: Meter): Uint8Array {
  meter.inflate(bytes.length);
  const result = new Uint8Array(bytes.length);
  let filled = 0;
  for (let at = 0; at + 27 <= bytes.length && bytes[at] === 0x4f && bytes[at + 1] === 0x67;) {
    meter.tick();
    const segments = bytes[at + 26] ?? 0;
    const table = bytes.subarray(at + 27, at + 27 + segments);
    const start = at + 27 + segments;
    const length = table.reduce((sum, size) => sum + size, 0);
    const content = bytes.subarray(start, start + length);
    result.set(content, filled);
    filled += content.length;
    at = start + length;
  }
  return result.subarray(0, filled);
}

/** Vendor, then `NAME=value` (Vorbis I specification, 5). Ends where the bytes do. */
function readComments(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = 4 + view.getUint32(0, true);
  const count = view.getUint32(at, true);
  at += 4;
  const lines: string[] = [];
  for (let index = 0; index < count && at + 4 <= bytes.length; index += 1) {
    meter.tick();
    const length = view.getUint32(at, true);
    lines.push(decoder.decode(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  into.text(['properties', 'comments'], lines.join('\n'));
  if (lines.length < count || at > bytes.length) into.unscannable('broken');
}

function readPicture(bytes: Uint8Array, into: Collector): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const descriptionAt = 8 + view.getUint32(4);
  const dataAt = descriptionAt + 4 + view.getUint32(descriptionAt) + 16;
  into.text(
    ['properties', 'picture'],
    new TextDecoder().decode(bytes.subarray(descriptionAt + 4, dataAt - 16)),
  );
  into.embed(['properties'], 'cover', bytes.subarray(dataAt + 4));
}
