/** Longer needles are looked for by their beginning. */
const maxDepth = 8;
/** Columns of the table, ASCII's first. Further characters share the upper half, so that scripts cost no megabytes. */
const maxColumns = 128;
const firstShared = 64;

/** Folds that lower-casing alone does not see: both are matched by s and k when case is ignored. */
const alsoWritten: Readonly<Record<string, readonly string[]>> = {
  s: ['\u017f'],
  k: ['\u212a'],
  '\u03c3': ['\u03c2'],
  ' ': ['\t', '\n', '\r', '\u00a0', '\u2007', '\u202f'],
};

/** Finds all of many texts in one pass (Aho-Corasick), without regard to case; a space is any white space. */
export interface LiteralIndex {
  /**
   * Calls back with the number of the needle and the offset at which it may begin: its first part does, or in a
   * text of many scripts something that shares its columns. For what ends in a stretch of the text only.
   */
  scan(text: string, from: number, to: number, hit: (needle: number, start: number) => void): void;
  /** Whether a needle's text stands at an offset, whole. */
  standsAt(text: string, needle: number, start: number): boolean;
}

/** @param needles case-folded by `foldText`. */
export function literalIndex(needles: readonly string[]): LiteralIndex {
  const { symbols, columns, count } = symbolsOf(needles);
  const shift = Math.ceil(Math.log2(Math.min(count + 1, maxColumns)));
  const { next, firstOutput, outputs } = complete(buildTrie(needles, columns, shift), shift);

  const scan: LiteralIndex['scan'] = (text, from, to, hit) => {
    if (needles.length === 0) return;
    let state = 0;
    for (let i = Math.max(0, from - maxDepth); i < to; i += 1) {
      state = next[(state << shift) + (columns[text.charCodeAt(i)] ?? 0)] ?? 0;
      if (state < firstOutput || i < from) continue;
      for (const needle of outputs[state - firstOutput] ?? []) {
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

function folds(variant: string, char: string): boolean {
  return char === ' ' || variant === char || foldText(variant) === char;
}

/** A number for each code unit that occurs in a needle, the same for all its cases, and its column; 0 for the rest. */
function symbolsOf(needles: readonly string[]) {
  const symbols = new Uint16Array(0x10000);
  const columns = new Uint8Array(0x10000);
  let count = 0;
  const units = new Set(
    needles.flatMap((needle) => Array.from(needle.split(''), (char) => char.charCodeAt(0))),
  );
  for (const unit of [...units].sort((a, b) => a - b)) {
    if (symbols[unit] !== 0) continue;
    count += 1;
    const column = count < maxColumns ? count : firstShared + (count % (maxColumns - firstShared));
    const char = String.fromCharCode(unit);
    for (const variant of [char, char.toUpperCase(), char.toLowerCase(), ...(alsoWritten[char] ?? [])]) {
      // Not every upper case leads back: that of the dotless i is the I of all others.
      if (variant.length !== 1 || !folds(variant, char)) continue;
      symbols[variant.charCodeAt(0)] = count;
      columns[variant.charCodeAt(0)] = column;
    }
  }
  return { symbols, columns, count };
}

interface Trie {
  /** Children by `(state << shift) + column`; 0 = none. */
  readonly children: Int32Array;
  readonly size: number;
  readonly ends: number[][];
}

function buildTrie(needles: readonly string[], columns: Uint8Array, shift: number): Trie {
  let children = new Int32Array(64 << shift);
  const ends: number[][] = [[]];
  needles.forEach((needle, number) => {
    let state = 0;
    for (let i = 0; i < Math.min(maxDepth, needle.length); i += 1) {
      const cell = (state << shift) + (columns[needle.charCodeAt(i)] ?? 0);
      if (children[cell] === 0) {
        if ((ends.length + 1) << shift > children.length) {
          const larger = new Int32Array(children.length * 2);
          larger.set(children);
          children = larger;
        }
        children[cell] = ends.length;
        ends.push([]);
      }
      state = children[cell] ?? 0;
    }
    ends[state]?.push(number);
  });
  return { children, size: ends.length, ends };
}

interface Automaton {
  /** The next state by `(state << shift) + column`. */
  readonly next: Uint16Array | Int32Array;
  /** States from here on have outputs. */
  readonly firstOutput: number;
  readonly outputs: readonly (readonly number[])[];
}

/** Fills in every missing transition breadth first, then moves the states with outputs behind the others. */
function complete({ children, size, ends }: Trie, shift: number): Automaton {
  const width = 1 << shift;
  const fallback = new Int32Array(size);
  const order = [0];
  for (const state of order) {
    const back = fallback[state] ?? 0;
    if (state !== 0) ends[state]?.push(...(ends[back] ?? []));
    for (let column = 0; column < width; column += 1) {
      const cell = state * width + column;
      const child = children[cell] ?? 0;
      const missed = state === 0 ? 0 : (children[back * width + column] ?? 0);
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
  const next = size <= 0x10000 ? new Uint16Array(size * width) : new Int32Array(size * width);
  for (let state = 0; state < size; state += 1) {
    const row = (moved[state] ?? 0) * width;
    for (let column = 0; column < width; column += 1) {
      next[row + column] = moved[children[state * width + column] ?? 0] ?? 0;
    }
  }
  return { next, firstOutput: plain.length, outputs: speaking.map((state) => ends[state] ?? []) };
}
