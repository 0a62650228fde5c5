import type { CharClasses } from './char-classes.ts';
import { charBefore } from './forward.ts';
import { op, type Code } from './program.ts';
import { StateCache } from './state-cache.ts';

/** Flags of a state: the pattern's beginning is reached; reached if the text begins here; nothing is alive. */
const accepts = 1;
const acceptsAtStart = 2;
const dead = 4;

/**
 * The backward half of the matcher: reads a text from the end of a match towards its beginning. Order does not
 * matter here, so a state is a set of instructions.
 */
export class Backward {
  readonly code: Code;
  readonly classes: CharClasses;
  readonly cache: StateCache;
  /** For each instruction, those that lead to it. */
  readonly #sources: number[][];
  steps = 0;

  constructor(code: Code, classes: CharClasses) {
    this.code = code;
    this.classes = classes;
    this.cache = new StateCache(classes.count);
    this.#sources = sourcesOf(code.code);
  }

  /** The first offset, not before `from`, at which a match that ends at `end` begins; -1 if there is none. */
  start(text: string, end: number, from: number): number {
    const { cache, classes } = this;
    let state = this.#begin(end === text.length);
    let found = -1;
    let pos = end;
    for (;;) {
      const flags = cache.flags[state] ?? 0;
      if (pos === 0) {
        if ((flags & acceptsAtStart) !== 0) found = 0;
        break;
      }
      const before = charBefore(text, pos);
      const charClass = classes.classOf(before);
      if ((flags & accepts) !== 0 && !this.#forbidden(charClass)) found = pos;
      if ((flags & dead) !== 0 || pos <= from) break;
      pos -= before > 0xffff ? 2 : 1;
      const known = cache.cells[state * cache.width + charClass] ?? -1;
      state = known >= 0 ? known : this.#advance(state, charClass);
    }
    this.steps += end - pos;
    return found;
  }

  /**
   * Fills `reach` for every offset of a match at which a character begins, counted from its start: the instructions,
   * in order, from which its end is reached there.
   */
  trace(text: string, start: number, end: number, reach: Int32Array[]): void {
    const { cache, classes } = this;
    let state = this.#begin(end === text.length);
    for (let pos = end; ;) {
      reach[pos - start] = cache.lists[state] ?? new Int32Array(0);
      if (pos <= start) break;
      const before = charBefore(text, pos);
      const charClass = classes.classOf(before);
      pos -= before > 0xffff ? 2 : 1;
      const known = cache.cells[state * cache.width + charClass] ?? -1;
      state = known >= 0 ? known : this.#advance(state, charClass);
    }
    this.steps += end - start;
  }

  #forbidden(charClass: number): boolean {
    for (const set of this.code.before) if (this.classes.inSet(set, charClass)) return true;
    return false;
  }

  /** The state right behind a match. */
  #begin(atEnd: boolean): number {
    const kind = atEnd ? 1 : 0;
    if (this.startsOf !== this.cache.flushes) {
      this.starts = [];
      this.startsOf = this.cache.flushes;
    }
    const known = this.starts[kind];
    if (known !== undefined) return known;
    const list: number[] = [];
    const size = this.code.code.length / 3;
    for (let at = 0; at < size; at += 1) if (this.code.code[at * 3] === op.match) list.push(at);
    const state = this.#complete(list, atEnd);
    if (this.startsOf === this.cache.flushes) this.starts[kind] = state;
    return state;
  }
  starts: number[] = [];
  startsOf = 0;

  #advance(state: number, charClass: number): number {
    const { cache, code } = this;
    const list: number[] = [];
    for (const at of cache.lists[state] ?? []) {
      for (const source of this.#sources[at] ?? []) {
        if (code.code[source * 3] !== op.set) continue;
        if (this.classes.inSet(code.code[source * 3 + 1] ?? 0, charClass)) list.push(source);
      }
    }
    const flushes = cache.flushes;
    const next = this.#complete(list, false);
    cache.link(state, charClass, next, flushes);
    return next;
  }

  #complete(list: readonly number[], atEnd: boolean): number {
    const reached = this.close(list, false, atEnd);
    const start = this.code.start;
    let flags = reached.length === 0 ? dead : 0;
    if (reached.includes(start)) flags |= accepts;
    if (this.close(list, true, atEnd).includes(start)) flags |= acceptsAtStart;
    this.steps += reached.length + 1;
    return this.cache.intern(reached, flags);
  }

  /** Everything from which the listed instructions are reached without consuming a character, in order. */
  close(list: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const reached = new Set(list);
    for (const at of reached) {
      for (const source of this.#sources[at] ?? []) {
        const operation = this.code.code[source * 3];
        if (operation === op.set) continue;
        if (operation === op.textStart && !atStart) continue;
        if (operation === op.textEnd && !atEnd) continue;
        reached.add(source);
      }
    }
    return [...reached].sort((a, b) => a - b);
  }
}

function sourcesOf(code: readonly number[]): number[][] {
  const sources: number[][] = Array.from({ length: code.length / 3 }, () => []);
  for (let at = 0; at * 3 < code.length; at += 1) {
    const operation = code[at * 3];
    if (operation === op.match) continue;
    sources[code[at * 3 + 2] ?? 0]?.push(at);
    if (operation === op.split) sources[code[at * 3 + 1] ?? 0]?.push(at);
  }
  return sources;
}
