import type { PlaceWord } from '../../../core/decide/place-words.ts';
import type { Collector } from '../../collector.ts';
import { joinBytes } from '../../join-bytes.ts';
import { findShapeTexts, readableOf } from '../../office-art-texts.ts';
import { type BiffBook, constantsIn, shortString } from './biff-book.ts';
import { createCells, rkNumber, type BiffCells } from './biff-cells.ts';
import { biffString, segmentReader, viewOf, type BiffRecord } from './biff-record.ts';

/** A sheet, or a chart, while its records are read. */
export interface BiffSheet {
  readonly place: readonly string[];
  readonly cells: BiffCells;
  /** Texts that are no cells, by where they stand; '' where that is the sheet itself. */
  readonly around: Map<string, string[]>;
  /** The last cell with a formula: a string that it gives follows. */
  formula: readonly [row: number, column: number] | null;
}

export function beginSheet(place: readonly string[]): BiffSheet {
  return { place, cells: createCells(), around: new Map(), formula: null };
}

export function endSheet({ cells, around, place }: BiffSheet, into: Collector): void {
  cells.end(into, place);
  for (const [name, texts] of around) into.text(name === '' ? place : [...place, name], texts.join('\n'));
}

function note({ around }: BiffSheet, name: PlaceWord | '', ...texts: readonly string[]): void {
  const known = around.get(name) ?? [];
  around.set(name, known);
  // A text that is left empty is one zero.
  for (const text of texts) if (text.replaceAll('\0', '').trim() !== '') known.push(text);
}

export function readCell(record: BiffRecord, sheet: BiffSheet, book: BiffBook): void {
  const { type, data, segments } = record;
  const view = viewOf(data);
  const put = (text: string): void => sheet.cells.put(view.getUint16(0, true), view.getUint16(2, true), text);
  const number = (value: number): void => put(book.formats.shown(value, view.getUint16(4, true)));
  if (type === 0xfd) put(book.strings[view.getUint32(6, true)] ?? '');
  else if (type === 0x204 || type === 0xd6) put(biffString(segments, 6, book.version));
  else if (type === 0x203) number(view.getFloat64(6, true));
  else if (type === 0x27e) number(rkNumber(view.getInt32(6, true)));
  else if (type === 0xbd) readNumbers(view, sheet, book);
  else if (type === 0x06) {
    // A string follows in a record of its own, and some writers announce it as the number 0.
    sheet.formula = [view.getUint16(0, true), view.getUint16(2, true)];
    if (view.getUint16(12, true) !== 0xffff) number(view.getFloat64(6, true));
    readFormula(record, 20, sheet, book);
  } else if (type === 0x207 && sheet.formula !== null) {
    sheet.cells.put(...sheet.formula, biffString(segments, 0, book.version));
    sheet.formula = null;
  } else if (type === 0x4bc) readFormula(record, 8, sheet, book);
  else if (type === 0x221) readFormula(record, 12, sheet, book);
  else readAround(record, view, sheet, book);
}

function readNumbers(view: DataView, sheet: BiffSheet, { formats }: BiffBook): void {
  const row = view.getUint16(0, true);
  const first = view.getUint16(2, true);
  for (let at = 4, column = first; at + 8 <= view.byteLength; at += 6, column += 1) {
    const text = formats.shown(rkNumber(view.getInt32(at + 2, true)), view.getUint16(at, true));
    sheet.cells.put(row, column, text);
  }
}

function readFormula({ segments }: BiffRecord, skip: number, sheet: BiffSheet, book: BiffBook): void {
  const constants = constantsIn(book, () => {
    const reader = segmentReader(segments);
    reader.skip(skip);
    return [reader.bytes(reader.u16()), reader.rest()];
  });
  note(sheet, 'formulas', constants.join(' '));
}

/** What is no cell: rows and columns, drawings and comments, margins, links, hints; pictures of Excel 95 (0x7f) are not read. */
function readAround(
  { type, data, segments }: BiffRecord,
  view: DataView,
  sheet: BiffSheet,
  book: BiffBook,
): void {
  const isOld = book.version.codePage !== null;
  if (type === 0x208 && (view.getUint16(12, true) & 0x20) !== 0) book.into.facet('hidden-content');
  else if (type === 0x7f) book.into.unscannable('unknown-type');
  else if (type === 0x7d && (view.getUint16(8, true) & 1) !== 0) book.into.facet('hidden-content');
  else if ((type === 0x14 || type === 0x15) && data.length > 0)
    note(sheet, 'headers and footers', shortString(segments, 0, book));
  else if (type === 0x89c) readOtherMargins(segments, sheet);
  else if (type === 0x1c)
    note(sheet, 'comments and text boxes', biffString(segments, isOld ? 4 : 8, book.version));
  else if (type === 0x100d) note(sheet, '', biffString(segments, 2, { ...book.version, lengthBytes: 1 }));
  else if (type === 0xcd) note(sheet, 'connections', biffString(segments, 0, book.version));
  else if (type === 0x1b6 && segments.length > 1 && !isOld) {
    const reader = segmentReader(segments.slice(1));
    const text = reader.letters(view.getUint16(10, true), (reader.u8() & 1) === 1);
    note(sheet, 'comments and text boxes', text);
  } else if (type === 0x1b8) {
    note(sheet, 'links', readableOf(new TextDecoder('utf-16le').decode(data.subarray(32))));
  } else if (type === 0xec && !isOld) readDrawing(segments, sheet, book);
  else if (type === 0x800) {
    note(
      sheet,
      'hints and lists',
      new TextDecoder('utf-16le').decode(data.subarray(10)).split('\0')[0] ?? '',
    );
  } else if (type === 0x1be && !isOld) readValidation(segments, sheet, book);
}

/** Headers and footers of even pages, then of the first: their lengths, then those that there are ([MS-XLS] 2.4.137). */
function readOtherMargins(segments: readonly Uint8Array[], sheet: BiffSheet): void {
  const reader = segmentReader(segments);
  reader.skip(30);
  const lengths = [reader.u16(), reader.u16(), reader.u16(), reader.u16()];
  for (const length of lengths) if (length > 0) note(sheet, 'headers and footers', reader.string());
}

/** What is said of drawings; a text in one has a record of its own. */
function readDrawing(segments: readonly Uint8Array[], sheet: BiffSheet, { meter }: BiffBook): void {
  const names = {
    shown: 'comments and text boxes',
    alternative: 'alternative texts',
    link: 'links',
  } as const;
  meter.inflate(segments.reduce((sum, segment) => sum + segment.length, 0));
  findShapeTexts(joinBytes(segments), ({ kind, text }) => note(sheet, names[kind], text), meter);
}

/** What is said at input, and from what may be chosen there ([MS-XLS] 2.4.95). */
function readValidation(segments: readonly Uint8Array[], sheet: BiffSheet, book: BiffBook): void {
  const reader = segmentReader(segments);
  reader.skip(4);
  for (let text = 0; text < 4; text += 1) note(sheet, 'hints and lists', reader.string());
  for (let formula = 0; formula < 2; formula += 1) {
    const length = reader.u16();
    reader.skip(2);
    const constants = constantsIn(book, () => [reader.bytes(length), new Uint8Array()]);
    note(sheet, 'hints and lists', ...constants.flatMap((list) => list.split('\0')));
  }
}
