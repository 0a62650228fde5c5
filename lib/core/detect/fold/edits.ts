/** Changes to a text, from left to right, not overlapping. */
export class Edits {
  readonly bounds: number[] = [];
  readonly puts: string[] = [];

  /** `put` takes the place of `[start, end)`; as a whole: every unit of it stands for all of that. */
  add(start: number, end: number, put: string): void {
    this.bounds.push(start, end);
    this.puts.push(put);
  }
  get count(): number {
    return this.puts.length;
  }
  start(i: number): number {
    return this.bounds[2 * i] ?? 0;
  }
  end(i: number): number {
    return this.bounds[2 * i + 1] ?? 0;
  }
  put(i: number): string {
    return this.puts[i] ?? '';
  }
}
