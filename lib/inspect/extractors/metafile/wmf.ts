import { decodeCodePage } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import { bmpOf } from '../../dib.ts';
import type { Meter } from '../../meter.ts';
import { createWrittenLines } from './written-lines.ts';

/** Record functions of [MS-WMF] 2.1.1.1. */
const textOut = 0x0521;
const extTextOut = 0x0a32;
const createFont = 0x02fb;
/** Where a bitmap begins in records that draw one, and how short they are without one. */
const bitmaps: ReadonlyMap<number, number> = new Map([
  [0x0f43, 28],
  [0x0b41, 26],
  [0x0940, 22],
  [0x0d33, 24],
]);
/** In front of a file that says how large it wants to be. */
const placeableMark = 0x9ac6cdd7;
const placeableBytes = 22;
const glyphs = 0x10;
const withRectangle = 0x06;

/** Character sets of fonts, [MS-WMF] 2.1.1.5, by code page. */
const codePages: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Windows metafiles ([MS-WMF]). Letters are read in the code page of the font that was made last. Throws RangeError. */
export function readWmf(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const lines = createWrittenLines();
  let codePage = 1252;
  const write = (letters: Uint8Array, x: number, y: number): void => {
    lines.add({ text: decodeCodePage(letters, codePage), x, y, end: null });
  };
  try {
    for (const { type, view, bytes: own } of records(bytes, meter)) {
      if (type === createFont) codePage = codePages[view.getUint8(19)] ?? 1252;
      else if (type === textOut) {
        const length = view.getUint16(6, true);
        const after = 8 + length + (length & 1);
        write(own.subarray(8, 8 + length), view.getInt16(after + 2, true), view.getInt16(after, true));
      } else if (type === extTextOut) {
        const options = view.getUint16(12, true);
        const from = (options & withRectangle) === 0 ? 14 : 22;
        if ((options & glyphs) !== 0) into.unscannable('unknown-type');
        else
          write(
            own.subarray(from, from + view.getUint16(10, true)),
            view.getInt16(8, true),
            view.getInt16(6, true),
          );
      } else embedBitmap(own, bitmaps.get(type), into);
    }
  } finally {
    into.text(['text in the drawing'], lines.text());
  }
}

function* records(
  bytes: Uint8Array,
  meter: Meter,
): Generator<{ type: number; view: DataView; bytes: Uint8Array }> {
  const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = whole.getUint32(0, true) === placeableMark ? placeableBytes : 0;
  for (let at = start + 2 * whole.getUint16(start + 2, true); ;) {
    meter.tick();
    const size = 2 * whole.getUint32(at, true);
    const type = whole.getUint16(at + 4, true);
    if (type === 0) return;
    if (size < 6 || at + size > bytes.length) throw new RangeError('inspect/wmf-record');
    const own = bytes.subarray(at, at + size);
    yield { type, bytes: own, view: new DataView(own.buffer, own.byteOffset, size) };
    at += size;
  }
}

function embedBitmap(record: Uint8Array, start: number | undefined, into: Collector): void {
  if (start === undefined || record.length <= start + 12) return;
  const bmp = bmpOf(record.subarray(start));
  if (bmp === null) into.unscannable('broken');
  else into.embed(['drawing'], 'picture.bmp', bmp);
}
