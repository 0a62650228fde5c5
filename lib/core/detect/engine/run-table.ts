import type { Gate } from '../compiled.ts';
import type { Reading } from '../reading.ts';
import { neighbourCount, neighbourOf } from './neighbours.ts';

type RunGate = Extract<Gate, { kind: 'run' }>;
const lengths = 32;

/**
 * Tells for a run of digits which of many patterns can begin there, by its first digit, its length and what stands
 * on both sides, and how long the run behind the next character is: rows of bits, one bit a pattern.
 */
export class RunTable {
  readonly words: number;
  readonly firsts: Uint32Array;
  readonly befores: Uint32Array;
  readonly shapes: Uint32Array;
  readonly seconds: Uint32Array;
  /** The patterns that matter for the current text. */
  readonly active: Uint32Array;
  readonly size: number;

  constructor(gates: readonly RunGate[]) {
    this.size = gates.length;
    this.words = Math.ceil(gates.length / 32);
    this.firsts = new Uint32Array(10 * this.words);
    this.befores = new Uint32Array(neighbourCount * this.words);
    this.shapes = new Uint32Array(lengths * neighbourCount * this.words);
    this.seconds = new Uint32Array(lengths * lengths * this.words);
    this.active = new Uint32Array(this.words);
    gates.forEach((gate, number) => {
      this.fill(this.firsts, number, 10, gate.first);
      this.fill(this.befores, number, neighbourCount, gate.before);
      for (let length = 1; length < lengths; length += 1) {
        const row = (rows: Uint32Array, width: number) => rows.subarray(length * width * this.words);
        this.fill(row(this.shapes, neighbourCount), number, neighbourCount, lastAt(gate.shapes, length));
        this.fill(row(this.seconds, lengths), number, lengths, lastAt(gate.seconds, length));
      }
    });
  }

  fill(rows: Uint32Array, number: number, count: number, bits: number): void {
    for (let row = 0; row < count; row += 1) {
      if ((bits & (1 << row)) === 0) continue;
      const cell = row * this.words + (number >> 5);
      rows[cell] = (rows[cell] ?? 0) | (1 << (number & 31));
    }
  }

  activate(numbers: readonly number[]): void {
    const { active } = this;
    for (const number of numbers) active[number >> 5] = (active[number >> 5] ?? 0) | (1 << (number & 31));
  }

  /** Nothing is active any more. */
  rest(): void {
    this.active.fill(0);
  }

  isActive(): boolean {
    return this.active.some((bits) => bits !== 0);
  }

  /** Calls back with the number of every active pattern that can begin with a run of digits, given its place in the list. */
  look(
    { text, units, digits: { at, count } }: Reading,
    run: number,
    hit: (number: number, start: number) => void,
  ): void {
    const { words, firsts, befores, shapes, seconds, active } = this;
    const start = at[run] ?? 0;
    const end = at[run + 1] ?? 0;
    const behind = run + 2 < count && at[run + 2] === end + 1 ? (at[run + 3] ?? 0) - end - 1 : 0;
    const length = Math.min(lengths - 1, end - start);
    const first = ((units[start] ?? 0) - 48) * words;
    const before = neighbourOf(start === 0 ? NaN : (units[start - 1] ?? 0)) * words;
    const after = neighbourOf(end < text.length ? (units[end] ?? 0) : NaN);
    const shape = (length * neighbourCount + after) * words;
    const second = (length * lengths + Math.min(lengths - 1, behind)) * words;
    for (let word = 0; word < words; word += 1) {
      let bits = active[word] ?? 0;
      if (bits === 0) continue;
      bits &= (seconds[second + word] ?? 0) & (shapes[shape + word] ?? 0);
      if (bits === 0) continue;
      bits &= (firsts[first + word] ?? 0) & (befores[before + word] ?? 0);
      while (bits !== 0) {
        const lowest = 31 - Math.clz32(bits & -bits);
        hit(word * 32 + lowest, start);
        bits &= bits - 1;
      }
    }
  }
}

/** The last entry of a list stands for all that would follow. */
function lastAt(list: readonly number[], at: number): number {
  return list[Math.min(at, list.length - 1)] ?? 0;
}
