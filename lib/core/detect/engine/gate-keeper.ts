import type { CompiledDetector, Gate, Program } from '../compiled.ts';
import { keywordSearch, type KeywordList, type KeywordSearch } from './keyword-search.ts';
import { matcherOf, type Matcher } from './matcher.ts';
import { needsOf } from './reach.ts';
import { RunTable } from './run-table.ts';
import { isPossible, type Slot } from './slot.ts';
import { Tracks } from './tracks.ts';
import { fillKinds } from './unit-kinds.ts';
import { scanNumbers, scanTokens } from './windows.ts';

/** Looks, once for all patterns, for what they cannot match without, and for evidence. */
export interface GateKeeper {
  readonly slots: readonly Slot[];
  /** Empty tracks for a scan. */
  tracks(): Tracks;
  /** First over the whole text: keywords and literals that begin, or end, in a stretch of it. */
  words(text: string, from: number, to: number, tracks: Tracks): void;
  /** Then: digits and tokens that begin in a stretch of it. Returns where to go on. */
  numbers(text: string, from: number, to: number, tracks: Tracks): number;
  /** At last: the slots whose gate stands open somewhere, in any order. */
  open(tracks: Tracks): readonly Slot[];
}

export function gateKeeper(detectors: readonly CompiledDetector[]): GateKeeper {
  fillKinds();
  const { slots, lists, gates, trackCount } = slotsOf(detectors);
  const always = slots.filter(({ pattern }) => pattern.gate.kind === 'always' && !pattern.words);
  let search: KeywordSearch | null = null;
  return {
    slots,
    tracks: () => new Tracks(trackCount),
    words: (text, from, to, tracks) => {
      (search ??= keywordSearch(lists, gates)).scan(text, from, to, tracks);
    },
    numbers: numberGates(slots, trackCount),
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
    gates.set(number, literals);
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
  return { slots, lists, gates, trackCount: patterns.length + known.size };
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

  return (text, from, to, tracks) => {
    const possible = ({ slot }: { readonly slot: Slot }): boolean => isPossible(slot, tracks);
    const inRuns = allInRuns.filter(possible);
    const inNumbers = allInNumbers.filter(possible);
    table.activate(waking.always);
    for (const track of tracks.touched) table.activate(waking.by[track] ?? nobody);
    const usesTable = table.isActive();
    const tokensUpTo = (end: number): number => {
      const inTokens = allInTokens.filter(possible);
      const [shortest] = inTokens;
      if (!shortest) return end;
      scanTokens(text, [from, end], shortest.gate.chars, (start, tokenEnd) => {
        for (const { slot, gate } of inTokens) {
          if (gate.chars > tokenEnd - start) break;
          tracks.add(slot.number, start, tokenEnd - gate.chars);
        }
      });
      return end;
    };
    if (!usesTable && inRuns.length + inNumbers.length === 0) return tokensUpTo(to);
    const onRun = (number: number, start: number): void => {
      const slot = runs[number]?.slot;
      if (slot) tracks.add(slot.number, start, start);
    };
    const end = scanNumbers(text, from, to, {
      onDigits: (start, end) => {
        if (usesTable) table.look(text, start, end, onRun);
        for (const { slot, gate } of inRuns) {
          if (gate.digits > end - start) break;
          tracks.add(slot.number, start, end - gate.digits);
        }
      },
      onNumber: (start, end, count) => {
        for (const { slot, gate } of inNumbers) {
          if (gate.digits > count) break;
          tracks.add(slot.number, start, end - 1);
        }
      },
    });
    table.rest();
    // Numbers may be read on beyond `to`; what is read next begins there.
    return tokensUpTo(end);
  };
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
