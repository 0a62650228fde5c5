/**
 * What one scan has found so far, as lists of numbers: for each slot where its gate stands open, for each list of
 * keywords where they stand. Made for one text; the engine keeps one to use again.
 */
export class Tracks {
  readonly touched: number[] = [];
  private readonly lists: number[][];
  /** The terms of each track that were found. Their places are put together only for who asks. */
  private readonly terms: number[][];
  private readonly places: number[][];
  private readonly found: number[] = [];
  private readonly ordered: Uint8Array;
  private readonly owners: readonly (readonly number[])[];

  /** @param owners the tracks that each term belongs to. A term is a keyword; many lists hold the same ones. */
  constructor(count: number, owners: readonly (readonly number[])[]) {
    this.owners = owners;
    this.lists = Array.from({ length: count }, () => []);
    this.terms = Array.from({ length: count }, () => []);
    this.places = owners.map(() => []);
    this.ordered = new Uint8Array(count);
  }

  /** Adds a stretch to a track, `to` as its user means it. */
  add(track: number, from: number, to: number): void {
    const list = this.lists[track];
    if (!list) return;
    this.touch(track);
    list.push(from, to);
  }

  /** Adds a stretch to all tracks of a term. */
  addTerm(term: number, from: number, to: number): void {
    const places = this.places[term];
    if (!places) return;
    if (places.length === 0) {
      this.found.push(term);
      for (const track of this.owners[term] ?? []) {
        this.touch(track);
        this.terms[track]?.push(term);
      }
    }
    places.push(from, to);
  }

  /** Notes that a track is not empty, where it stands does not matter. */
  mark(track: number, at: number): void {
    if (!this.has(track)) this.add(track, at, at);
  }

  has(track: number): boolean {
    return this.lists[track]?.length !== 0 || this.terms[track]?.length !== 0;
  }

  /** All stretches of a track, in the order of their beginnings. */
  of(track: number): readonly number[] {
    const list = this.lists[track];
    // What nobody touched nobody clears.
    if (!list || !this.has(track)) return none;
    if (this.ordered[track] === 1) return list;
    this.ordered[track] = 1;
    for (const term of this.terms[track] ?? []) for (const place of this.places[term] ?? []) list.push(place);
    sort(list);
    return list;
  }

  clear(): void {
    for (const track of this.touched) {
      empty(this.lists[track]);
      empty(this.terms[track]);
      this.ordered[track] = 0;
    }
    for (const term of this.found) empty(this.places[term]);
    this.touched.length = 0;
    this.found.length = 0;
  }

  private touch(track: number): void {
    if (!this.has(track)) this.touched.push(track);
  }
}

const none: readonly number[] = [];

/** Taking a few numbers out one by one is faster than to let the list go. */
function empty(list: number[] | undefined): void {
  if (!list) return;
  if (list.length > few) list.length = 0;
  while (list.length > 0) list.pop();
}
const few = 16;

/** Pairs, by their first number, then by their second. */
function sort(list: number[]): void {
  if (isSorted(list)) return;
  const pairs: [number, number][] = [];
  for (let i = 0; i < list.length; i += 2) pairs.push([list[i] ?? 0, list[i + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  pairs.forEach(([from, to], i) => {
    list[i * 2] = from;
    list[i * 2 + 1] = to;
  });
}

function isSorted(list: readonly number[]): boolean {
  for (let i = 2; i < list.length; i += 2) if ((list[i] ?? 0) < (list[i - 2] ?? 0)) return false;
  return true;
}
