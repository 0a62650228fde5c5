import type { GateOffsets } from '../compiled.ts';
import type { Spans } from './spans.ts';
import { kind, kinds } from './unit-kinds.ts';

/**
 * Collects where matches may begin, as sorted, disjoint, inclusive stretches.
 * @param hits stretches, sorted, inclusive, in which what the gate waits for begins.
 * @param windows emptied, then filled.
 */
export function windowsOf(text: string, { at, count }: Spans, offsets: GateOffsets, windows: Spans): Spans {
  windows.clear();
  for (let i = 0; i < count; i += 2) {
    const hit = at[i] ?? 0;
    const to = (at[i + 1] ?? 0) - offsets.min;
    if (to < 0) continue;
    const floor = offsets.max === null ? 0 : Math.max(0, hit - offsets.max);
    const behindLast = windows.count === 0 ? 0 : (windows.at[windows.count - 1] ?? 0) + 1;
    const earliest = Math.max(floor, behindLast);
    const from = offsets.lead ? reachBack(text, hit, earliest, offsets.lead) : earliest;
    windows.join(Math.min(from, Math.max(floor, hit - offsets.min)), to);
  }
  return windows;
}

/**
 * What two lists of windows have in common.
 * @param common emptied, then filled.
 */
export function intersectWindows(a: Spans, b: Spans, common: Spans): Spans {
  common.clear();
  for (let i = 0, k = 0; i < a.count && k < b.count;) {
    const from = Math.max(a.at[i] ?? 0, b.at[k] ?? 0);
    const endOfA = a.at[i + 1] ?? 0;
    const endOfB = b.at[k + 1] ?? 0;
    if (from <= Math.min(endOfA, endOfB)) common.add(from, Math.min(endOfA, endOfB));
    if (endOfA < endOfB) i += 2;
    else k += 2;
  }
  return common;
}

/** How far back from a hit all characters may belong to what leads up to it. */
function reachBack(text: string, hit: number, earliest: number, lead: readonly number[]): number {
  const ascii = asciiOf(lead);
  let pos = hit;
  while (pos > earliest) {
    const unit = text.charCodeAt(pos - 1);
    if (unit < 128 ? ascii[unit] !== 1 : !mayLead(lead, unit)) break;
    pos -= 1;
  }
  return pos;
}

const asciiTables = new WeakMap<readonly number[], Uint8Array>();

function asciiOf(lead: readonly number[]): Uint8Array {
  const known = asciiTables.get(lead);
  if (known) return known;
  const table = Uint8Array.from({ length: 128 }, (_, unit) => (mayLead(lead, unit) ? 1 : 0));
  asciiTables.set(lead, table);
  return table;
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

/**
 * Every number (a run of digits and separators with a digit in it; `end` is exclusive) whose first digit stands in a
 * stretch of the text. Returns where to go on: behind the last of them.
 */
export function scanNumbers(
  text: string,
  from: number,
  to: number,
  onNumber: (start: number, end: number, digits: number) => void,
): number {
  let i = from;
  for (; i < to; i += 1) {
    if (!is(text, i, kind.digit)) continue;
    let start = i;
    while (start > 0 && is(text, start - 1, kind.number)) start -= 1;
    let digits = 0;
    for (; i < text.length && is(text, i, kind.number); i += 1) if (is(text, i, kind.digit)) digits += 1;
    onNumber(start, i, digits);
  }
  return i;
}

/** Runs of at least `least` token characters that begin in a stretch of the text. */
export function scanTokens(
  text: string,
  [from, to]: readonly [number, number],
  least: number,
  onToken: (start: number, end: number) => void,
): void {
  let i = from;
  // What began before the stretch was found there.
  if (from > 0 && is(text, from - 1, kind.token)) while (i < to && is(text, i, kind.token)) i += 1;
  while (i < to) {
    // Looking at every so-manieth character is enough to miss no run.
    const probe = i + least - 1;
    if (probe >= text.length) return;
    if (!is(text, probe, kind.token)) {
      i = probe + 1;
      continue;
    }
    let start = probe;
    while (start > i && is(text, start - 1, kind.token)) start -= 1;
    let end = probe + 1;
    while (end < text.length && is(text, end, kind.token)) end += 1;
    if (end - start >= least && start < to) onToken(start, end);
    i = end + 1;
  }
}

function is(text: string, at: number, bit: number): boolean {
  return ((kinds[text.charCodeAt(at)] ?? 0) & bit) !== 0;
}
