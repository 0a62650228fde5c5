import { decodeUtf16 } from './code-pages.ts';
import type { Meter } from './meter.ts';

/** What is written on a shape (WordArt), what stands for it (alternative text, hint), where it leads. */
export interface ShapeText {
  readonly kind: 'shown' | 'alternative' | 'link';
  readonly text: string;
}

/** Properties that are texts: gtextUNICODE, wzDescription, pihlShape, wzTooltip ([MS-ODRAW] 2.3.7, 2.3.22). */
const kinds: Readonly<Record<number, ShapeText['kind']>> = {
  0x0c0: 'shown',
  0x381: 'alternative',
  0x382: 'link',
  0x38d: 'alternative',
};
/** OfficeArtFOPT, OfficeArtSecondaryFOPT, OfficeArtTertiaryFOPT ([MS-ODRAW] 2.2.9 to 2.2.11), by both bytes of their type. */
const types: readonly (readonly [low: number, high: number])[] = [
  [0x0b, 0xf0],
  [0x21, 0xf1],
  [0x22, 0xf1],
];
const headerBytes = 8;
const entryBytes = 6;
const isComplex = 0x8000;

export const isShapeProperties = (type: number): boolean =>
  types.some(([low, high]) => type === (high << 8) + low);

/**
 * Texts among a shape's properties, `count` of them. Null where the record's length is not theirs: then it is none.
 * Throws LimitError.
 */
export function shapeTexts(record: Uint8Array, count: number, meter: Meter): readonly ShapeText[] | null {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const found: (readonly [kind: ShapeText['kind'], from: number, to: number])[] = [];
  let at = count * entryBytes;
  if (count === 0 || at > record.length) return null;
  for (let entry = 0; entry < count; entry += 1) {
    meter.tick();
    const id = view.getUint16(entry * entryBytes, true);
    if ((id & isComplex) === 0) continue;
    const kind = kinds[id & 0x3fff];
    const said = view.getUint32(entry * entryBytes + 2, true);
    const length = kind === undefined ? arrayLength(view, at, said) : said;
    if (at + length > record.length) return null;
    if (kind !== undefined) found.push([kind, at, at + length]);
    at += length;
  }
  // Letters are made only of what is one.
  if (at !== record.length) return null;
  return found.map(([kind, from, to]) => ({ kind, text: textOf(kind, record.subarray(from, to)) }));
}

/** Some programs leave the six bytes in front of an array's elements (IMsoArray, 2.2.51) out of its length. */
function arrayLength(view: DataView, at: number, said: number): number {
  if (said === 0 || at + entryBytes > view.byteLength) return said;
  const size = view.getInt16(at + 4, true);
  const bytes = view.getUint16(at, true) * (size < 0 ? -size >> 2 : size);
  return bytes === said ? said + entryBytes : said;
}

/** A text ends with a zero. A link ([MS-OSHARED] 2.3.7.1) has its addresses among identifiers and lengths. */
function textOf(kind: ShapeText['kind'], bytes: Uint8Array): string {
  const letters = decodeUtf16(bytes.subarray(0, bytes.length & ~1));
  return kind === 'link' ? readableOf(letters) : (letters.split('\0')[0] ?? '');
}

/** Of what is partly text, the parts that look like it. */
export const readableOf = (letters: string): string =>
  (letters.match(/[\u0020-\u024f]{4,}/g) ?? []).join(' ');

/** Finds properties by their record's header, as what stands around differs between Word, Excel and PowerPoint. */
export function findShapeTexts(bytes: Uint8Array, tell: (found: ShapeText) => void, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [low, high] of types) {
    for (let mark = bytes.indexOf(high, 3); mark >= 0; mark = bytes.indexOf(high, mark + 1)) {
      meter.tick();
      if (bytes[mark - 1] !== low || mark + 5 > bytes.length) continue;
      const head = view.getUint16(mark - 3, true);
      const start = mark - 3 + headerBytes;
      const end = start + view.getUint32(mark + 1, true);
      if ((head & 15) !== 3 || end > bytes.length) continue;
      const found = shapeTexts(bytes.subarray(start, end), head >> 4, meter);
      if (found === null) continue;
      for (const one of found) tell(one);
      mark = end - 1;
    }
  }
}
