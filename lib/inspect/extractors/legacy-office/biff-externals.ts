import type { Collector } from '../../collector.ts';
import { createCells, type BiffCells } from './biff-cells.ts';
import { serializedValue } from './biff-formula.ts';
import { segmentReader, type BiffRecord } from './biff-record.ts';

/** Other workbooks that this one names, with the copies of their cells that it keeps ([MS-XLS] 2.4.271, 2.4.353, 2.4.63). */
export interface BiffExternals {
  /** Addresses, sheets and names. */
  readonly texts: string[];
  readonly sheets: Map<string, BiffCells>;
  /** Sheets of the workbook that was named last; none where that is this one. */
  current: readonly string[];
  sheet: string;
}

export const createExternals = (): BiffExternals => ({
  texts: [],
  sheets: new Map(),
  current: [],
  sheet: '?',
});

const [ownSheets, addIn] = [0x401, 0x3a01];

export function readExternal({ type, segments }: BiffRecord, externals: BiffExternals): void {
  const reader = segmentReader(segments);
  if (type === 0x1ae) {
    const count = reader.u16();
    const length = reader.u16();
    externals.current = [];
    if (length === ownSheets || length === addIn) return;
    const address = reader.letters(length, (reader.u8() & 1) === 1);
    externals.current = Array.from({ length: count }, () => reader.string());
    // Control characters stand for the separators of a path.
    externals.texts.push(address.replace(/[^ -\uffff]+/g, '/'), ...externals.current);
  } else if (type === 0x59) {
    reader.skip(2);
    externals.sheet = externals.current[reader.u16()] ?? '?';
  } else if (type === 0x5a) {
    const last = reader.u8();
    const first = reader.u8();
    const row = reader.u16();
    const cells = externals.sheets.get(externals.sheet) ?? createCells();
    externals.sheets.set(externals.sheet, cells);
    for (let column = first; column <= last; column += 1) cells.put(row, column, serializedValue(reader));
  } else if (type === 0x23 && externals.current.length > 0) {
    reader.skip(6);
    const length = reader.u8();
    externals.texts.push(reader.letters(length, (reader.u8() & 1) === 1));
  }
}

export function endExternals({ texts, sheets }: BiffExternals, into: Collector): void {
  const place = ['external links'];
  into.text(place, texts.join('\n'));
  for (const [name, cells] of sheets) cells.end(into, [...place, `sheet ${name}`]);
}
