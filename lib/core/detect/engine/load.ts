import type { CompiledDetector } from '../compiled.ts';
import type { Finding } from '../finding.ts';
import type { Phones } from '../phone/phones.ts';
import { candidateOf, type Candidate } from './candidates.ts';
import { gateKeeper } from './gate-keeper.ts';
import { rankedInViews } from './in-views.ts';
import { resolveOverlaps, type Ranked } from './overlap.ts';
import { matchSlot, matchWords } from './slot.ts';
import type { Tracks } from './tracks.ts';
import { weigh, type Found } from './weigh.ts';

/** Detectors ready to scan text with. */
export interface Engine {
  /** Everything the detectors find, by start, overlaps resolved. The same text always gives the same findings. */
  scan(text: string): readonly Finding[];
  /** Builds what the first scan would have to build. Call it when there is time. */
  warm(): void;
}

/**
 * @param options.unfiltered runs every pattern over the whole text; for tests that compare.
 * @param options.phones numbering plans for the validators of telephone numbers.
 */
export function loadEngine(
  detectors: readonly CompiledDetector[],
  options: { readonly unfiltered?: boolean; readonly phones?: Phones | null } = {},
): Engine {
  const gates = gateKeeper(detectors);
  const context = { phones: options.phones ?? null };
  let spare: Tracks | null = null;

  /** Searches a text in steps of `chunk` code units, so that the caller can pause in between. */
  function* search(text: string, chunk: number): Generator<undefined, Found> {
    const tracks = spare ?? gates.tracks();
    spare = null;
    for (let from = 0; from < text.length; from += chunk) {
      gates.words(text, from, Math.min(text.length, from + chunk), tracks);
      yield;
    }
    for (let from = 0; from < text.length;) {
      from = gates.numbers(text, from, Math.min(text.length, from + chunk), tracks);
      yield;
    }
    const candidates: Candidate[] = [];
    for (const slot of gates.slots) {
      const matches = slot.pattern.words
        ? matchWords(slot, tracks)
        : matchSlot(slot, tracks, text, options.unfiltered ?? false);
      for (const match of matches) {
        const candidate = candidateOf(slot, match, text, context);
        if (candidate) candidates.push(candidate);
      }
      if (matches.length > 0 && chunk < text.length) yield;
    }
    const evidence = candidates.length > 0 ? evidenceIn(tracks, gates.slots.length) : new Map<never, never>();
    tracks.clear();
    spare = tracks;
    return { candidates, evidence };
  }

  const candidatesIn = (text: string): Found => finish(search(text, Infinity));

  const rankedIn = (text: string): Ranked[] => {
    const found = candidatesIn(text);
    return found.candidates.length === 0 ? [] : weigh(found, text);
  };
  const scan = (text: string): readonly Finding[] => {
    const plain = rankedIn(text);
    return resolveOverlaps([...plain, ...rankedInViews(text, plain, rankedIn)]);
  };
  return { scan, warm: () => void scan(warmText) };
}

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The tracks behind those of the slots, in order; copied, because tracks are used again. */
function evidenceIn(tracks: Tracks, slots: number): ReadonlyMap<number, readonly number[]> {
  const evidence = new Map<number, readonly number[]>();
  for (const track of tracks.touched) {
    if (track < slots) continue;
    tracks.sort(track);
    evidence.set(track, [...tracks.of(track)]);
  }
  return evidence;
}

/** Something of everything, so that the usual paths are compiled before they are needed. */
const warmText =
  'Hello, see you at 10:30 on 2026-01-15, call 555 0100 or mail me@example.com: 4000 1234 5678 9010. '.repeat(
    8,
  );
