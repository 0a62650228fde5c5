import type { Collector } from '../../collector.ts';
import { joinBytes } from '../../join-bytes.ts';
import type { Meter } from '../../meter.ts';
import { embedPictures } from '../../office-art.ts';
import type { BiffFormats } from './biff-cells.ts';
import { formulaConstants } from './biff-formula.ts';
import { type BiffExternals, readExternal } from './biff-externals.ts';
import { biffString, segmentReader, viewOf, type BiffRecord, type BiffVersion } from './biff-record.ts';
import { sharedStrings } from './biff-strings.ts';

/** What is known of the workbook as a whole. */
export interface BiffBook {
  version: BiffVersion;
  strings: readonly string[];
  readonly formats: BiffFormats;
  /** Of sheets, by where they begin. */
  readonly names: Map<number, string>;
  /** Names that people gave, with what they stand for. */
  readonly defined: string[];
  readonly externals: BiffExternals;
  readonly into: Collector;
  readonly meter: Meter;
}

export function readGlobal(record: BiffRecord, book: BiffBook): void {
  const { type, data, segments } = record;
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
  } else if (type === 0x18) readName(view, segments, book);
  else if (type === 0x894) {
    // A comment on a name ([MS-XLS] 2.4.174): both lengths come first.
    const reader = segmentReader(segments);
    reader.skip(12);
    const lengths = [reader.u16(), reader.u16()];
    for (const length of lengths) book.defined.push(reader.letters(length, (reader.u8() & 1) === 1));
  } else if (book.version.codePage === null) readExternal(record, book.externals);
}

/** Lbl, [MS-XLS] 2.4.150. A name that Excel gives itself is a number. */
function readName(view: DataView, segments: readonly Uint8Array[], book: BiffBook): void {
  const isOwn = (view.getUint16(0, true) & 0x20) === 0;
  const reader = segmentReader(segments);
  reader.skip(14);
  const length = view.getUint8(3);
  const { codePage } = book.version;
  const name =
    codePage === null
      ? reader.letters(length, (reader.u8() & 1) === 1)
      : biffString([Uint8Array.of(length, ...reader.bytes(length))], 0, { lengthBytes: 1, codePage });
  if (isOwn) book.defined.push(name);
  const tokens = view.getUint16(4, true);
  book.defined.push(...constantsIn(book, () => [reader.bytes(tokens), reader.rest()]));
}

/**
 * The texts and numbers in a formula of Excel 97 and later; of older ones, whose tokens are other ones, none. `parts`: its
 * tokens, and what comes after them.
 */
export function constantsIn(
  { version, into }: BiffBook,
  parts: () => readonly [tokens: Uint8Array, behind: Uint8Array],
): readonly string[] {
  if (version.codePage !== null) return [];
  try {
    return formulaConstants(...parts());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    into.unscannable('broken');
    return [];
  }
}

/** Length in two bytes since Excel 97, in one before. */
export function shortString(segments: readonly Uint8Array[], skip: number, { version }: BiffBook): string {
  return biffString(segments, skip, version.codePage === null ? version : { ...version, lengthBytes: 1 });
}
