import type { CharClasses } from './char-classes.ts';
import { op, type Code } from './program.ts';

interface Threads {
  readonly at: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * Where the capture group of a known match stands: a simulation of all threads side by side (Pike), best first,
 * over the match only. Null when the group took no part.
 */
export function capture(
  code: Code,
  classes: CharClasses,
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | null {
  const seen = new Uint32Array(code.code.length / 3);
  let stamp = 1;
  let live = threads();
  follow(code, text, live, seen, stamp, { at: code.start, pos: start, from: -1, to: -1 });
  for (let pos = start; pos < end;) {
    const codePoint = text.codePointAt(pos) ?? 0;
    const charClass = classes.classOf(codePoint);
    pos += codePoint > 0xffff ? 2 : 1;
    const next = threads();
    stamp += 1;
    for (let i = 0; i < live.at.length; i += 1) {
      const at = live.at[i] ?? 0;
      if (code.code[at * 3] !== op.set || !classes.inSet(code.code[at * 3 + 1] ?? 0, charClass)) continue;
      const target = code.code[at * 3 + 2] ?? 0;
      follow(code, text, next, seen, stamp, {
        at: target,
        pos,
        from: live.starts[i] ?? -1,
        to: live.ends[i] ?? -1,
      });
    }
    live = next;
  }
  const winner = live.at.findIndex((at) => code.code[at * 3] === op.match);
  const from = live.starts[winner] ?? -1;
  const to = live.ends[winner] ?? -1;
  return from >= 0 && to > from ? { start: from, end: to } : null;
}

function threads(): Threads {
  return { at: [], starts: [], ends: [] };
}

interface Thread {
  readonly at: number;
  readonly pos: number;
  readonly from: number;
  readonly to: number;
}

function follow(
  code: Code,
  text: string,
  out: Threads,
  seen: Uint32Array,
  stamp: number,
  entry: Thread,
): void {
  const pending = [entry];
  for (let thread = pending.pop(); thread; thread = pending.pop()) {
    const { at, pos } = thread;
    if (seen[at] === stamp) continue;
    seen[at] = stamp;
    const slot = code.code[at * 3 + 1] ?? 0;
    const next = { ...thread, at: code.code[at * 3 + 2] ?? 0 };
    switch (code.code[at * 3]) {
      case op.split:
        pending.push(next, { ...thread, at: slot });
        break;
      case op.save:
        pending.push(slot === 0 ? { ...next, from: pos } : { ...next, to: pos });
        break;
      case op.textStart:
        if (pos === 0) pending.push(next);
        break;
      case op.textEnd:
        if (pos === text.length) pending.push(next);
        break;
      default:
        out.at.push(at);
        out.starts.push(thread.from);
        out.ends.push(thread.to);
    }
  }
}
