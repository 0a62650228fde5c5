import type { CompiledDetector, CompiledPattern } from '../compiled.ts';
import type { LiteralIndex } from './literal-index.ts';
import { matcherOf, type PatternMatch } from './matcher.ts';
import { windowsOf } from './windows.ts';
import { isDigitUnit } from './number-chars.ts';
import { isWordUnit } from './word-chars.ts';

/** One pattern of one detector, with what the current scan has found for it. Emptied after every scan. */
export interface Slot {
  readonly detector: CompiledDetector;
  readonly pattern: CompiledPattern;
  /** For regular expressions: offsets of literals or digit runs. For keywords: needle, offset, needle, ... */
  readonly hits: number[];
  /** For the `number` gate. */
  readonly windows: number[];
}

export function emptySlot(detector: CompiledDetector, pattern: CompiledPattern): Slot {
  return { detector, pattern, hits: [], windows: [] };
}

/** Notes every place from `start` on, `more` of them after the first, where enough digits follow. */
export function noteDigits(slot: Slot, start: number, more: number): void {
  for (let at = start; at <= start + more; at += 1) slot.hits.push(at);
}

/** All matches of a regular expression, the gate's windows only or, to compare, the whole text. */
export function matchSlot(slot: Slot, text: string, unfiltered: boolean): PatternMatch[] {
  const { program, gate } = slot.pattern;
  if (!program) return [];
  const whole = [0, text.length];
  if (unfiltered || gate.kind === 'always') return matcherOf(program).findAll(text, whole);
  // Literals of different lengths come in the order of their ends.
  if (gate.kind === 'literals') slot.hits.sort((a, b) => a - b);
  const windows = gate.kind === 'number' ? slot.windows : windowsOf(text, slot.hits, gate);
  return windows.length === 0 ? [] : matcherOf(program).findAll(text, windows);
}

/** All matches of keywords: the longest at each place, not overlapping. */
export function matchWords(
  slot: Slot,
  index: LiteralIndex,
  needles: readonly Needle[],
  text: string,
): PatternMatch[] {
  const { words } = slot.pattern;
  if (!words) return [];
  const matches: PatternMatch[] = [];
  for (let i = 0; i < slot.hits.length; i += 2) {
    const number = slot.hits[i] ?? 0;
    const start = slot.hits[i + 1] ?? 0;
    const needle = needles[number];
    if (!needle || !index.standsAt(text, number, start)) continue;
    const end = start + needle.text.length;
    if (!words.ignoreCase && text.slice(start, end) !== needle.written) continue;
    if (!standsAlone(text, start, end, needle, words.boundary === 'digit' ? isDigitUnit : isWordUnit)) {
      if (words.boundary !== 'none') continue;
    }
    matches.push({ start, end, valueStart: start, valueEnd: end });
  }
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  let free = 0;
  return matches.filter((match) => {
    if (match.start < free) return false;
    free = match.end;
    return true;
  });
}

/** A keyword to look for. A `*` at either end lets the word go on there. */
export interface Needle {
  /** Case-folded, without asterisks. */
  readonly text: string;
  readonly written: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

export function standsAlone(
  text: string,
  start: number,
  end: number,
  needle: Pick<Needle, 'openStart' | 'openEnd'>,
  continues: (unit: number) => boolean,
): boolean {
  const goesOn = (at: number): boolean =>
    at > 0 && at < text.length && continues(text.charCodeAt(at - 1)) && continues(text.charCodeAt(at));
  return (needle.openStart || !goesOn(start)) && (needle.openEnd || !goesOn(end));
}
