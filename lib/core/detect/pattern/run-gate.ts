import type { Gate } from '../compiled.ts';
import { anyNeighbour, neighboursIn, neighboursWithin } from '../engine/neighbours.ts';
import { op, type Code } from '../engine/program.ts';
import { wordRanges } from '../engine/word-chars.ts';
import { intersects, isSubset, type CharSet } from './char-set.ts';
import { digits } from './named-sets.ts';

/** Runs of this many digits and more are treated alike. */
export const longestRun = 31;
const digitBit = neighboursIn(digits);

/**
 * For a pattern that can only begin at the beginning of a run of digits: with which digit, behind what, and what can
 * stand behind a run of which length. Null for any other pattern.
 */
export function runGateOf(code: Code): Extract<Gate, { kind: 'run' }> | null {
  const sets = code.sets.map((set): CharSet => (set === 'word' ? wordRanges : set));
  const forbidden = (edges: readonly number[]): number =>
    neighboursWithin(edges.map((edge) => sets[edge] ?? []));
  const behind = forbidden(code.before);
  if ((behind & digitBit) === 0) return null;
  let live = closure(code, [code.start]);
  const firsts = setsOf(code, live).map((set) => sets[set] ?? []);
  if (live.matches || !firsts.every((set) => isSubset(set, digits))) return null;
  let first = 0;
  for (let digit = 0; digit < 10; digit += 1) {
    if (firsts.some((set) => intersects(set, [48 + digit, 48 + digit]))) first |= 1 << digit;
  }
  const atEnd = anyNeighbour & ~forbidden(code.after);
  const shapes: number[] = [0];
  let always = 0;
  for (let length = 1; length <= longestRun; length += 1) {
    live = closure(code, stepOver(code, live, sets));
    let follows = always;
    for (const set of setsOf(code, live)) follows |= neighboursIn(sets[set] ?? []) & ~digitBit;
    if (live.matches) {
      // A match that may end within a run says nothing about how long the run is.
      if ((atEnd & digitBit) !== 0) always = anyNeighbour;
      follows |= atEnd & ~digitBit;
    }
    shapes.push(follows | always);
  }
  if (setsOf(code, live).some((set) => intersects(sets[set] ?? [], digits)))
    shapes[longestRun] = anyNeighbour;
  return { kind: 'run', first, before: anyNeighbour & ~behind, shapes };
}

interface Live {
  readonly at: readonly number[];
  readonly matches: boolean;
}

/** What can be reached without consuming a character; anchors are taken to hold. */
function closure({ code }: Code, entries: readonly number[]): Live {
  const seen = new Set(entries);
  let matches = false;
  for (const at of seen) {
    const operation = code[at * 3];
    if (operation === op.match) matches = true;
    if (operation === op.split) seen.add(code[at * 3 + 1] ?? 0);
    if (operation !== op.match && operation !== op.set) seen.add(code[at * 3 + 2] ?? 0);
  }
  return { at: [...seen].filter((at) => code[at * 3] === op.set), matches };
}

function stepOver({ code }: Code, live: Live, sets: readonly CharSet[]): number[] {
  return live.at
    .filter((at) => intersects(sets[code[at * 3 + 1] ?? 0] ?? [], digits))
    .map((at) => code[at * 3 + 2] ?? 0);
}

function setsOf({ code }: Code, live: Live): number[] {
  return [...new Set(live.at.map((at) => code[at * 3 + 1] ?? 0))];
}
