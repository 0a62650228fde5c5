import type { CompiledDetector, CompiledPattern } from '../compiled.ts';
import type { Matcher, PatternMatch } from './matcher.ts';
import { withinReach, type Need } from './reach.ts';
import { Spans } from './spans.ts';
import type { Tracks } from './tracks.ts';
import { intersectWindows, windowsOf } from './windows.ts';

/** One pattern of one detector. What a scan finds for it stands in the track of its number. */
export interface Slot {
  readonly number: number;
  readonly detector: CompiledDetector;
  readonly pattern: CompiledPattern;
  readonly needs: readonly Need[] | null;
  /** The track of the literals one of which the text must hold. */
  readonly holds: number | null;
  /** The tracks of its supporting and its contrary evidence. */
  readonly support: readonly number[];
  readonly contrary: readonly number[];
  /** Null for keywords. Made when it is first needed. */
  matcher(): Matcher | null;
}

/** Whether anything of what a slot cannot do without stands in the text. */
export function isPossible({ needs, holds }: Slot, tracks: Tracks): boolean {
  if (holds !== null && !tracks.has(holds)) return false;
  return needs === null || needs.some((need) => tracks.has(need.track));
}

/** Filled anew for every slot. */
const opened = new Spans();
const reached = new Spans();
const common = new Spans();
const nowhere = new Spans();

/**
 * Where matches of a regular expression may begin: where its gate stands open and what it needs is near. Good until the
 * next slot is asked for.
 */
export function windowsFor(slot: Slot, tracks: Tracks, text: string, unfiltered: boolean): Spans {
  const { gate } = slot.pattern;
  const matcher = slot.matcher();
  if (!matcher || text === '') return nowhere;
  if (unfiltered) return whole(text);
  if (gate.kind !== 'always' && !tracks.has(slot.number)) return nowhere;
  if (!isPossible(slot, tracks)) return nowhere;
  const near = slot.needs && withinReach(text, slot.needs, tracks, matcher.mayHold, reached);
  if (gate.kind === 'always') return near ?? whole(text);
  const open = tracks.of(slot.number);
  const exact = gate.kind === 'number' || (gate.kind === 'run' && gate.max === 0);
  const windows = exact ? open : windowsOf(text, open, gate, opened);
  return near ? intersectWindows(windows, near, common) : windows;
}

function whole(text: string): Spans {
  opened.clear();
  opened.add(0, text.length);
  return opened;
}

/** All matches of keywords: the longest at each place, not overlapping. */
export function matchWords(slot: Slot, tracks: Tracks): PatternMatch[] {
  const { at, count } = tracks.of(slot.number);
  const matches: PatternMatch[] = [];
  for (let i = 0; i < count;) {
    const start = at[i] ?? 0;
    let end = start;
    for (; i < count && at[i] === start; i += 2) end = Math.max(end, at[i + 1] ?? 0);
    if (start < (matches.at(-1)?.end ?? 0)) continue;
    matches.push({ start, end, valueStart: start, valueEnd: end, readTo: end });
  }
  return matches;
}
