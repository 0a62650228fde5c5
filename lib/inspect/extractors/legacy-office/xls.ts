import type { Cfb } from '../../cfb.ts';
import type { Collector } from '../../collector.ts';
import { joinBytes } from '../../join-bytes.ts';
import type { Meter } from '../../meter.ts';
import { embedPictures } from '../../office-art.ts';
import { biffRecords, biffString, segmentReader, type BiffRecord, type BiffVersion } from './biff-record.ts';
import { createCells, createFormats, rkNumber, type BiffCells, type BiffFormats } from './biff-cells.ts';
import { sharedStrings } from './biff-strings.ts';

/** A sheet while its records are read. */
interface Sheet {
  readonly place: readonly string[];
  readonly cells: BiffCells;
  readonly notes: string[];
  readonly margins: string[];
  readonly links: string[];
  /** The last cell with a formula: a string that it gives follows. */
  formula: readonly [row: number, column: number] | null;
}

interface Workbook {
  version: BiffVersion;
  strings: readonly string[];
  readonly formats: BiffFormats;
  readonly names: Map<number, string>;
  readonly into: Collector;
  readonly meter: Meter;
}

const bof = 0x809;
const eof = 0x0a;
const filePass = 0x2f;
const firstUnicodeVersion = 0x600;

/** Excel 5 to 2003 ([MS-XLS]): cells as shown, comments and text boxes, headers and footers, links, pivot caches. */
export function readXls(cfb: Cfb, stream: Uint8Array, into: Collector, meter: Meter): void {
  const book: Workbook = {
    version: { lengthBytes: 2, codePage: null },
    strings: [],
    formats: createFormats(),
    names: new Map(),
    into,
    meter,
  };
  let depth = 0;
  let sheet: Sheet | null = null;
  try {
    for (const record of biffRecords(stream, meter)) {
      if (record.type === filePass) {
        into.unscannable('encrypted');
        return;
      }
      if (record.type === bof) {
        if (depth === 0) sheet = begin(record, book);
        depth += 1;
      } else if (record.type === eof) {
        depth -= 1;
        if (depth <= 0 && sheet !== null) end(sheet, book);
        if (depth <= 0) sheet = null;
      } else if (sheet === null) readGlobal(record, book);
      else readCell(record, sheet, book);
    }
    if (depth !== 0) into.unscannable('broken');
  } finally {
    if (sheet !== null) end(sheet, book);
  }
  into.text(['sheet names'], [...book.names.values()].join('\n'));
  readPivotCaches(cfb, book);
}

/** Null for the part that describes the workbook as a whole. */
function begin({ data, at }: BiffRecord, book: Workbook): Sheet | null {
  const view = viewOf(data);
  if (view.getUint16(0, true) < firstUnicodeVersion)
    book.version = { lengthBytes: 2, codePage: book.version.codePage ?? 1252 };
  const kind = view.getUint16(2, true);
  if (kind === 5) return null;
  if (kind === 0x40) book.into.facet('macro');
  book.into.count('sheets');
  const place = [`sheet ${book.names.get(at) ?? '?'}`];
  return { place, cells: createCells(), notes: [], margins: [], links: [], formula: null };
}

function end(sheet: Sheet, { into }: Workbook): void {
  sheet.cells.end(into, sheet.place);
  into.text([...sheet.place, 'comments and text boxes'], sheet.notes.join('\n'));
  into.text([...sheet.place, 'headers and footers'], sheet.margins.join('\n'));
  into.text([...sheet.place, 'links'], sheet.links.join('\n'));
}

function readGlobal({ type, data, segments }: BiffRecord, book: Workbook): void {
  const view = viewOf(data);
  if (type === 0xfc) book.strings = sharedStrings(segments, book.meter);
  else if (type === 0xe0) book.formats.style(view.getUint16(2, true));
  else if (type === 0x22) book.formats.date1904 = view.getUint16(0, true) === 1;
  else if (type === 0x42 && book.version.codePage !== null) {
    book.version = { lengthBytes: 2, codePage: view.getUint16(0, true) };
  } else if (type === 0x41e) book.formats.format(view.getUint16(0, true), shortString(segments, 2, book));
  else if (type === 0x85) {
    book.names.set(view.getUint32(0, true), biffString(segments, 6, { ...book.version, lengthBytes: 1 }));
    if ((view.getUint8(4) & 3) !== 0) book.into.facet('hidden-content');
    if (view.getUint8(5) === 1) book.into.facet('macro');
  } else if (type === 0xeb) {
    book.meter.inflate(segments.reduce((sum, segment) => sum + segment.length, 0));
    embedPictures(joinBytes(segments), book.into, book.meter);
  }
}

/** Length in two bytes since Excel 97, in one before. */
function shortString(segments: readonly Uint8Array[], skip: number, { version }: Workbook): string {
  return biffString(segments, skip, version.codePage === null ? version : { ...version, lengthBytes: 1 });
}

function readCell(record: BiffRecord, sheet: Sheet, book: Workbook): void {
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
  } else if (type === 0x207 && sheet.formula !== null) {
    sheet.cells.put(...sheet.formula, biffString(segments, 0, book.version));
    sheet.formula = null;
  } else readAround(record, view, sheet, book);
}

function readNumbers(view: DataView, sheet: Sheet, { formats }: Workbook): void {
  const row = view.getUint16(0, true);
  const first = view.getUint16(2, true);
  for (let at = 4, column = first; at + 8 <= view.byteLength; at += 6, column += 1) {
    const text = formats.shown(rkNumber(view.getInt32(at + 2, true)), view.getUint16(at, true));
    sheet.cells.put(row, column, text);
  }
}

/** What is no cell: rows and columns, text of drawings and comments, headers, links; pictures of Excel 95 (0x7f) are not read. */
function readAround(
  { type, data, segments }: BiffRecord,
  view: DataView,
  sheet: Sheet,
  book: Workbook,
): void {
  if (type === 0x208 && (view.getUint16(12, true) & 0x20) !== 0) book.into.facet('hidden-content');
  else if (type === 0x7f) book.into.unscannable('unknown-type');
  else if (type === 0x7d && (view.getUint16(8, true) & 1) !== 0) book.into.facet('hidden-content');
  else if ((type === 0x14 || type === 0x15) && data.length > 0)
    sheet.margins.push(shortString(segments, 0, book));
  else if (type === 0x1b6 && segments.length > 1 && book.version.codePage === null) {
    const reader = segmentReader(segments.slice(1));
    sheet.notes.push(reader.letters(view.getUint16(10, true), (reader.u8() & 1) === 1));
  } else if (type === 0x1c && book.version.codePage !== null) {
    sheet.notes.push(biffString(segments, 4, book.version));
  } else if (type === 0x1b8) {
    const letters = new TextDecoder('utf-16le').decode(data.subarray(32));
    sheet.links.push((letters.match(/[\u0020-\u024f]{4,}/g) ?? []).join(' '));
  }
}

/** Copies of source data that pivot tables keep ([MS-XLS] 2.1.7.12). */
function readPivotCaches(cfb: Cfb, { into, meter, version }: Workbook): void {
  for (const entry of cfb.entries) {
    if (entry.kind !== 'stream' || entry.path.at(-1)?.toUpperCase() !== '_SX_DB_CUR') continue;
    const values: string[] = [];
    for (const { type, data, segments } of biffRecords(cfb.read(entry), meter)) {
      if (type === 0xcd) values.push(biffString(segments, 0, version));
      else if (type === 0xc9) values.push(String(viewOf(data).getFloat64(0, true)));
    }
    into.text(['pivot cache'], values.join('\n'));
  }
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
