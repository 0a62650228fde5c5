import type { CharClasses } from './char-classes.ts';
import { op, type Code } from './program.ts';
import type { Spans } from './spans.ts';
import { StateCache } from './state-cache.ts';

/** Flags of a state. */
const matched = 1;
const dead = 2;

/** What cells hold besides plain states. */
const unknown = -1;
const told = -2;
/** Beyond any text; a small integer, which the inner loop stays fast with. */
const never = 0x3fff_ffff;

/**
 * The forward half of the matcher: a lazy DFA that finds where the leftmost-first match ends. A state is the list
 * of live instructions, best first. A match is seen one character late, because what follows may forbid it.
 */
export class Forward {
  readonly code: Code;
  readonly classes: CharClasses;
  readonly cache: StateCache;
  readonly #seen: Uint32Array;
  /** 1 for the classes behind which no match may begin. */
  readonly #blocked: Uint8Array;
  #stamp = 0;
  /** Work done so far: characters stepped over and instructions expanded. For tests and benchmarks. */
  steps = 0;

  constructor(code: Code, classes: CharClasses) {
    this.code = code;
    this.classes = classes;
    // Two columns a class: first all without, then all with a new attempt beginning behind the character; the last is
    // the end of the text.
    this.cache = new StateCache(classes.count * 2 + 1);
    this.#seen = new Uint32Array(code.code.length / 3);
    this.#blocked = Uint8Array.from({ length: classes.count }, (_, charClass) =>
      this.#forbidden(code.before, charClass) ? 1 : 0,
    );
  }

  /**
   * The end of the leftmost-first match that begins inside a window at or after `from`; -1 if there is none.
   * Within one text `from` may only grow, and `rewind` comes before another text.
   * @param patience how far to read past a match that is already certain, to see whether a better one of the
   *   same beginning comes. What was read so is in `overrun`.
   */
  find(text: string, from: number, windows: Spans, patience: number): number {
    this.overrun = 0;
    this.stoppedAt = from;
    this.deadAt = from;
    this.#skipWindows(windows, from);
    if (this.window >= windows.count) return -1;
    const begin = Math.max(from, windows.at[this.window] ?? 0);
    return this.#run(text, wholeCharacter(text, begin, from), windows, patience);
  }
  overrun = 0;
  stoppedAt = 0;
  /** Where nothing was alive for the last time: what may begin before it is decided, by nothing behind it. */
  deadAt = 0;
  window = 0;

  rewind(): void {
    this.window = 0;
  }

  #skipWindows({ at, count }: Spans, from: number): void {
    while (this.window < count && (at[this.window + 1] ?? 0) < from) this.window += 2;
  }

  /** Steps from `begin` until there is a match or nothing is alive behind the last window. */
  #run(text: string, begin: number, windows: Spans, patience: number): number {
    const { cache, classes } = this;
    const { width } = cache;
    const { low, count } = classes;
    const { at: edges, count: edgeCount } = windows;
    const end = text.length;
    let { window } = this;
    // Added to a class, it makes the column: whether an attempt may begin behind the character; and where that changes.
    let attempt = 0;
    let turn = 0;
    let state = this.#begin(text, begin);
    // Replaced when the cache grows, which only `advance` and `begin` make it do.
    let { cells } = cache;
    let found = -1;
    let limit = end;
    let pos = begin;
    let skipped = begin;
    while (pos < limit) {
      const unit = text.charCodeAt(pos);
      let after = pos + 1;
      let charClass: number;
      if (unit < 256) charClass = low[unit] ?? 0;
      else {
        const codePoint = (unit & 0xfc00) === 0xd800 ? (text.codePointAt(pos) ?? unit) : unit;
        if (codePoint > 0xffff) after += 1;
        charClass = classes.classOf(codePoint);
      }
      if (after >= turn) {
        while (window < edgeCount && after > (edges[window + 1] ?? 0)) window += 2;
        const opens = window < edgeCount ? (edges[window] ?? 0) : never;
        attempt = after >= opens ? count : 0;
        turn = attempt > 0 ? (edges[window + 1] ?? 0) + 1 : opens;
      }
      const column = charClass + attempt;
      let next = cells[state * width + column] ?? unknown;
      if (next === unknown) {
        next = this.#advance(state, column);
        ({ cells } = cache);
      }
      if (next >= 0) {
        state = next;
        pos = after;
        continue;
      }
      state = told - next;
      const flags = cache.flags[state] ?? 0;
      if ((flags & matched) !== 0) {
        found = pos;
        limit = Math.min(end, pos + patience);
        attempt = 0;
        turn = never;
      }
      pos = after;
      if ((flags & dead) === 0 || attempt > 0) continue;
      if (found >= 0) break;
      this.deadAt = pos;
      if (turn === never) break;
      // Nothing is alive: on to the next window.
      const opened = wholeCharacter(text, turn, pos);
      skipped += opened - pos;
      pos = opened;
      state = this.#begin(text, pos);
      ({ cells } = cache);
      turn = 0;
    }
    this.steps += pos - skipped;
    this.stoppedAt = pos;
    if (pos >= end && ((cache.flags[state] ?? 0) & dead) === 0) {
      const last = width - 1;
      const known = cache.cells[state * width + last] ?? unknown;
      const final = known === unknown ? this.#advance(state, last) : known;
      if (final < 0 && ((cache.flags[told - final] ?? 0) & matched) !== 0) found = end;
    }
    if (pos >= end) this.stoppedAt = end + 1;
    if (found >= 0) this.overrun = Math.max(0, pos - found);
    return found;
  }

  /** The state before the character at `pos`, an attempt just beginning there. */
  #begin(text: string, pos: number): number {
    if (pos === 0) return this.#startState(0);
    const { before } = this.code;
    if (before.length === 0) return this.#startState(2);
    const unit = text.charCodeAt(pos - 1);
    const charClass =
      unit < 256 ? (this.classes.low[unit] ?? 0) : this.classes.classOf(charBefore(text, pos));
    return this.#startState(this.#blocked[charClass] === 1 ? 1 : 2);
  }

  /** 0: at the start of the text, 1: where no match may begin, 2: anywhere else. */
  #startState(kind: number): number {
    if (this.#startsOf !== this.cache.flushes) {
      this.#starts = [];
      this.#startsOf = this.cache.flushes;
    }
    const known = this.#starts[kind];
    if (known !== undefined) return known;
    const list: number[] = [];
    this.#stamp += 1;
    if (kind !== 1) this.#follow(this.code.start, list, kind === 0, false);
    const state = this.cache.intern(list, list.length === 0 ? dead : 0);
    if (this.#startsOf === this.cache.flushes) this.#starts[kind] = state;
    return state;
  }
  #starts: number[] = [];
  #startsOf = 0;

  #forbidden(sets: readonly number[], charClass: number): boolean {
    for (const set of sets) if (this.classes.inSet(set, charClass)) return true;
    return false;
  }

  /** The cell for a column: the next state, or `told` less the next state when its flags matter. */
  #advance(state: number, column: number): number {
    const { cache, code, classes } = this;
    const atEnd = column === cache.width - 1;
    const mayBegin = !atEnd && column >= classes.count;
    const charClass = mayBegin ? column - classes.count : column;
    const list: number[] = [];
    let isMatch = false;
    this.#stamp += 1;
    const from = cache.lists[state] ?? new Int32Array(0);
    for (const at of from) {
      const operation = code.code[at * 3];
      if (operation === op.set) {
        if (!atEnd && classes.inSet(code.code[at * 3 + 1] ?? 0, charClass)) {
          this.#follow(code.code[at * 3 + 2] ?? 0, list, false, false);
        }
      } else if (operation === op.match) {
        isMatch = atEnd || !this.#forbidden(code.after, charClass);
      } else if (atEnd) {
        isMatch = this.#matchesAtEnd(at);
      }
      if (isMatch) break;
    }
    const begins = !isMatch && mayBegin && !this.#forbidden(code.before, charClass);
    if (begins) this.#follow(code.start, list, false, false);
    this.steps += from.length + list.length + 1;
    const flushes = cache.flushes;
    const flags = (isMatch ? matched : 0) | (list.length === 0 ? dead : 0);
    const next = cache.intern(list, flags);
    // Nothing alive matters only where no attempt can begin.
    const isPlain = flags === 0 || (flags === dead && mayBegin);
    const cell = isPlain ? next : told - next;
    cache.link(state, column, cell, flushes);
    return cell;
  }

  #matchesAtEnd(at: number): boolean {
    const list: number[] = [];
    this.#follow(at, list, false, true);
    return list.some((inst) => this.code.code[inst * 3] === op.match);
  }

  /** Adds what can be reached without consuming a character, best first, each instruction once. */
  #follow(entry: number, list: number[], atStart: boolean, atEnd: boolean): void {
    const { code } = this.code;
    const pending = [entry];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (this.#seen[at] === this.#stamp) continue;
      this.#seen[at] = this.#stamp;
      const target = code[at * 3 + 2] ?? 0;
      switch (code[at * 3]) {
        case op.split:
          pending.push(target, code[at * 3 + 1] ?? 0);
          break;
        case op.save:
          pending.push(target);
          break;
        case op.textStart:
          if (atStart) pending.push(target);
          break;
        case op.textEnd:
          if (atEnd) pending.push(target);
          else list.push(at);
          break;
        default:
          list.push(at);
      }
    }
  }
}

/** Never begin in the middle of a surrogate pair. */
function wholeCharacter(text: string, pos: number, from: number): number {
  if (pos <= from || pos >= text.length) return pos;
  const split = (text.charCodeAt(pos) & 0xfc00) === 0xdc00 && (text.charCodeAt(pos - 1) & 0xfc00) === 0xd800;
  return split ? pos - 1 : pos;
}

/** The code point that ends right before `pos`, which is at least 1. */
export function charBefore(text: string, pos: number): number {
  const unit = text.charCodeAt(pos - 1);
  if ((unit & 0xfc00) !== 0xdc00 || pos < 2) return unit;
  const pair = text.codePointAt(pos - 2) ?? unit;
  return pair > 0xffff ? pair : unit;
}
