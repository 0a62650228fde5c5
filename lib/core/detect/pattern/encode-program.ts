import type { Program } from '../compiled.ts';
import { digitBits, digitsOfNumbers, programVersion, type Code } from '../engine/program.ts';

/**
 * Writes a program as one short text: numbers of five bits a character, targets and ranges as differences. A quarter
 * of the size of lists of numbers, and a client that loads hundreds of patterns reads only those that a text asks for.
 */
export function encodeProgram({ sets, code, start, capture, before, after }: Code): Program {
  const out = new Writer();
  out.write(start, capture ? 1 : 0);
  for (const edge of [before, after]) out.write(edge.length, ...edge);
  out.write(sets.length);
  for (const set of sets) writeSet(out, set);
  out.write(code.length / 3);
  for (let at = 0; at * 3 < code.length; at += 1) {
    out.write(code[at * 3] ?? 0, code[at * 3 + 1] ?? 0);
    out.writeSigned((code[at * 3 + 2] ?? 0) - at);
  }
  return { v: programVersion, code: out.text() };
}

/** The number of ranges, none for `word`, then the gap to and the size of each. */
function writeSet(out: Writer, set: readonly number[] | 'word'): void {
  if (set === 'word') {
    out.write(0, 1);
    return;
  }
  out.write(set.length / 2);
  // An empty set and `word` are told apart by what follows.
  if (set.length === 0) out.write(0);
  let end = 0;
  for (let i = 0; i < set.length; i += 2) {
    const [from = 0, to = 0] = set.slice(i, i + 2);
    out.write(from - end, to - from);
    end = to;
  }
}

class Writer {
  readonly parts: string[] = [];

  write(...numbers: readonly number[]): void {
    for (const number of numbers) {
      let rest = number;
      for (; rest >= 1 << digitBits; rest >>>= digitBits) {
        this.parts.push(digitsOfNumbers.charAt((rest & ((1 << digitBits) - 1)) | (1 << digitBits)));
      }
      this.parts.push(digitsOfNumbers.charAt(rest));
    }
  }

  writeSigned(number: number): void {
    this.write(number < 0 ? -number * 2 - 1 : number * 2);
  }

  text(): string {
    return this.parts.join('');
  }
}
