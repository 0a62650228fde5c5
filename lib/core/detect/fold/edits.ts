import { Spans } from '../engine/spans.ts';

/** Changes to a text, from left to right, not overlapping. */
export class Edits {
  readonly #spans = new Spans();
  /** Of each change, the number of what it puts and how long that is: most texts put the same few things. */
  readonly #puts = new Spans();
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** `put` takes the place of `[start, end)`; as a whole: every unit of it stands for all of that. */
  add(start: number, end: number, put: string): void {
    this.#spans.add(start, end);
    this.#puts.add(this.#numberOf(put), put.length);
  }
  get count(): number {
    return this.#spans.count >> 1;
  }
  start(i: number): number {
    return this.#spans.at[2 * i] ?? 0;
  }
  end(i: number): number {
    return this.#spans.at[2 * i + 1] ?? 0;
  }
  put(i: number): string {
    return this.#texts[this.#puts.at[2 * i] ?? 0] ?? '';
  }
  /** Of what is put, in code units. */
  length(i: number): number {
    return this.#puts.at[2 * i + 1] ?? 0;
  }

  #numberOf(put: string): number {
    const known = this.#numbers.get(put);
    if (known !== undefined) return known;
    const number = this.#texts.push(put) - 1;
    this.#numbers.set(put, number);
    return number;
  }
}
