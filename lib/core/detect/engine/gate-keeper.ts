import type { CompiledDetector, Gate, Program } from '../compiled.ts';
import { takeReading, type List, type Reading } from '../reading.ts';
import { keywordSearch, type KeywordList, type KeywordSearch, type Progress } from './keyword-search.ts';
import { matcherOf, type Matcher } from './matcher.ts';
import { needsOf } from './reach.ts';
import { RunTable } from './run-table.ts';
import { isPossible, type Slot } from './slot.ts';
import { Tracks } from './tracks.ts';
import { scanNumbers, scanTokens } from './windows.ts';

/** Looks, once for all patterns, for what they cannot match without, and for evidence. */
export interface GateKeeper {
  readonly slots: readonly Slot[];
  /** Empty tracks for a scan. */
  tracks(): Tracks;
  /** Begins to read a text. Given back when the scan is over. */
  reading(text: string): Reading;
  /** First: keywords and literals that begin in what has been read since. */
  words(reading: Reading, since: Progress, tracks: Tracks): void;
  /** When all is read: digits and tokens that begin in a stretch of it. Returns where to go on. */
  numbers(reading: Reading, from: number, to: number, tracks: Tracks): number;
  /** At last: the slots whose gate stands open somewhere, in any order. */
  open(tracks: Tracks): readonly Slot[];
}

export function gateKeeper(detectors: readonly CompiledDetector[]): GateKeeper {
  const { slots, ...sought } = slotsOf(detectors);
  const always = slots.filter(({ pattern }) => pattern.gate.kind === 'always' && !pattern.words);
  let search: KeywordSearch | null = null;
  const keywords = (): KeywordSearch => (search ??= keywordSearch(sought));
  return {
    slots,
    tracks: () => new Tracks(sought.trackCount, keywords().owners),
    reading: (text) => takeReading(text, keywords().wanted),
    words: (reading, since, tracks) => {
      keywords().scan(reading, since, tracks);
    },
    numbers: numberGates(slots, sought.trackCount),
    open: (tracks) => {
      const open = [...always];
      for (const track of tracks.touched) if (slots[track]) open.push(slots[track]);
      return open;
    },
  };
}

/** A slot for each pattern; behind the tracks of the slots those of evidence and literals, one for each different list. */
function slotsOf(detectors: readonly CompiledDetector[]) {
  const patterns = detectors.flatMap((detector) =>
    detector.patterns.map((pattern) => ({ detector, pattern })),
  );
  const lists = new Map<number, KeywordList>();
  const gates = new Map<number, readonly string[]>();
  const present = new Map<number, readonly string[]>();
  const known = new Map<string, number>();
  const track = (kind: string, list: readonly string[]): number => {
    const key = `${kind}\n${list.join('\n')}`;
    const number = known.get(key) ?? patterns.length + known.size;
    known.set(key, number);
    return number;
  };
  const trackOf = (list: readonly string[]): number => {
    const number = track('words', list);
    lists.set(number, { list, ignoreCase: true, boundary: 'word' });
    return number;
  };
  const trackOfLiterals = (literals: readonly string[]): number => {
    const number = track('literals', literals);
    present.set(number, literals);
    return number;
  };
  const slots = patterns.map(({ detector, pattern }, number): Slot => {
    if (pattern.words) lists.set(number, pattern.words);
    else gates.set(number, pattern.literals);
    return {
      number,
      detector,
      pattern,
      needs: needsOf(pattern, trackOf),
      holds: pattern.holds.length === 0 ? null : trackOfLiterals(pattern.holds),
      support: pattern.support.map(({ keywords }) => trackOf(keywords)),
      contrary: pattern.contrary.map(({ keywords }) => trackOf(keywords)),
      matcher: lazyMatcher(pattern.program),
    };
  });
  return { slots, lists, gates, present, trackCount: patterns.length + known.size };
}

// Asked for in every scan: a look into the map of all matchers costs more than a short search.
function lazyMatcher(program: Program | null): Slot['matcher'] {
  let made: Matcher | null = null;
  return () => (made ??= program && matcherOf(program));
}

