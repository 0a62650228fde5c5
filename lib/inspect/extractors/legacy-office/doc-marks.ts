import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';

const pageBytes = 512;
/** Where the table of the pages with character properties is: `fcPlcfBteChpx` ([MS-DOC] 2.5.6). */
const tableAt = 0xfa;
/** Property modifiers ([MS-DOC] 2.6.1). */
const hidden = 0x083c;
const deleted = 0x0800;
const inserted = 0x0801;

/** Facets by the formatting of letters: hidden ones, tracked changes. Where it leads nowhere, nothing is found. */
export function readMarks(view: DataView, table: DataView, into: Collector, meter: Meter): void {
  const start = view.getUint32(tableAt, true);
  const count = Math.floor((view.getUint32(tableAt + 4, true) - 4) / 8);
  for (let index = 0; index < count; index += 1) {
    meter.tick();
    const at = start + (count + 1) * 4 + index * 4;
    if (at + 4 > table.byteLength) return;
    const page = (table.getUint32(at, true) & 0x3fffff) * pageBytes;
    if (page + pageBytes > view.byteLength) return;
    readPage(new DataView(view.buffer, view.byteOffset + page, pageBytes), into);
  }
}

/** A page of runs ([MS-DOC] 2.9.33): where they begin, then the offset of each one's modifiers in words. */
function readPage(page: DataView, into: Collector): void {
  const runs = page.getUint8(pageBytes - 1);
  for (let run = 0; run < runs; run += 1) {
    const offsetAt = (runs + 1) * 4 + run;
    if (offsetAt >= pageBytes) return;
    const at = page.getUint8(offsetAt) * 2;
    if (at > 0) readModifiers(page, at + 1, Math.min(at + 1 + page.getUint8(at), pageBytes), into);
  }
}

function readModifiers(page: DataView, start: number, end: number, into: Collector): void {
  let at = start;
  while (at + 3 <= end) {
    const modifier = page.getUint16(at, true);
    const on = (page.getUint8(at + 2) & 1) === 1;
    if (on && modifier === hidden) into.facet('hidden-content');
    if (on && (modifier === deleted || modifier === inserted)) into.facet('tracked-changes');
    at += 2 + operandBytes(modifier, page.getUint8(at + 2));
  }
}

/** The upper three bits say how long the operand is ([MS-DOC] 2.2.5.1). */
function operandBytes(modifier: number, first: number): number {
  return [1, 1, 2, 4, 2, 2, first + 1, 3][modifier >> 13] ?? 1;
}
