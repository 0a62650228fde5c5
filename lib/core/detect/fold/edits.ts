import { Spans } from '../engine/spans.ts';

/** Changes to a text, from left to right, not overlapping. */
export class Edits {
  private readonly spans = new Spans();
  private readonly puts: string[] = [];
  private readonly same: string | null;

  /** @param same what all of them put, if it is always the same. */
  constructor(same: string | null = null) {
    this.same = same;
  }

  /** `put` takes the place of `[start, end)`; as a whole: every unit of it stands for all of that. */
  add(start: number, end: number, put: string): void {
    this.spans.add(start, end);
    if (this.same === null) this.puts.push(put);
  }
  get count(): number {
    return this.spans.count >> 1;
  }
  start(i: number): number {
    return this.spans.at[2 * i] ?? 0;
  }
  end(i: number): number {
    return this.spans.at[2 * i + 1] ?? 0;
  }
  put(i: number): string {
    return this.same ?? this.puts[i] ?? '';
  }
}
