import type { Gate } from '../compiled.ts';
import { anyNeighbour, neighboursIn, neighboursWithin } from '../engine/neighbours.ts';
import type { Code } from '../engine/program.ts';
import { wordRanges } from '../engine/word-chars.ts';
import { charSet, negate, union, type CharSet } from './char-set.ts';
import { digits } from './named-sets.ts';
import { closureOf, startOf, type Live, type Step } from './walk.ts';

/** Runs of this many digits and more are treated alike. */
const longestRun = 31;
const longestLead = 32;
const digitBit = neighboursIn(digits);

type RunGate = Extract<Gate, { kind: 'run' }>;

/**
 * What the first run of digits in a match must be like: its first digit, what stands before it, what behind it at
 * which length, and how far behind the beginning of the match it is. Null where a match may do without digits, or
 * begin within a run.
 */
export function runGateOf(code: Code): RunGate | null {
  const kinds = code.sets.map(kindOf);
  const forbidden = (edges: readonly number[]): number =>
    neighboursWithin(edges.map((edge) => kinds[edge]?.set ?? []));
  const lead = leadOf(code, kinds);
  if (!lead) return null;
  const behind = forbidden(code.before);
  if (lead.min === 0 && (behind & digitBit) === 0) return null;
  const before = lead.before | (lead.min === 0 ? anyNeighbour & ~behind : 0);
  const first = lead.entries.reduce((bits, { set }) => bits | (kinds[set]?.digits ?? 0), 0);
  const shapes = shapesOf(code, kinds, lead.entries, anyNeighbour & ~forbidden(code.after));
  const { min, max } = lead;
  return {
    kind: 'run',
    first,
    before,
    shapes: withoutTail(shapes),
    seconds: withoutTail(
      secondsOf(code, kinds, lead.entries, (anyNeighbour & ~forbidden(code.after) & digitBit) !== 0),
    ),
    min,
    max,
    lead: max === null ? charsOf(lead.sets, kinds) : null,
  };
}

/** What matters about a set: the digits in it, as bits, and the kinds of its other members. */
interface SetKind {
  readonly set: CharSet;
  readonly digits: number;
  readonly others: number;
}

function kindOf(named: Code['sets'][number]): SetKind {
  const set = named === 'word' ? wordRanges : named;
  let bits = 0;
  for (let i = 0; i < set.length; i += 2) {
    const to = Math.min(57, set[i + 1] ?? 0);
    for (let unit = Math.max(48, set[i] ?? 0); unit <= to; unit += 1) bits |= 1 << (unit - 48);
  }
  return { set, digits: bits, others: neighboursIn(set) & ~digitBit };
}

function charsOf(sets: Iterable<number>, kinds: readonly SetKind[]): CharSet {
  const all = union(...[...sets].map((set) => kinds[set]?.set ?? []));
  return charSet(negate(union(negate(all), digits)));
}

/** By the length of a run, what can stand behind it. */
function shapesOf(code: Code, kinds: readonly SetKind[], entries: Live['at'], atEnd: number): number[] {
  const shapes = [0];
  let always = 0;
  let live: Live = { at: entries, matches: false };
  const onDigit = (): Live['at'] => live.at.filter(({ set }) => (kinds[set]?.digits ?? 0) !== 0);
  for (let length = 1; length <= longestRun; length += 1) {
    live = closureOf(
      code,
      onDigit().map(({ next }) => next),
    );
    let follows = always;
    for (const { set } of live.at) follows |= kinds[set]?.others ?? 0;
    if (live.matches) {
      // A match that may end within a run says nothing about how long the run is.
      if ((atEnd & digitBit) !== 0) always = anyNeighbour;
      follows |= atEnd & ~digitBit;
    }
    shapes.push(follows | always);
  }
  if (onDigit().length > 0) shapes[longestRun] = anyNeighbour;
  return shapes;
}

/** The last entry stands for all that would follow. */
function withoutTail(list: readonly number[]): readonly number[] {
  let end = list.length;
  while (end > 1 && list[end - 1] === list[end - 2]) end -= 1;
  return list.slice(0, end);
}

const anyLength = -1;

