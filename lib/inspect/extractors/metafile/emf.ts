import { decodeCodePage, decodeUtf16 } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import { bmpOf } from '../../dib.ts';
import type { Meter } from '../../meter.ts';
import { createEmfPlus, type EmfPlus } from './emf-plus.ts';
import { createWrittenLines, type Written, type WrittenLines } from './written-lines.ts';

/** Record types of [MS-EMF] 2.1.1. */
const eof = 14;
const comment = 70;
const smallText = 108;
/** With one text, with several; the first of each pair has a byte a letter. */
const singleTexts = [83, 84];
const manyTexts = [96, 97];
/** Where the offsets of header and bits stand in records that draw a bitmap. */
const bitmapFields: ReadonlyMap<number, number> = new Map([
  ...[80, 81].map((type) => [type, 48] as const),
  ...[76, 77, 78, 114, 116].map((type) => [type, 84] as const),
  [79, 96],
]);
/** ExtTextOutOptions, [MS-EMF] 2.1.11: the text is numbers of glyphs; a byte a letter; without a rectangle. */
const glyphs = 0x10;
const smallLetters = 0x200;
const noRectangle = 0x100;

interface EmfRecord {
  readonly type: number;
  readonly view: DataView;
  readonly bytes: Uint8Array;
}

/** Enhanced metafiles ([MS-EMF]), EMF+ in its comments included ([MS-EMFPLUS]). Throws RangeError where it is cut off. */
export function readEmf(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const lines = createWrittenLines();
  const plus = createEmfPlus(into);
  try {
    for (const record of records(bytes, meter)) readRecord(record, lines, plus, into);
  } finally {
    const plain = lines.text();
    // Most drawings are in it twice, for programs that do not know EMF+.
    const others = plus.texts.filter((text) => !plain.includes(text));
    into.text(['text in the drawing'], [plain, ...others].join('\n'));
  }
}

function* records(bytes: Uint8Array, meter: Meter): Generator<EmfRecord> {
  const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; ;) {
    meter.tick();
    const type = whole.getUint32(at, true);
    const size = whole.getUint32(at + 4, true);
    if (size < 8 || at + size > bytes.length) throw new RangeError('inspect/emf-record');
    const own = bytes.subarray(at, at + size);
    yield { type, bytes: own, view: new DataView(own.buffer, own.byteOffset, size) };
    if (type === eof) return;
    at += size;
  }
}

function readRecord(record: EmfRecord, lines: WrittenLines, plus: EmfPlus, into: Collector): void {
  const { type, view, bytes } = record;
  const add = (piece: Written | null): void => {
    if (piece === null) into.unscannable('unknown-type');
    else lines.add(piece);
  };
  if (singleTexts.includes(type)) add(textAt(record, 36, type === 84));
  else if (manyTexts.includes(type)) {
    const count = view.getUint32(36, true);
    for (let index = 0; index < count; index += 1) add(textAt(record, 40 + index * 40, type === 97));
  } else if (type === smallText) add(smallTextOf(record));
  else if (type === comment) plus.read(bytes.subarray(12));
  else {
    const fields = bitmapFields.get(type);
    if (fields !== undefined) embedBitmap(record, fields, into);
  }
}

/** EmrText, [MS-EMF] 2.2.5. Null where only the font knows the letters. */
function textAt({ view, bytes }: EmfRecord, at: number, isWide: boolean): Written | null {
  const count = view.getUint32(at + 8, true);
  const from = view.getUint32(at + 12, true);
  const options = view.getUint32(at + 16, true);
  const spacing = view.getUint32(at + 36, true);
  if ((options & glyphs) !== 0 && count > 0) return null;
  const x = view.getInt32(at, true);
  const end = from + count * (isWide ? 2 : 1);
  if (end > bytes.length) throw new RangeError('inspect/emf-text');
  const letters = bytes.subarray(from, end);
  return {
    text: isWide ? decodeUtf16(letters) : decodeCodePage(letters, 1252),
    x,
    y: view.getInt32(at + 4, true),
    end: spacing === 0 ? null : x + sumOf(view, spacing, count),
  };
}

function sumOf(view: DataView, at: number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count && at + index * 4 + 4 <= view.byteLength; index += 1)
    sum += view.getInt32(at + index * 4, true);
  return sum;
}

/** [MS-EMF] 2.3.5.37. */
function smallTextOf({ view, bytes }: EmfRecord): Written | null {
  const count = view.getUint32(16, true);
  const options = view.getUint32(20, true);
  if ((options & glyphs) !== 0) return null;
  const from = 36 + ((options & noRectangle) === 0 ? 16 : 0);
  const isSmall = (options & smallLetters) !== 0;
  const letters = bytes.subarray(from, from + count * (isSmall ? 1 : 2));
  const text = isSmall ? decodeCodePage(letters, 1252) : decodeUtf16(letters);
  return { text, x: view.getInt32(8, true), y: view.getInt32(12, true), end: null };
}

/** Brushes and patterns are bitmaps too, some without a source. */
function embedBitmap({ view, bytes }: EmfRecord, fields: number, into: Collector): void {
  if (fields + 16 > bytes.length) return;
  const part = (at: number): Uint8Array => {
    const start = view.getUint32(at, true);
    const end = start + view.getUint32(at + 4, true);
    if (end > bytes.length) throw new RangeError('inspect/emf-bitmap');
    return bytes.subarray(start, end);
  };
  const header = part(fields);
  if (header.length === 0) return;
  const bmp = bmpOf(header, part(fields + 8));
  if (bmp === null) into.unscannable('broken');
  else into.embed(['drawing'], 'picture.bmp', bmp);
}
