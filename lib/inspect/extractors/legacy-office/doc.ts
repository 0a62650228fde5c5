import type { PlaceWord } from '../../../core/decide/place-words.ts';
import type { Cfb } from '../../cfb.ts';
import { decodeCodePage, decodeUtf16 } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { embedPictures } from '../../office-art.ts';
import { readMarks } from './doc-marks.ts';
import { readShapes } from './doc-shapes.ts';

/** Lengths of the parts of the text, in the order in which they follow each other ([MS-DOC] 2.5.5), by their offset. */
const parts: readonly (readonly [offset: number, place: PlaceWord])[] = [
  [0x4c, 'text'],
  [0x50, 'footnotes'],
  [0x54, 'headers and footers'],
  [0x58, 'macro text'],
  [0x5c, 'comments'],
  [0x60, 'endnotes'],
  [0x64, 'text boxes'],
  [0x68, 'text boxes in headers'],
];
const clxAt = 0x1a2;
/** Below, it is Word 6 or 95, with one byte a letter and no table stream. */
const firstUnicodeVersion = 0xc1;

/** Word 97 to 2003, and the plain text of Word 6 and 95 ([MS-DOC]). Throws where its tables lead nowhere. */
export function readDoc(cfb: Cfb, stream: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const flags = view.getUint16(0x0a, true);
  if ((flags & 0x100) !== 0) {
    into.unscannable('encrypted');
    return;
  }
  const entry = cfb.find('Data');
  const data = entry === undefined ? new Uint8Array() : cfb.read(entry);
  if (view.getUint16(2, true) < firstUnicodeVersion) readWord95(view, stream, into, meter);
  else {
    const table = tableOf(cfb, (flags & 0x200) !== 0);
    readMarks(view, table, into, meter);
    readParts(view, pieceText(table, view, stream, meter), into);
    readShapes([new Uint8Array(table.buffer, table.byteOffset, table.byteLength), data], into, meter);
  }
  // In the text stream there are those that float.
  embedPictures(stream, into, meter);
  embedPictures(data, into, meter);
}

function readWord95(view: DataView, stream: Uint8Array, into: Collector, meter: Meter): void {
  const start = view.getUint32(0x18, true);
  const end = view.getUint32(0x1c, true);
  if (end > stream.length || start > end) throw new RangeError('inspect/doc-text');
  meter.inflate((end - start) * 2);
  handOn('text', decodeCodePage(stream.subarray(start, end), codePageOf(view.getUint16(6, true))), into);
  // Fast saves leave the pieces in another order, and more than that is not known of them here.
  if ((view.getUint16(0x0a, true) & 4) !== 0) into.unscannable('broken');
}

/** Of a language ([MS-LCID]): the ones that old Word was sold for with letters of their own. */
function codePageOf(language: number): number {
  const primary = language & 0x3ff;
  if ([0x19, 0x22, 0x02].includes(primary)) return 1251;
  if ([0x05, 0x0e, 0x15, 0x18, 0x1a, 0x1b, 0x24].includes(primary)) return 1250;
  const others: Readonly<Record<number, number>> = {
    0x08: 1253,
    0x1f: 1254,
    0x0d: 1255,
    0x01: 1256,
    0x11: 932,
    0x12: 949,
  };
  return others[primary] ?? (language === 0x404 ? 950 : language === 0x804 ? 936 : 1252);
}

/** The stream with the tables that say what is where ([MS-DOC] 2.1.2). */
function tableOf(cfb: Cfb, one: boolean): DataView {
  const entry = cfb.find(one ? '1Table' : '0Table');
  if (entry === undefined) throw new Error('inspect/doc-table');
  const table = cfb.read(entry);
  return new DataView(table.buffer, table.byteOffset, table.byteLength);
}

/** All text, put together from its pieces ([MS-DOC] 2.4.1). */
function pieceText(tableView: DataView, view: DataView, stream: Uint8Array, meter: Meter): string {
  const start = view.getUint32(clxAt, true);
  const [at, bytes] = pieceTable(tableView, start, start + view.getUint32(clxAt + 4, true));
  const count = Math.floor((bytes - 4) / 12);
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    meter.tick();
    const length = tableView.getUint32(at + index * 4 + 4, true) - tableView.getUint32(at + index * 4, true);
    const place = tableView.getUint32(at + (count + 1) * 4 + index * 8 + 2, true);
    texts.push(piece(stream, place, length, meter));
  }
  return texts.join('');
}

/** Passes over the formatting in front of the piece table; gives where it starts and how long it is. */
function pieceTable(view: DataView, start: number, end: number): [number, number] {
  let at = start;
  while (at < end && view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true);
  if (at >= end || view.getUint8(at) !== 2) throw new Error('inspect/doc-pieces');
  return [at + 5, Math.min(view.getUint32(at + 1, true), end - at - 5)];
}

/** Bit 30: one byte a letter, at half the offset ([MS-DOC] 2.9.73). */
function piece(stream: Uint8Array, place: number, length: number, meter: Meter): string {
  const narrow = (place & 0x40000000) !== 0;
  const start = narrow ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff;
  const bytes = narrow ? length : length * 2;
  if (length < 0 || start + bytes > stream.length) throw new RangeError('inspect/doc-piece');
  meter.inflate(length * 2);
  const part = stream.subarray(start, start + bytes);
  return narrow ? decodeCodePage(part, 1252) : decodeUtf16(part);
}

function readParts(view: DataView, text: string, into: Collector): void {
  let at = 0;
  for (const [offset, place] of parts) {
    const length = view.getUint32(offset, true);
    handOn(place, text.slice(at, at + length), into);
    at += length;
  }
  if (at > text.length) into.unscannable('broken');
  // Beyond all parts: nothing shows it.
  handOn('unused text', text.slice(at), into);
}

/** Marks of Word within its text ([MS-DOC] 2.4.1, 2.8.25): 13 to 15 enclose a field's code and what it shows. */
function handOn(place: PlaceWord, text: string, into: Collector): void {
  const codes: string[] = [];
  /** Fields around: true while in the code of one. */
  const fields: boolean[] = [];
  const shown: string[] = [];
  for (const part of text.split(/([\u0013-\u0015])/)) {
    if (part === '\u0013') fields.push(true);
    else if (part === '\u0014') fields[fields.length - 1] = false;
    else if (part === '\u0015') fields.pop();
    else (fields.at(-1) === true ? codes : shown).push(part);
  }
  into.text([place], plain(shown.join('')).trim());
  into.text([place, 'fields'], codes.map(plain).join('\n'));
}

function plain(text: string): string {
  return text
    .replace(/\u0007/g, '\t')
    .replace(/[\u000b-\u000e\r]/g, '\n')
    .replace(/\u001e/g, '-')
    .replace(/[\u0000-\u0008\u000f-\u001f]/g, '');
}
