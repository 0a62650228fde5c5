import type { Gate } from '../compiled.ts';
import { anyNeighbour, neighboursIn, neighboursWithin } from '../engine/neighbours.ts';
import type { Code } from '../engine/program.ts';
import { wordRanges } from '../engine/word-chars.ts';
import { charSet, intersects, negate, union, type CharSet } from './char-set.ts';
import { digits } from './named-sets.ts';
import { closureOf, startOf, type Live } from './walk.ts';

/** Runs of this many digits and more are treated alike. */
export const longestRun = 31;
const longestLead = 32;
const digitBit = neighboursIn(digits);

type RunGate = Extract<Gate, { kind: 'run' }>;

/**
 * What the first run of digits in a match must be like: its first digit, what stands before it, what behind it at
 * which length, and how far behind the beginning of the match it is. Null where a match may do without digits, or
 * begin within a run.
 */
export function runGateOf(code: Code): RunGate | null {
  const sets = code.sets.map((set): CharSet => (set === 'word' ? wordRanges : set));
  const forbidden = (edges: readonly number[]): number =>
    neighboursWithin(edges.map((edge) => sets[edge] ?? []));
  const lead = leadOf(code, sets);
  if (!lead) return null;
  const behind = forbidden(code.before);
  if (lead.min === 0 && (behind & digitBit) === 0) return null;
  const before = lead.before | (lead.min === 0 ? anyNeighbour & ~behind : 0);
  const firsts = lead.entries.map(({ set }) => sets[set] ?? []);
  let first = 0;
  for (let digit = 0; digit < 10; digit += 1) {
    if (firsts.some((set) => intersects(set, [48 + digit, 48 + digit]))) first |= 1 << digit;
  }
  const shapes = shapesOf(code, sets, lead.entries, anyNeighbour & ~forbidden(code.after));
  const { min, max, chars } = lead;
  return { kind: 'run', first, before, shapes, min, max, lead: max === null ? chars : null };
}

/** By the length of a run, what can stand behind it. */
function shapesOf(code: Code, sets: readonly CharSet[], entries: Live['at'], atEnd: number): number[] {
  const shapes = [0];
  let always = 0;
  let live: Live = { at: entries, matches: false };
  for (let length = 1; length <= longestRun; length += 1) {
    const onDigit = live.at.filter(({ set }) => intersects(sets[set] ?? [], digits));
    live = closureOf(
      code,
      onDigit.map(({ next }) => next),
    );
    let follows = always;
    for (const { set } of live.at) follows |= neighboursIn(sets[set] ?? []) & ~digitBit;
    if (live.matches) {
      // A match that may end within a run says nothing about how long the run is.
      if ((atEnd & digitBit) !== 0) always = anyNeighbour;
      follows |= atEnd & ~digitBit;
    }
    shapes.push(follows | always);
  }
  if (live.at.some(({ set }) => intersects(sets[set] ?? [], digits))) shapes[longestRun] = anyNeighbour;
  return shapes;
}

interface Lead {
  /** Where the first digit is consumed. */
  readonly entries: Live['at'];
  /** Length of what comes before it, in code units; null: no bound. */
  readonly min: number;
  readonly max: number | null;
  readonly before: number;
  readonly chars: CharSet;
}

/** What comes before the first digit of a match; null when a match without digits is possible. */
function leadOf(code: Code, sets: readonly CharSet[]): Lead | null {
  const takesDigit = (one: Live['at'][number]): boolean => intersects(sets[one.set] ?? [], digits);
  const entries = new Map<number, Live['at'][number]>();
  const plain = sets.map((set) => charSet(negate(union(negate(set), digits))));
  let live = startOf(code);
  let min = Infinity;
  let max = 0;
  let before = 0;
  let chars: CharSet = [];
  for (let length = 0; live.at.length > 0; length += 1) {
    if (live.matches) return null;
    const open = live.at.filter(takesDigit);
    for (const one of open) entries.set(one.number, one);
    if (open.length > 0) {
      min = Math.min(min, length);
      max = length;
    }
    if (length > longestLead) {
      max = Infinity;
      break;
    }
    const onOther = live.at.filter(({ set }) => (plain[set]?.length ?? 0) > 0);
    for (const { set, next } of onOther) {
      const part = plain[set] ?? [];
      chars = union(chars, part);
      if (closureOf(code, [next]).at.some(takesDigit)) before |= neighboursIn(part);
    }
    live = closureOf(
      code,
      onOther.map(({ next }) => next),
    );
  }
  if (max === Infinity) {
    // Beyond the bound: everything that can still be reached before a digit.
    const rest = reachable(code, live, plain);
    if (rest.matches) return null;
    for (const one of rest.at.filter(takesDigit)) entries.set(one.number, one);
    for (const { set, next } of rest.at) {
      const part = plain[set] ?? [];
      if (part.length === 0) continue;
      chars = union(chars, part);
      if (closureOf(code, [next]).at.some(takesDigit)) before |= neighboursIn(part);
    }
  }
  if (min === Infinity && entries.size === 0) return null;
  const widest = (chars.at(-1) ?? 0) > 0xffff ? 2 : 1;
  return {
    entries: [...entries.values()],
    min: min === Infinity ? longestLead : min,
    max: max === Infinity ? null : max * widest,
    before,
    chars,
  };
}

function reachable(code: Code, from: Live, plain: readonly CharSet[]): Live {
  let all = from;
  for (;;) {
    const onOther = all.at.filter(({ set }) => (plain[set]?.length ?? 0) > 0);
    const more = closureOf(code, [...all.at.map(({ number }) => number), ...onOther.map(({ next }) => next)]);
    if (more.at.length === all.at.length && more.matches === all.matches) return more;
    all = { at: more.at, matches: more.matches || all.matches };
  }
}
