import type { CharClasses } from './char-classes.ts';
import { op, type Code } from './program.ts';

/**
 * Finds where the capture group of a known match stands: a simulation of all threads side by side (Pike), best
 * first, over the match only. Keeps its lists from one match to the next.
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

  constructor(code: Code, classes: CharClasses) {
    this.code = code;
    this.classes = classes;
    this.seen = new Uint32Array(code.code.length / 3);
  }

  /** Null when the group took no part. */
  find(text: string, start: number, end: number): { start: number; end: number } | null {
    const { code } = this.code;
    this.stamp += 1;
    this.live.length = 0;
    this.follow(text, this.live, start, this.code.start, -1, -1);
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
        this.follow(text, next, pos, code[at + 2] ?? 0, live[i + 1] ?? -1, live[i + 2] ?? -1);
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
  follow(text: string, out: number[], pos: number, entry: number, from: number, to: number): void {
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
