import { op, type Code } from '../engine/program.ts';

/** An instruction that consumes a character of a set and goes on at `next`. */
export interface Step {
  readonly number: number;
  readonly set: number;
  readonly next: number;
}

/** What can happen next in a program. */
export interface Live {
  readonly at: readonly Step[];
  /** Whether a match may end here. */
  readonly matches: boolean;
}

export function startOf(code: Code): Live {
  return closureOf(code, [code.start]);
}

/** What can be reached without consuming a character; anchors are taken to hold. */
export function closureOf({ code }: Code, entries: readonly number[]): Live {
  const seen = new Set(entries);
  const at: Step[] = [];
  let matches = false;
  for (const number of seen) {
    const operation = code[number * 3];
    const a = code[number * 3 + 1] ?? 0;
    const b = code[number * 3 + 2] ?? 0;
    if (operation === op.match) matches = true;
    else if (operation === op.set) at.push({ number, set: a, next: b });
    else {
      if (operation === op.split) seen.add(a);
      seen.add(b);
    }
  }
  return { at, matches };
}
