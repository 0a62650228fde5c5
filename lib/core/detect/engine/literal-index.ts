/** Longer needles are looked for by their beginning. */
const maxDepth = 10;

/** Folds that lower-casing alone does not see: both are matched by s and k when case is ignored. */
const alsoWritten: Readonly<Record<string, readonly string[]>> = {
  s: ['\u017f'],
  k: ['\u212a'],
  '\u03c3': ['\u03c2'],
  ' ': ['\t', '\n', '\r', '\u00a0', '\u2007', '\u202f'],
};

/** Finds all of many texts in one pass (Aho-Corasick), without regard to case; a space is any white space. */
export interface LiteralIndex {
  /** Calls back with the number of the needle and the offset at which it (or its first part) begins. */
  scan(text: string, hit: (needle: number, start: number) => void): void;
  /** Whether a needle's text stands at an offset, whole. */
  standsAt(text: string, needle: number, start: number): boolean;
}

/** @param needles case-folded by `foldText`. */
export function literalIndex(needles: readonly string[]): LiteralIndex {
  const { symbols, columns } = symbolsOf(needles);
  const trie = buildTrie(needles, symbols, columns);
  const automaton = complete(trie, columns);
  const { next, firstOutput, outputs } = automaton;

  const scan = (text: string, hit: (needle: number, start: number) => void): void => {
    if (needles.length === 0) return;
    let state = 0;
    for (let i = 0; i < text.length; i += 1) {
      state = next[state + (symbols[text.charCodeAt(i)] ?? 0)] ?? 0;
      if (state < firstOutput) continue;
      for (const needle of outputs[(state - firstOutput) / columns] ?? []) {
        hit(needle, i + 1 - Math.min(maxDepth, needles[needle]?.length ?? 0));
      }
    }
  };
  const standsAt = (text: string, needle: number, start: number): boolean => {
    const wanted = needles[needle] ?? '';
    if (start + wanted.length > text.length) return false;
    for (let i = 0; i < wanted.length; i += 1) {
      if (symbols[text.charCodeAt(start + i)] !== symbols[wanted.charCodeAt(i)]) return false;
    }
    return true;
  };
  return { scan, standsAt };
}

/** Lower-cases a needle unit by unit, so that offsets stay. */
export function foldText(text: string): string {
  let folded = '';
  for (const char of text) {
    const lower = char.toLowerCase();
    folded += lower.length === char.length ? lower : char;
  }
  return folded.replaceAll('\u03c2', '\u03c3').replaceAll('\u017f', 's').replaceAll('\u212a', 'k');
}

/** A small number for each code unit that occurs in a needle, the same for all its cases; 0 for the rest. */
function symbolsOf(needles: readonly string[]): { symbols: Uint16Array; columns: number } {
  const symbols = new Uint16Array(0x10000);
  let count = 0;
  for (const needle of needles) {
    for (let i = 0; i < needle.length; i += 1) {
      const unit = needle.charCodeAt(i);
      if (symbols[unit] !== 0) continue;
      count += 1;
      const char = needle.charAt(i);
      for (const variant of [char, char.toUpperCase(), char.toLowerCase(), ...(alsoWritten[char] ?? [])]) {
        if (variant.length === 1) symbols[variant.charCodeAt(0)] = count;
      }
    }
  }
  return { symbols, columns: count + 1 };
}

interface Trie {
  /** Children by `state * columns + symbol`; 0 = none. */
  readonly children: Int32Array;
  readonly size: number;
  readonly ends: number[][];
}

function buildTrie(needles: readonly string[], symbols: Uint16Array, columns: number): Trie {
  const capacity = needles.reduce((sum, needle) => sum + Math.min(maxDepth, needle.length), 1);
  const children = new Int32Array(capacity * columns);
  const ends: number[][] = [[]];
  let size = 1;
  needles.forEach((needle, number) => {
    let state = 0;
    for (let i = 0; i < Math.min(maxDepth, needle.length); i += 1) {
      const cell = state * columns + (symbols[needle.charCodeAt(i)] ?? 0);
      if (children[cell] === 0) {
        children[cell] = size;
        ends.push([]);
        size += 1;
      }
      state = children[cell] ?? 0;
    }
    ends[state]?.push(number);
  });
  return { children, size, ends };
}

interface Automaton {
  /** The next state, premultiplied by the number of columns. */
  readonly next: Int32Array;
  /** States from here on (premultiplied) have outputs. */
  readonly firstOutput: number;
  readonly outputs: readonly (readonly number[])[];
}

/** Fills in every missing transition breadth first, then moves the states with outputs behind the others. */
function complete(trie: Trie, columns: number): Automaton {
  const { children, size, ends } = trie;
  const fallback = new Int32Array(size);
  const order = [0];
  for (const state of order) {
    const back = fallback[state] ?? 0;
    if (state !== 0) ends[state]?.push(...(ends[back] ?? []));
    for (let symbol = 0; symbol < columns; symbol += 1) {
      const cell = state * columns + symbol;
      const child = children[cell] ?? 0;
      const missed = state === 0 ? 0 : (children[back * columns + symbol] ?? 0);
      if (child === 0) children[cell] = missed;
      else {
        fallback[child] = missed;
        order.push(child);
      }
    }
  }
  const plain = order.filter((state) => ends[state]?.length === 0);
  const speaking = order.filter((state) => ends[state]?.length !== 0);
  const moved = new Int32Array(size);
  [...plain, ...speaking].forEach((state, place) => (moved[state] = place));
  const next = new Int32Array(size * columns);
  for (let state = 0; state < size; state += 1) {
    for (let symbol = 0; symbol < columns; symbol += 1) {
      const target = moved[children[state * columns + symbol] ?? 0] ?? 0;
      next[(moved[state] ?? 0) * columns + symbol] = target * columns;
    }
  }
  return { next, firstOutput: plain.length * columns, outputs: speaking.map((state) => ends[state] ?? []) };
}
