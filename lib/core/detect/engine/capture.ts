import type { Backward } from './backward.ts';
import type { CharClasses } from './char-classes.ts';
import { op, type Code } from './program.ts';

interface Group {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds where the capture group of a known match stands. Walks the one best way through the match, for what the
 * backward half knows tells at every choice whether the better branch leads to the end. Patterns that ask for the
 * start of the text are simulated with all threads side by side instead (Pike). Keeps its lists for the next match.
 */
export class Capture {
  readonly code: Code;
  readonly classes: CharClasses;
  readonly seen: Uint32Array;
  stamp = 0;
  /** Three numbers a thread: instruction, start and end of the group, -1 where not met. */
  live: number[] = [];
  next: number[] = [];
  readonly pending: number[] = [];
  readonly #backward: Backward;
  readonly reach: Int32Array[] = [];
  readonly #asksForStart: boolean;

  constructor(code: Code, classes: CharClasses, backward: Backward) {
    this.code = code;
    this.classes = classes;
    this.#backward = backward;
    this.#asksForStart = code.code.some((value, i) => i % 3 === 0 && value === op.textStart);
    this.seen = new Uint32Array(code.code.length / 3);
  }

  /** Null when the group took no part. */
  find(text: string, start: number, end: number): Group | null {
    return this.#asksForStart ? this.#simulate(text, start, end) : this.#walk(text, start, end);
  }

  #walk(text: string, start: number, end: number): Group | null {
    const { reach, pending, seen } = this;
    const { code } = this.code;
    this.#backward.trace(text, start, end, reach);
    this.stamp += 1;
    pending.length = 0;
    pending.push(this.code.start, -1, -1);
    for (let pos = start; ;) {
      const to = pending.pop() ?? -1;
      const from = pending.pop() ?? -1;
      const at = pending.pop() ?? -1;
      if (at < 0) throw new Error('matcher halves disagree');
      // What was here before at the same place only goes in a circle, and what leads nowhere need not be tried.
      if (seen[at] === this.stamp || !holds(reach[pos - start], at)) continue;
      seen[at] = this.stamp;
      const a = code[at * 3 + 1] ?? 0;
      const b = code[at * 3 + 2] ?? 0;
      const operation = code[at * 3];
      if (operation === op.match) return from >= 0 && to > from ? { start: from, end: to } : null;
      if (operation === op.split) pending.push(b, from, to, a, from, to);
      else if (operation === op.save) pending.push(b, a === 0 ? pos : from, a === 0 ? to : pos);
      else if (operation !== op.set) pending.push(b, from, to);
      else {
        // The first that takes the character and leads to the end is on the best way: no other is needed any more.
        pos += (text.codePointAt(pos) ?? 0) > 0xffff ? 2 : 1;
        pending.length = 0;
        pending.push(b, from, to);
        this.stamp += 1;
      }
    }
  }

  #simulate(text: string, start: number, end: number): Group | null {
    const { code } = this.code;
    this.stamp += 1;
    this.live.length = 0;
    this.#follow(text, this.live, start, this.code.start, -1, -1);
    for (let pos = start; pos < end;) {
      const codePoint = text.codePointAt(pos) ?? 0;
      const charClass = this.classes.classOf(codePoint);
      pos += codePoint > 0xffff ? 2 : 1;
      const { live, next } = this;
      next.length = 0;
      this.stamp += 1;
      for (let i = 0; i < live.length; i += 3) {
        const at = (live[i] ?? 0) * 3;
        if (code[at] !== op.set || !this.classes.inSet(code[at + 1] ?? 0, charClass)) continue;
        this.#follow(text, next, pos, code[at + 2] ?? 0, live[i + 1] ?? -1, live[i + 2] ?? -1);
      }
      this.live = next;
      this.next = live;
    }
    for (let i = 0; i < this.live.length; i += 3) {
      if (code[(this.live[i] ?? 0) * 3] !== op.match) continue;
      const from = this.live[i + 1] ?? -1;
      const to = this.live[i + 2] ?? -1;
      return from >= 0 && to > from ? { start: from, end: to } : null;
    }
    return null;
  }

  /** Adds the threads that can be reached from an instruction without consuming a character. */
  #follow(text: string, out: number[], pos: number, entry: number, from: number, to: number): void {
    const { code } = this.code;
    const { pending, seen, stamp } = this;
    pending.push(entry, from, to);
    while (pending.length > 0) {
      const groupEnd = pending.pop() ?? -1;
      const groupStart = pending.pop() ?? -1;
      const at = pending.pop() ?? 0;
      if (seen[at] === stamp) continue;
      seen[at] = stamp;
      const a = code[at * 3 + 1] ?? 0;
      const b = code[at * 3 + 2] ?? 0;
      switch (code[at * 3]) {
        case op.split:
          pending.push(b, groupStart, groupEnd, a, groupStart, groupEnd);
          break;
        case op.save:
          if (a === 0) pending.push(b, pos, groupEnd);
          else pending.push(b, groupStart, pos);
          break;
        case op.textStart:
          if (pos === 0) pending.push(b, groupStart, groupEnd);
          break;
        case op.textEnd:
          if (pos === text.length) pending.push(b, groupStart, groupEnd);
          break;
        default:
          out.push(at, groupStart, groupEnd);
      }
    }
  }
}

function holds(list: Int32Array | undefined, wanted: number): boolean {
  let low = 0;
  let high = (list?.length ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = list?.[middle] ?? 0;
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
