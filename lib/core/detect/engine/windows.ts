import type { GateOffsets } from '../compiled.ts';
import { isNumberUnit, isDigitUnit } from './number-chars.ts';

/** Collects where matches may begin, as sorted, disjoint, inclusive pairs; hits must come in order. */
export function windowsOf(text: string, hits: readonly number[], offsets: GateOffsets): number[] {
  const windows: number[] = [];
  for (const hit of hits) {
    const to = hit - offsets.min;
    if (to < 0) continue;
    const floor = offsets.max === null ? 0 : Math.max(0, hit - offsets.max);
    const earliest = Math.max(floor, windows.length === 0 ? 0 : (windows.at(-1) ?? 0) + 1);
    const from = offsets.lead ? reachBack(text, hit, earliest, offsets.lead) : earliest;
    addWindow(windows, Math.min(from, to), to);
  }
  return windows;
}

/** Adds a window whose beginning is not before that of the last one. */
export function addWindow(windows: number[], from: number, to: number): void {
  const last = windows.at(-1);
  if (last !== undefined && from <= last + 1) windows[windows.length - 1] = Math.max(last, to);
  else windows.push(from, to);
}

/** How far back from a hit all characters may belong to what leads up to it. */
function reachBack(text: string, hit: number, earliest: number, lead: readonly number[]): number {
  let pos = hit;
  while (pos > earliest && mayLead(lead, text.charCodeAt(pos - 1))) pos -= 1;
  return pos;
}

function mayLead(lead: readonly number[], unit: number): boolean {
  // Half of a pair: whether the whole character is in the set is for the pattern to find out.
  if (unit >= 0xd800 && unit < 0xe000) return true;
  let low = 0;
  let high = lead.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (unit > (lead[middle * 2 + 1] ?? 0)) low = middle + 1;
    else if (unit < (lead[middle * 2] ?? 0)) high = middle - 1;
    else return true;
  }
  return false;
}

/** A run of digits, and a number: a run of digits and separators that begins and ends with a digit. */
export interface NumberScan {
  readonly onDigits: (start: number, length: number) => void;
  readonly onNumber: (start: number, end: number, digits: number) => void;
}

export function scanNumbers(text: string, { onDigits, onNumber }: NumberScan): void {
  for (let i = 0; i < text.length; i += 1) {
    if (!isDigitUnit(text.charCodeAt(i))) continue;
    let start = i;
    while (start > 0 && isNumberUnit(text.charCodeAt(start - 1))) start -= 1;
    let digits = 0;
    let run = 0;
    for (; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (isDigitUnit(unit)) {
        digits += 1;
        run += 1;
        continue;
      }
      if (run > 0) onDigits(i - run, run);
      run = 0;
      if (!isNumberUnit(unit)) break;
    }
    if (run > 0) onDigits(i - run, run);
    onNumber(start, i, digits);
  }
}
