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
  /** Nothing from here on was looked at. */
  readonly readTo: number;
  readonly settled: Settled;
}

/** What is found before an offset, whatever comes behind what was looked at for it. */
interface Settled {
  readonly from: number;
  /** The first candidates, so many. */
  readonly candidates: number;
  readonly readTo: number;
}

/** Reads and searches a text in steps of about `chunk` code units of work, so that the caller can pause in between. */
type Search = (reading: Reading, chunk: number, memo?: Memo) => Generator<undefined, Ranked[]>;

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
      const isKnown = before && before.readTo <= same && before.windows.equals(windows);
      const now = isKnown ? before : matchIn(slot, windows, text, context, goOnFrom(before, windows, same));
      if (memo) kept.set(slot.number, isKnown ? before : { ...now, windows: windows.copy() });
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

/** What is still true of what a pattern found, for a text that begins alike as far as `same`. */
function goOnFrom(before: Kept | undefined, windows: Spans, same: number): Kept | null {
  if (!before || before.settled.readTo > same) return null;
  return windows.agreesBefore(before.settled.from, before.windows) ? before : null;
}

/**
 * Runs a pattern from all its windows.
 * @param known what it found before; what is settled of it is gone on with.
 */
function matchIn(
  slot: Slot,
  windows: Spans,
  text: string,
  context: ValidatorContext,
  known: Kept | null,
): Kept {
  let settled = known ? known.settled : unsettled;
  const candidates = known ? known.candidates.slice(0, settled.candidates) : [];
  const matcher = slot.matcher();
  if (!matcher) return { windows, candidates, readTo: 0, settled };
  const matches = matcher.findAll(text, windows, settled.from);
  // Asked at once: judging a match may run other patterns.
  const [decidedTo, lookedTo] = [matcher.decidedTo(), matcher.readTo()];
  let isSettled = true;
  for (const match of matches) {
    const candidate = candidateOf(slot, match, text, context);
    if (candidate) candidates.push(candidate);
    const readTo = Math.max(match.readTo, match.end + exclusionReach);
    isSettled &&= readTo <= text.length;
    if (isSettled) {
      const furthest = Math.max(settled.readTo, readTo);
      settled = { from: match.end, candidates: candidates.length, readTo: furthest };
    }
  }
  if (isSettled && decidedTo > settled.from) {
    const furthest = Math.max(settled.readTo, decidedTo);
    settled = { from: decidedTo, candidates: candidates.length, readTo: furthest };
  }
  const readTo = Math.max(lookedTo + exclusionReach, known ? known.settled.readTo : 0);
  return { windows, candidates, readTo, settled };
}

const unsettled: Settled = { from: 0, candidates: 0, readTo: 0 };

function commonLength(a: string, b: string): number {
  if (b.startsWith(a)) return a.length;
  const length = Math.min(a.length, b.length);
  let same = 0;
  while (same < length && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  return same;
}