function numberGates(slots: readonly Slot[], trackCount: number): GateKeeper['numbers'] {
  // Those that need words near them first: where there are none, whole rows of bits are passed over.
  const runs = waiting(slots, 'run').sort(
    (a, b) => Number(isAlwaysPossible(a.slot)) - Number(isAlwaysPossible(b.slot)),
  );
  const table = new RunTable(runs.map(({ gate }) => gate));
  const waking = wakers(runs, trackCount);
  const allInRuns = waiting(slots, 'digits').sort((a, b) => a.gate.digits - b.gate.digits);
  const allInNumbers = waiting(slots, 'number').sort((a, b) => a.gate.digits - b.gate.digits);
  const allInTokens = waiting(slots, 'token').sort((a, b) => a.gate.chars - b.gate.chars);

  return (reading, from, to, tracks) => {
    const { text, digits } = reading;
    const possible = ({ slot }: { readonly slot: Slot }): boolean => isPossible(slot, tracks);
    const inRuns = allInRuns.filter(possible);
    const inNumbers = allInNumbers.filter(possible);
    const inTokens = allInTokens.filter(possible);
    let goOn = to;
    if (inNumbers.length > 0) {
      // A number may go on beyond `to`; what is read next begins behind it.
      goOn = scanNumbers(text, from, to, (start, end, count) => {
        for (const { slot, gate } of inNumbers) {
          if (gate.digits > count) break;
          tracks.add(slot.number, start, end - 1);
        }
      });
    }
    table.activate(waking.always);
    for (const track of tracks.touched) table.activate(waking.by[track] ?? nobody);
    const usesTable = table.isActive();
    const onRun = (number: number, start: number): void => {
      const slot = runs[number]?.slot;
      if (slot) tracks.add(slot.number, start, start);
    };
    for (
      let i = usesTable || inRuns.length > 0 ? firstFrom(digits, from) : digits.count;
      i < digits.count;
      i += 2
    ) {
      const start = digits.at[i] ?? 0;
      if (start >= goOn) break;
      if (usesTable) table.look(reading, i, onRun);
      for (const { slot, gate } of inRuns) {
        const last = (digits.at[i + 1] ?? 0) - gate.digits;
        if (last < start) break;
        tracks.add(slot.number, start, last);
      }
    }
    table.rest();
    const [shortest] = inTokens;
    if (!shortest) return goOn;
    scanTokens(text, [from, goOn], shortest.gate.chars, (start, end) => {
      for (const { slot, gate } of inTokens) {
        if (gate.chars > end - start) break;
        tracks.add(slot.number, start, end - gate.chars);
      }
    });
    return goOn;
  };
}

/** Where in a list of stretches the first one stands that begins at or behind an offset. */
function firstFrom({ at, count }: List, offset: number): number {
  let low = 0;
  let high = count >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[2 * middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

function isAlwaysPossible({ needs, holds }: Slot): boolean {
  return needs === null && holds === null;
}

const nobody: readonly number[] = [];

/** Which gates, by place in the list, come into question always, and which when something stands in a track. */
function wakers(gates: readonly { readonly slot: Slot }[], trackCount: number) {
  const always: number[] = [];
  const by: (number[] | undefined)[] = Array.from({ length: trackCount });
  gates.forEach(({ slot }, number) => {
    if (isAlwaysPossible(slot)) always.push(number);
    else if (slot.holds !== null) (by[slot.holds] ??= []).push(number);
    else for (const { track } of slot.needs ?? []) (by[track] ??= []).push(number);
  });
  return { always, by };
}

function waiting<K extends Gate['kind']>(slots: readonly Slot[], kind: K) {
  return slots.flatMap((slot) => {
    const { gate } = slot.pattern;
    return isOfKind(gate, kind) ? [{ slot, gate }] : [];
  });
}

function isOfKind<K extends Gate['kind']>(gate: Gate, kind: K): gate is Extract<Gate, { kind: K }> {
  return gate.kind === kind;
}
