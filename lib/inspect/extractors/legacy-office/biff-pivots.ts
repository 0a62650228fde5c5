import type { Cfb } from '../../cfb.ts';
import { biffRecords, biffString, viewOf, type BiffRecord } from './biff-record.ts';
import type { BiffBook } from './biff-book.ts';

/** Copies of source data that pivot tables keep ([MS-XLS] 2.1.7.12). */
export function readPivotCaches(cfb: Cfb, book: BiffBook): void {
  for (const entry of cfb.entries) {
    if (entry.kind !== 'stream' || entry.path.at(-1)?.toUpperCase() !== '_SX_DB_CUR') continue;
    const values: string[] = [];
    for (const record of biffRecords(cfb.read(entry), book.meter)) {
      const value = valueOf(record, book);
      if (value !== null) values.push(value);
    }
    book.into.text(['pivot cache'], values.join('\n'));
  }
}

/** A text, a number, a whole number, a date, or what a field is called ([MS-XLS] 2.4.283 and what is around it). */
function valueOf({ type, data, segments }: BiffRecord, { version }: BiffBook): string | null {
  const view = viewOf(data);
  if (type === 0xcd) return biffString(segments, 0, version);
  if (type === 0xc9) return String(view.getFloat64(0, true));
  if (type === 0xcc) return String(view.getInt16(0, true));
  if (type === 0xce) {
    const [year, month, day] = [view.getUint16(0, true), view.getUint16(2, true), view.getUint8(4)];
    return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  }
  return type === 0xc7 ? biffString(segments, 14, version) : null;
}
