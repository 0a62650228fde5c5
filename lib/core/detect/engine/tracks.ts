/**
 * What one scan has found so far, as lists of numbers: for each slot where its gate stands open, for each list of
 * keywords where they stand. Made for one text; the engine keeps one to use again.
 */
export class Tracks {
  readonly lists: number[][];
  readonly touched: number[] = [];

  constructor(count: number) {
    this.lists = Array.from({ length: count }, () => []);
  }

  /** Adds a stretch, `to` as its user means it. */
  add(track: number, from: number, to: number): void {
    const list = this.lists[track];
    if (!list) return;
    if (list.length === 0) this.touched.push(track);
    list.push(from, to);
  }

  of(track: number): readonly number[] {
    return this.lists[track] ?? none;
  }

  /** Where stretches of one track were found in several ways, they are not in order. */
  sort(track: number): void {
    const list = this.lists[track];
    if (!list || isSorted(list)) return;
    const pairs: [number, number][] = [];
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i] ?? 0, list[i + 1] ?? 0]);
    pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    pairs.forEach(([from, to], i) => {
      list[i * 2] = from;
      list[i * 2 + 1] = to;
    });
  }

  clear(): void {
    for (const track of this.touched) {
      const list = this.lists[track];
      if (list) list.length = 0;
    }
    this.touched.length = 0;
  }
}

const none: readonly number[] = [];

function isSorted(list: readonly number[]): boolean {
  for (let i = 2; i < list.length; i += 2) if ((list[i] ?? 0) < (list[i - 2] ?? 0)) return false;
  return true;
}
