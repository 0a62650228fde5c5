import type { CompiledPattern } from '../compiled.ts';
import type { Tracks } from './tracks.ts';
import type { Spans } from './spans.ts';

/** Evidence without which a pattern finds nothing: where it is tracked, and how far from the value it may be. */
export interface Need {
  readonly track: number;
  readonly before: number;
  readonly after: number;
}

/** What a pattern needs near it, if that is nothing but keywords; null when it may match anywhere. */
export function needsOf(
  { supportRequired, support }: CompiledPattern,
  trackOf: (keywords: readonly string[]) => number,
): readonly Need[] | null {
  if (!supportRequired || support.some((one) => one.detector !== null)) return null;
  return support.map(({ keywords, before, after }) => ({ track: trackOf(keywords), before, after }));
}

/**
 * Where matches may begin that have what they need within reach, as sorted, disjoint, inclusive pairs. Each begins
 * at a character that cannot be inside any match of the pattern, so that what is found from there is what a search
 * from the beginning of the text would find.
 * @param mayHold whether a code unit can be part of a match.
 * @param windows emptied, then filled.
 */
export function withinReach(
  text: string,
  needs: readonly Need[],
  tracks: Tracks,
  mayHold: (unit: number) => boolean,
  windows: Spans,
): Spans {
  windows.clear();
  let seen = -1;
  let begin = 0;
  for (const [from, to] of stretches(needs, tracks)) {
    let pos = from;
    while (pos > seen && pos > 0 && mayHold(text.charCodeAt(pos - 1))) pos -= 1;
    if (pos !== seen) begin = pos;
    seen = from;
    windows.join(begin, Math.min(to, text.length));
  }
  return windows;
}

/** By beginning: from the earliest end of a value that the evidence reaches to the latest beginning of one. */
function stretches(needs: readonly Need[], tracks: Tracks): [number, number][] {
  const pairs: [number, number][] = [];
  for (const { track, before, after } of needs) {
    const { at, count } = tracks.of(track);
    for (let i = 0; i < count; i += 2) {
      pairs.push([Math.max(0, (at[i + 1] ?? 0) - after), (at[i] ?? 0) + before]);
    }
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}