/** By the length of the first run, how long the run of digits behind it and one other character can be. */
function secondsOf(
  code: Code,
  kinds: readonly SetKind[],
  entries: Live['at'],
  endsInRun: boolean,
): readonly number[] {
  const seconds: number[] = [anyLength];
  let ended = false;
  let live: Live = { at: entries, matches: false };
  for (let length = 1; length <= longestRun; length += 1) {
    live = consume(code, kinds, live, isDigit);
    // A match that may end within a run says nothing about longer ones, or about what is behind them.
    ended ||= live.matches && endsInRun;
    seconds.push(ended ? anyLength : secondOf(code, kinds, live, endsInRun));
  }
  if (live.at.some(({ set }) => kinds[set] && isDigit(kinds[set]))) seconds[longestRun] = anyLength;
  return seconds;
}

function secondOf(code: Code, kinds: readonly SetKind[], behind: Live, endsInRun: boolean): number {
  // A match that ends here says nothing about what follows.
  if (behind.matches) return anyLength;
  if (behind.at.some(({ set }) => (kinds[set]?.set.at(-1) ?? 0) > 0xffff)) return anyLength;
  const goesOn = ({ at }: Live): boolean => at.some(({ set }) => kinds[set] && isOther(kinds[set]));
  let live = consume(code, kinds, behind, isOther);
  let lengths = live.matches ? anyLength : goesOn(live) ? 1 : 0;
  for (let length = 1; length <= longestRun; length += 1) {
    live = consume(code, kinds, live, isDigit);
    if (live.matches && endsInRun) return lengths | (anyLength << length);
    if (live.matches || goesOn(live)) lengths |= 1 << length;
  }
  return live.at.some(({ set }) => kinds[set] && isDigit(kinds[set])) ? lengths | (1 << longestRun) : lengths;
}

const isDigit = ({ digits: bits }: SetKind): boolean => bits !== 0;
const isOther = ({ others }: SetKind): boolean => others !== 0;

function consume(code: Code, kinds: readonly SetKind[], live: Live, takes: (kind: SetKind) => boolean): Live {
  return closureOf(
    code,
    live.at.filter(({ set }) => kinds[set] && takes(kinds[set])).map(({ next }) => next),
  );
}

interface Lead {
  /** Where the first digit is consumed. */
  readonly entries: Live['at'];
  /** Length of what comes before it, in code units; null: no bound. */
  readonly min: number;
  readonly max: number | null;
  /** What can stand right before the first digit, as neighbours, if that is part of the match. */
  readonly before: number;
  /** The sets of everything before it. */
  readonly sets: ReadonlySet<number>;
}

/** What comes before the first digit of a match; null when a match without digits is possible. */
function leadOf(code: Code, kinds: readonly SetKind[]): Lead | null {
  const takesDigit = ({ set }: Step): boolean => (kinds[set]?.digits ?? 0) !== 0;
  const takesOther = ({ set }: Step): boolean => (kinds[set]?.others ?? 0) !== 0;
  const entries = new Map<number, Step>();
  const passed = new Map<number, Step>();
  let live = startOf(code);
  let min = longestLead;
  let max: number | null = 0;
  for (let length = 0; live.at.length > 0 && max !== null; length += 1) {
    if (live.matches) return null;
    const known = entries.size + passed.size;
    for (const one of live.at) {
      if (takesDigit(one)) entries.set(one.number, one);
      if (takesOther(one)) passed.set(one.number, one);
    }
    if (live.at.some(takesDigit)) {
      min = Math.min(min, length);
      max = length;
    }
    // Beyond the bound everything met so far goes on, until there is nothing new.
    const onward = length < longestLead ? live.at.filter(takesOther) : [...passed.values()];
    live = closureOf(
      code,
      onward.map(({ next }) => next),
    );
    if (length > longestLead && entries.size + passed.size === known) max = null;
  }
  if (live.matches || entries.size === 0) return null;
  const leads = [...passed.values()];
  const last = leads.filter(({ next }) => closureOf(code, [next]).at.some(takesDigit));
  const isWide = leads.some(({ set }) => (kinds[set]?.set.at(-1) ?? 0) > 0xffff);
  return {
    entries: [...entries.values()],
    min,
    max: max === null || max > longestLead ? null : max * (isWide ? 2 : 1),
    before: last.reduce((bits, { set }) => bits | (kinds[set]?.others ?? 0), 0),
    sets: new Set(leads.map(({ set }) => set)),
  };
}
