import type { Program } from '../compiled.ts';
import { Backward } from './backward.ts';
import { Capture } from './capture.ts';
import { charClasses, type CharClasses } from './char-classes.ts';
import { Forward } from './forward.ts';
import { op, readProgram, type Code } from './program.ts';
import { spanOf, type Spans } from './spans.ts';

/** One match. `valueStart` and `valueEnd` bound the sensitive part: the capture group, else everything. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Behind the last character that was looked at to find it; beyond the text if its end mattered. */
  readonly readTo: number;
}

/** A program ready to run. Holds caches, so one is kept for each program. */
export interface Matcher {
  /**
   * All matches that begin inside the windows (default: anywhere), from left to right, not overlapping, none of them
   * empty. Windows are sorted, disjoint and inclusive.
   * @param from the first offset at which one may begin (default 0).
   */
  findAll(text: string, windows?: Spans, from?: number): PatternMatch[];
  matchesWhole(text: string): boolean;
  /** Whether a code unit can be part of a match; for some that cannot it says yes as well. */
  mayHold(unit: number): boolean;
  /** Behind the last character that the last `findAll` looked at; beyond the text if its end mattered. */
  readTo(): number;
  /** Behind its last match: before this offset nothing more begins, whatever stands behind it. */
  decidedTo(): number;
  /** Work done since it was made: a machine-independent measure. */
  steps(): number;
}

const matchers = new WeakMap<Program, Matcher>();

export function matcherOf(program: Program): Matcher {
  const known = matchers.get(program);
  if (known) return known;
  const made = makeMatcher(program);
  matchers.set(program, made);
  return made;
}

/** Whether the pattern matches the text from its start to its end. */
export function matchesWhole(program: Program, text: string): boolean {
  return matcherOf(program).matchesWhole(text);
}

function makeMatcher(program: Program): Matcher {
  const code = readProgram(program);
  const classes = charClasses(code);
  const forward = new Forward(code, classes);
  const backward = new Backward(code, classes);
  const group = code.capture ? new Capture(code, classes, backward) : null;
  let readTo = 0;

  const findAll = (text: string, windows: Spans = spanOf(0, text.length), first = 0): PatternMatch[] => {
    const matches: PatternMatch[] = [];
    // Text read past a certain match is read again for the next one. The allowance keeps the whole linear: when
    // it is used up, a match is taken as soon as it is certain.
    let patience = 4 * text.length + 4096;
    forward.rewind();
    readTo = 0;
    for (let from = first; from <= text.length;) {
      const end = forward.find(text, from, windows, patience);
      readTo = Math.max(readTo, forward.stoppedAt);
      if (end < 0) break;
      patience = Math.max(0, patience - forward.overrun);
      const start = backward.start(text, end, from);
      if (start < 0) throw new Error('matcher halves disagree');
      if (end > start) {
        const inner = group && group.find(text, start, end);
        const { stoppedAt } = forward;
        matches.push({
          start,
          end,
          valueStart: inner?.start ?? start,
          valueEnd: inner?.end ?? end,
          readTo: stoppedAt,
        });
      }
      from = end > start ? end : nextCharacter(text, end);
    }
    return matches;
  };
  return {
    findAll,
    matchesWhole: (text) => backward.start(text, text.length, 0) === 0,
    readTo: () => readTo,
    decidedTo: () => forward.deadAt,
    mayHold: holder(code, classes),
    steps: () => forward.steps + backward.steps,
  };
}

const low = 128;

/** Exact for ASCII; any other unit may be part of a match as soon as one of them may. */
function holder({ code, sets }: Code, classes: CharClasses): (unit: number) => boolean {
  const inAscii = new Uint8Array(low);
  let beyond = false;
  for (let at = 0; at < code.length; at += 3) {
    if (code[at] !== op.set) continue;
    const set = code[at + 1] ?? 0;
    const ranges = sets[set];
    beyond ||= ranges === 'word' || (ranges?.at(-1) ?? 0) >= low;
    for (let unit = 0; unit < low; unit += 1) {
      if (classes.inSet(set, classes.low[unit] ?? 0)) inAscii[unit] = 1;
    }
  }
  return (unit) => (unit < low ? inAscii[unit] === 1 : beyond);
}

function nextCharacter(text: string, pos: number): number {
  return pos + ((text.codePointAt(pos) ?? 0) > 0xffff ? 2 : 1);
}
