import { columnBits, maxColumns, type Reading, type Wanted } from '../reading.ts';
import { columnAt, headOf, needleTree, type OnNeedle } from './needle-tree.ts';

/** Further characters share the upper half of the columns, so that scripts need no room. */
const firstShared = 64;

/** Folds that lower-casing alone does not see: both are matched by s and k when case is ignored. */
const alsoWritten: Readonly<Record<string, readonly string[]>> = {
  s: ['\u017f'],
  k: ['\u212a'],
  '\u03c3': ['\u03c2'],
  ' ': ['\t', '\n', '\r', '\u00a0', '\u2007', '\u202f'],
};

/**
 * Finds all of many texts, without regard to case; a space is any white space. A reading lists the places whose first
 * two units may begin one; few of these are left when three or four are looked at, and for them a tree is asked.
 */
interface LiteralIndex {
  readonly wanted: Pick<Wanted, 'columns' | 'pairs'>;
  /**
   * Calls back, place by place, with the number of a needle and the offset where it stands. For what begins at the places
   * from number `from` to before `to` of a reading, which need not have come further.
   */
  scan(reading: Reading, from: number, to: number, hit: OnNeedle): void;
}

/** @param needles case-folded by `foldText`, no two of them equal. */
export function literalIndex(needles: readonly string[]): LiteralIndex {
  const { symbols, columns } = symbolsOf(needles);
  const { pairs, threes, fours } = filtersOf(needles, columns);
  const tree = needleTree(needles, columns, comparing(needles, symbols));

  return {
    wanted: { columns, pairs },
    scan(reading, from, to, hit) {
      const { text, starts } = reading;
      for (let i = from; i < to; i += 1) {
        const start = starts.at[i] ?? 0;
        const first = columnAt(columns, text, start);
        const second = columnAt(columns, text, start + 1);
        const lengths = pairs[(first << columnBits) | second] ?? 0;
        if ((lengths & long) !== 0) {
          const third = columnAt(columns, text, start + 2);
          const fourth = columnAt(columns, text, start + 3);
          if (hasBit(fours, hashOfFour(first, second, third, fourth)) && fourth !== 0) {
            tree.find(text, start, headOf(first, second, third, fourth), hit);
          }
        }
        if ((lengths & three) !== 0) {
          const third = columnAt(columns, text, start + 2);
          if (hasBit(threes, hashOfThree(first, second, third)) && third !== 0) {
            tree.find(text, start, headOf(first, second, third, 0), hit);
          }
        }
        if ((lengths & two) !== 0) tree.find(text, start, headOf(first, second, 0, 0), hit);
        if ((lengths & one) !== 0) tree.find(text, start, headOf(first, 0, 0, 0), hit);
      }
    },
  };
}

/** Lengths of needles, as bits. */
const one = 1;
const two = 2;
const three = 4;
const long = 8;

function hashOfFour(first: number, second: number, third: number, fourth: number): number {
  return ((first << 12) ^ (second << 8) ^ (third << 4) ^ fourth) & 0xffff;
}

function hashOfThree(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & 0x7fff;
}

function hasBit(bits: Int32Array, bit: number): boolean {
  return (((bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) !== 0;
}

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
}

/** How long the needles are that begin with two columns; and bits for the hashes of three and four. */
function filtersOf(needles: readonly string[], columns: Uint8Array) {
  const pairs = new Uint8Array(maxColumns * maxColumns);
  const threes = new Int32Array(0x8000 / 32);
  const fours = new Int32Array(0x10000 / 32);
  for (const needle of needles) {
    const [first, second] = [columnAt(columns, needle, 0), columnAt(columns, needle, 1)];
    const [third, fourth] = [columnAt(columns, needle, 2), columnAt(columns, needle, 3)];
    const pair = (first << columnBits) | second;
    if (fourth !== 0) setBit(fours, hashOfFour(first, second, third, fourth));
    else if (third !== 0) setBit(threes, hashOfThree(first, second, third));
    const length = fourth !== 0 ? long : third !== 0 ? three : second !== 0 ? two : one;
    // Behind a single unit anything may stand.
    const last = length === one ? pair + maxColumns - 1 : pair;
    for (let at = pair; at <= last; at += 1) pairs[at] = (pairs[at] ?? 0) | length;
  }
  return { pairs, threes, fours };
}

/** Compares needles with a text, unit by unit; all of them as symbols, one behind the other. */
function comparing(needles: readonly string[], symbols: Uint16Array) {
  const ends = new Int32Array(needles.length);
  let total = 0;
  needles.forEach((needle, number) => (ends[number] = total += needle.length));
  const wanted = new Uint16Array(total);
  const all = needles.join('');
  for (let i = 0; i < total; i += 1) wanted[i] = symbols[all.charCodeAt(i)] ?? 0;
  return (needle: number, text: string, start: number): boolean => {
    const from = needle === 0 ? 0 : (ends[needle - 1] ?? 0);
    const to = ends[needle] ?? 0;
    if (start + to - from > text.length) return false;
    // From behind: the beginning is known to be alike.
    for (let i = to - 1, at = start + to - from - 1; i >= from; i -= 1, at -= 1) {
      if (symbols[text.charCodeAt(at)] !== wanted[i]) return false;
    }
    return true;
  };
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
  return { symbols, columns };
}
