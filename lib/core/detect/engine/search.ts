import type { ValidatorContext } from '../validators/index.ts';
import { candidateOf, exclusionReach, type Candidate } from './candidates.ts';
import type { Reading } from '../reading.ts';
import type { GateKeeper } from './gate-keeper.ts';
import { progressOf } from './keyword-search.ts';
import type { Spans } from './spans.ts';
import { matchWords, windowsFor, type Slot } from './slot.ts';
import type { Tracks } from './tracks.ts';
import type { Ranked } from './overlap.ts';
import { weigh } from './weigh.ts';

/** What the patterns found in the text before, for a text that begins alike. */
export interface Memo {
  text: string;
  slots: Map<number, Kept>;
}

interface Kept {
  readonly windows: Spans;
  readonly candidates: readonly Candidate[];
  /** Where the last match ended, whatever became of it. */
  readonly end: number;
  /** Nothing from here on was looked at. */
  readonly readTo: number;
}

/** Reads and searches a text in steps of about `chunk` code units of work, so that the caller can pause in between. */
export type Search = (reading: Reading, chunk: number, memo?: Memo) => Generator<undefined, Ranked[]>;

/** @param unfiltered runs every pattern over the whole text. */
export function searcher(gates: GateKeeper, context: ValidatorContext, unfiltered: boolean): Search {
  let spare: Tracks | null = null;

  return function* search(reading, chunk, memo) {
    const { text } = reading;
    const tracks = spare ?? gates.tracks();
    // A search that is never finished keeps its tracks; another one gets new ones.
    spare = null;
    while (reading.end < text.length) {
      const since = progressOf(reading);
      reading.readTo(Math.min(text.length, reading.end + chunk));
      gates.words(reading, since, tracks);
      yield;
    }
    for (let from = 0; from < text.length;) {
      from = gates.numbers(reading, from, Math.min(text.length, from + chunk), tracks);
      yield;
    }
    const same = memo ? commonLength(memo.text, text) : 0;
    const kept = new Map<number, Kept>();
    const candidates: Candidate[] = [];
    let work = 0;
    for (const slot of unfiltered ? gates.slots : gates.open(tracks)) {
      if (slot.pattern.words) {
        for (const match of matchWords(slot, tracks)) {
          const candidate = candidateOf(slot, match, text, context);
          if (candidate) candidates.push(candidate);
        }
        continue;
      }
      const windows = windowsFor(slot, tracks, text, unfiltered);
      if (windows.count === 0) continue;
      const before = memo?.slots.get(slot.number);
      const known = before && before.readTo <= same ? before : null;
      const now =
        known && known.windows.equals(windows) ? known : matchIn(slot, windows, text, context, known);
      if (memo) kept.set(slot.number, now === known ? known : { ...now, windows: windows.copy() });
      for (const candidate of now.candidates) candidates.push(candidate);
      work += now.readTo - (windows.at[0] ?? 0);
      if (work > chunk) {
        work = 0;
        yield;
      }
    }
    if (memo) {
      memo.text = text;
      memo.slots = kept;
    }
    const ranked =
      candidates.length > 0 ? weigh(candidates.sort(inOrder), (track) => tracks.of(track), text) : [];
    tracks.clear();
    spare = tracks;
    return ranked;
  };
}

/** Those of one pattern are in order already. */
function inOrder(a: Candidate, b: Candidate): number {
  return a.slot.number - b.slot.number;
}

/**
 * Runs a pattern from all its windows.
 * @param known what it found from the first of them in what the text begins with, if that is known.
 */
function matchIn(
  slot: Slot,
  windows: Spans,
  text: string,
  context: ValidatorContext,
  known: Kept | null,
): Kept {
  const matcher = slot.matcher();
  if (!matcher) return { windows, candidates: [], end: 0, readTo: 0 };
  const further = known && windows.behind(known.windows);
  const before = further ? known : { candidates: [], end: 0, readTo: 0 };
  const candidates = [...before.candidates];
  let { end } = before;
  for (const match of matcher.findAll(text, further ?? windows, end)) {
    const candidate = candidateOf(slot, match, text, context);
    if (candidate) candidates.push(candidate);
    ({ end } = match);
  }
  return { windows, candidates, end, readTo: Math.max(before.readTo, matcher.readTo() + exclusionReach) };
}

function commonLength(a: string, b: string): number {
  if (b.startsWith(a)) return a.length;
  const length = Math.min(a.length, b.length);
  let same = 0;
  while (same < length && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  return same;
}
