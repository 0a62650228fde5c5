import { columnAt, headOf, maxColumns, needleTree } from './needle-tree.ts';

/** What a needle can begin with is looked up by a hash of three columns: each shifts the ones before it by five bits. */
const filterShift = 5;
const filterMask = 0x7fff;
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
 * Finds all of many texts in one pass, without regard to case; a space is any white space. Nearly every place is told
 * by one bit to begin no needle; from the others a tree is walked, a few steps.
 */
export interface LiteralIndex {
  /**
   * Calls back, by start, with the number of the needle and the offset at which it may begin: its first part does, or
   * in a text of many scripts something that shares its columns. For what begins in a stretch of the text only.
   */
  scan(text: string, from: number, to: number, hit: (needle: number, start: number) => void): void;
  /** Whether a needle's text stands at an offset, whole. */
  standsAt(text: string, needle: number, start: number): boolean;
}

/** @param needles case-folded by `foldText`. */
export function literalIndex(needles: readonly string[]): LiteralIndex {
  const { symbols, columns } = symbolsOf(needles);
  const { filter, singles } = filterOf(needles, columns);
  const tree = needleTree(needles, columns);

  const scan: LiteralIndex['scan'] = (text, from, to, hit) => {
    if (needles.length === 0) return;
    let second = columnAt(columns, text, from);
    let third = columnAt(columns, text, from + 1);
    let hash = (second << filterShift) ^ third;
    for (let start = from; start < to; start += 1) {
      const first = second;
      second = third;
      third = start + 2 < text.length ? (columns[text.charCodeAt(start + 2)] ?? 0) : 0;
      hash = ((hash << filterShift) ^ third) & filterMask;
      if (((((filter[hash >> 5] ?? 0) >>> (hash & 31)) & 1) | (singles[first] ?? 0)) === 0) continue;
      // Whatever is found at one place is called back in any order.
      if (third !== 0) tree.find(text, start, headOf(first, second, third), hit);
      if (second !== 0) tree.find(text, start, headOf(first, second, 0), hit);
      if (singles[first] === 1) tree.find(text, start, headOf(first, 0, 0), hit);
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

/** Bits by the hash of a needle's first three columns; needles of one unit are told by their column. */
function filterOf(needles: readonly string[], columns: Uint8Array) {
  const filter = new Int32Array((filterMask + 1) / 32);
  const singles = new Uint8Array(maxColumns);
  for (const needle of needles) {
    const first = columnAt(columns, needle, 0);
    if (needle.length === 1) singles[first] = 1;
    if (needle.length < 2) continue;
    const hash = (first << (2 * filterShift)) ^ (columnAt(columns, needle, 1) << filterShift);
    const last = needle.length > 2 ? columnAt(columns, needle, 2) : 0;
    // Behind one of two units anything may stand.
    const until = needle.length > 2 ? last : maxColumns - 1;
    for (let third = last; third <= until; third += 1) {
      const bit = (hash ^ third) & filterMask;
      filter[bit >> 5] = (filter[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
  }
  return { filter, singles };
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
