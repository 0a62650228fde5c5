import type { Cfb } from '../../cfb.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { type BiffBook, readGlobal } from './biff-book.ts';
import { createFormats } from './biff-cells.ts';
import { createExternals, endExternals } from './biff-externals.ts';
import { readPivotCaches } from './biff-pivots.ts';
import { biffRecords, viewOf, type BiffRecord } from './biff-record.ts';
import { type BiffSheet, beginSheet, endSheet, readCell } from './biff-sheet.ts';

const bof = 0x809;
const eof = 0x0a;
const filePass = 0x2f;
const firstUnicodeVersion = 0x600;
const [globals, chart, macroSheet] = [5, 0x20, 0x40];

/**
 * Excel 5 to 2003 ([MS-XLS]): cells as shown, texts in formulas, comments and text boxes, headers and footers, links, hints
 * and lists, charts, names, copies of other workbooks, pivot caches.
 */
export function readXls(cfb: Cfb, stream: Uint8Array, into: Collector, meter: Meter): void {
  const book: BiffBook = {
    version: { lengthBytes: 2, codePage: null },
    strings: [],
    formats: createFormats(),
    names: new Map(),
    defined: [],
    externals: createExternals(),
    into,
    meter,
  };
  // A chart has records of its own within those of its sheet.
  const open: (BiffSheet | null)[] = [];
  try {
    for (const record of biffRecords(stream, meter)) {
      if (record.type === filePass) {
        into.unscannable('encrypted');
        return;
      }
      if (record.type === bof) open.push(begin(record, open.at(-1) ?? null, book));
      else if (record.type === eof) {
        const sheet = open.pop();
        if (sheet != null) endSheet(sheet, into);
      } else {
        const sheet = open.at(-1) ?? null;
        if (sheet === null) readGlobal(record, book);
        else readCell(record, sheet, book);
      }
    }
    if (open.length > 0) into.unscannable('broken');
  } finally {
    for (const sheet of open) if (sheet !== null) endSheet(sheet, into);
  }
  into.text(['sheet names'], [...book.names.values()].join('\n'));
  into.text(['defined names'], book.defined.join('\n'));
  endExternals(book.externals, into);
  readPivotCaches(cfb, book);
  if (cfb.find('Revision Log')?.kind === 'stream') {
    into.facet('tracked-changes');
    into.unscannable('unknown-type');
  }
}

/** Null for the part that describes the workbook as a whole. */
function begin({ data, at }: BiffRecord, around: BiffSheet | null, book: BiffBook): BiffSheet | null {
  const view = viewOf(data);
  if (view.getUint16(0, true) < firstUnicodeVersion)
    book.version = { lengthBytes: 2, codePage: book.version.codePage ?? 1252 };
  const kind = view.getUint16(2, true);
  if (kind === globals) return null;
  if (around !== null) return beginSheet([...around.place, 'chart']);
  if (kind === macroSheet) book.into.facet('macro');
  book.into.count('sheets');
  const place = `sheet ${book.names.get(at) ?? '?'}`;
  return beginSheet(kind === chart ? [place, 'chart'] : [place]);
}
