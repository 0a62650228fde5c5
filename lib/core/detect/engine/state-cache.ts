/** Transitions kept before the cache is emptied: bounds the memory that one hostile pattern can take. */
const maxCells = 1 << 18;
/** So that a state fits into a cell of 16 bits. */
const maxStates = 1 << 14;

/**
 * The states of a lazy DFA met so far: each stands for a list of instructions. Emptied when full; a search that
 * is under way takes its current state over, so the bound never changes a result.
 */
export class StateCache {
  readonly width: number;
  /** Next state by `state * width + column`; -1 where it is not known yet. */
  cells = new Int16Array(0);
  /** Whatever the user of the cache keeps about a state, as bits. */
  flags = new Uint8Array(0);
  lists: Int32Array[] = [];
  numbers = new Map<string, number>();
  flushes = 0;

  constructor(width: number) {
    this.width = width;
  }

  /** The number of a state, which is new or known. */
  intern(list: readonly number[], flags: number): number {
    const key = `${flags}:${list.join()}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    if (this.isFull() && this.lists.length > 8) this.flush();
    const state = this.lists.length;
    this.lists.push(Int32Array.from(list));
    this.numbers.set(key, state);
    this.grow();
    this.flags[state] = flags;
    return state;
  }

  isFull(): boolean {
    return (this.lists.length + 1) * this.width > maxCells || this.lists.length >= maxStates;
  }

  link(from: number, column: number, to: number, flushesBefore: number): void {
    // After a flush `from` is no longer in the cache.
    if (this.flushes === flushesBefore) this.cells[from * this.width + column] = to;
  }

  flush(): void {
    this.lists = [];
    this.numbers.clear();
    this.cells.fill(-1);
    this.flushes += 1;
  }

  grow(): void {
    if (this.lists.length <= this.flags.length) return;
    const capacity = Math.max(8, this.flags.length * 2);
    const cells = new Int16Array(capacity * this.width).fill(-1);
    cells.set(this.cells);
    this.cells = cells;
    const flags = new Uint8Array(capacity);
    flags.set(this.flags);
    this.flags = flags;
  }
}
