import { Spans } from './spans.ts';

/**
 * What one scan has found so far, as lists of numbers: for each slot where its gate stands open, for each list of
 * keywords where they stand. Made for one text; the engine keeps one to use again.
 */
export class Tracks {
  readonly touched: number[] = [];
  readonly #lists: Spans[];
  /** The terms of each track that were found. Their places are put together only for who asks. */
  readonly #terms: number[][];
  readonly #places: Spans[];
  readonly #found: number[] = [];
  readonly #ordered: Uint8Array;
  readonly #large = new Set<Spans>();
  readonly #owners: readonly (readonly number[])[];

  /** @param owners the tracks that each term belongs to. A term is a keyword; many lists hold the same ones. */
  constructor(count: number, owners: readonly (readonly number[])[]) {
    this.#owners = owners;
    this.#lists = Array.from({ length: count }, () => new Spans());
    this.#terms = Array.from({ length: count }, () => []);
    this.#places = owners.map(() => new Spans());
    this.#ordered = new Uint8Array(count);
  }

  /** Adds a stretch to a track, `to` as its user means it. */
  add(track: number, from: number, to: number): void {
    const list = this.#lists[track];
    if (!list) return;
    this.#touch(track);
    list.add(from, to);
  }

  /** Adds a stretch to all tracks of a term. */
  addTerm(term: number, from: number, to: number): void {
    const places = this.#places[term];
    if (!places) return;
    if (places.count === 0) {
      this.#found.push(term);
      for (const track of this.#owners[term] ?? []) {
        this.#touch(track);
        this.#terms[track]?.push(term);
      }
    }
    places.add(from, to);
  }

  /** Notes that a track is not empty, where it stands does not matter. */
  mark(track: number, at: number): void {
    if (!this.has(track)) this.add(track, at, at);
  }

  has(track: number): boolean {
    return this.#lists[track]?.count !== 0 || this.#terms[track]?.length !== 0;
  }

  /** All stretches of a track, in the order of their beginnings. */
  of(track: number): Spans {
    const list = this.#lists[track];
    // What nobody touched nobody clears.
    if (!list || !this.has(track)) return nothing;
    if (this.#ordered[track] === 1) return list;
    this.#ordered[track] = 1;
    for (const term of this.#terms[track] ?? []) {
      const places = this.#places[term];
      if (places) list.addAll(places);
    }
    list.sort();
    return list;
  }

  clear(): void {
    for (const track of this.touched) {
      this.#clearList(this.#lists[track]);
      empty(this.#terms[track]);
      this.#ordered[track] = 0;
    }
    for (const term of this.#found) this.#clearList(this.#places[term]);
    this.touched.length = 0;
    this.#found.length = 0;
  }

  /** Few lists keep much room, so that texts that each fill other ones do not take memory for ever. */
  #clearList(list: Spans | undefined): void {
    if (!list) return;
    const isLarge = list.at.length > largeRoom;
    if (isLarge && !this.#large.has(list) && this.#large.size >= mostLarge) {
      list.clear(0);
      return;
    }
    list.clear();
    if (list.at.length > largeRoom) this.#large.add(list);
    else if (isLarge) this.#large.delete(list);
  }

  #touch(track: number): void {
    if (!this.has(track)) this.touched.push(track);
  }
}

/** Numbers. */
const largeRoom = 1 << 12;
const mostLarge = 32;
const nothing = new Spans();

/** Taking a few numbers out one by one is faster than to let the list go. */
function empty(list: number[] | undefined): void {
  while (list && list.length > 0) list.pop();
}
