import { signAt, signKinds, type Reading } from '../reading.ts';
import { foldTable } from './fold-units.ts';
import { fillKinds, kind, kinds } from './unit-kinds.ts';

/** What a keyword index calls back with: the number of the entry and where it stands, `end` exclusive. */
export type OnKeyword = (entry: number, start: number, end: number) => void;

/** The next step of the rolling hash. */
export function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x5bd1e995) ^ (hash >>> 15);
}
const seed = 0x2545f491;

/** Of the bits that tell words, in units of 32: between 8 and 128 KB. */
const leastHeads = 1 << 11;
const mostHeads = 1 << 15;

/** Tells words that may begin an entry from nearly all others: by their first three units and their length. */
function headHash(first: number, second: number, third: number, length: number): number {
  const hash = Math.imul(Math.imul(Math.imul(first, 0x1f35) + second, 0x1f35) + third, 0x1f35) + length;
  return hash ^ (hash >>> 15);
}

/**
 * Finds whole words and phrases, up to hundreds of thousands, in one pass: a rolling hash from each word start is
 * looked up at each word end, and read on over the next word only behind the beginning of a phrase. A character that
 * is no word unit (an ideograph, a sign) is a word by itself; any run of white space is a single space. Case is
 * ignored, accents as asked.
 */
export class KeywordIndex {
  readonly fold: Uint16Array;
  /** Folded units of all entries, one behind the other, and where each begins. */
  units: Uint16Array;
  readonly offsets: Uint32Array;
  readonly hashes: Int32Array;
  /** Entry + 1 by hash, linear probing; entries of equal text hang on one another in `same`. */
  readonly table: Int32Array;
  readonly same: Int32Array;
  /** Hashes of beginnings of phrases; false hits cost a little, never a wrong result. */
  readonly #beginnings: Int32Array;
  /** Bits by `headHash` of the first words of entries. */
  readonly heads: Int32Array;
  /** By `signAt`: whether an entry may begin with such a sign, which is no part of a word. */
  readonly signs: Uint8Array = new Uint8Array(signKinds);
  /** By folded unit, while entries are added. */
  #firstSigns: Uint8Array = new Uint8Array(0x10000);
  readonly size: number;
  readonly #ignoreAccents: boolean;
  #longest = 0;

  constructor(entries: readonly string[], ignoreAccents = false) {
    this.#ignoreAccents = ignoreAccents;
    fillKinds();
    this.fold = foldTable(ignoreAccents);
    this.size = entries.length;
    let total = 0;
    for (const entry of entries) total += entry.length;
    this.units = new Uint16Array(total);
    this.offsets = new Uint32Array(entries.length + 1);
    this.hashes = new Int32Array(entries.length);
    this.same = new Int32Array(entries.length);
    this.table = new Int32Array(powerAbove(entries.length * 2));
    this.heads = new Int32Array(Math.min(mostHeads, Math.max(leastHeads, powerAbove(entries.length / 3))));
    const beginnings: number[] = [];
    let used = 0;
    for (let i = 0; i < entries.length; i += 1) {
      used = this.#append(entries[i] ?? '', used, i, beginnings);
      this.offsets[i + 1] = used;
    }
    for (let i = 0; i < entries.length; i += 1) this.#insert(i);
    this.#fillSigns();
    this.#beginnings = hashSet(beginnings);
  }

  /** Folds an entry behind the others, with its hash and those of its beginnings. */
  #append(entry: string, from: number, number: number, beginnings: number[]): number {
    const { units, fold } = this;
    let used = from;
    let hash = seed;
    let firstEnd = 0;
    let before = 0;
    for (let i = 0; i < entry.length; i += 1) {
      const unit = entry.charCodeAt(i);
      const here = kinds[unit] ?? 0;
      const isSpace = (here & kind.space) !== 0;
      if (isSpace && used > from && units[used - 1] === 32) continue;
      const folded = isSpace ? 32 : (fold[unit] ?? 0);
      if (folded === 0) continue;
      if (used > from && (here & before & kind.word) === 0) {
        beginnings.push(hash);
        if (firstEnd === 0) firstEnd = used;
      }
      before = here;
      units[used] = folded;
      used += 1;
      hash = mix(hash, folded);
    }
    this.hashes[number] = hash;
    if (used > from) this.#addHead(from, (firstEnd === 0 ? used : firstEnd) - from);
    this.#longest = Math.max(this.#longest, used - from);
    return used;
  }

  #insert(entry: number): void {
    const { table, hashes, offsets, units } = this;
    const from = offsets[entry] ?? 0;
    const length = (offsets[entry + 1] ?? 0) - from;
    if (length === 0) return;
    const hash = hashes[entry] ?? 0;
    let slot = spread(hash) & (table.length - 1);
    for (; table[slot] !== 0; slot = (slot + 1) & (table.length - 1)) {
      const other = (table[slot] ?? 0) - 1;
      if (hashes[other] !== hash) continue;
      const start = offsets[other] ?? 0;
      let equal = (offsets[other + 1] ?? 0) - start === length;
      for (let i = 0; equal && i < length; i += 1) equal = units[start + i] === units[from + i];
      if (!equal) continue;
      this.same[entry] = table[slot] ?? 0;
      break;
    }
    table[slot] = entry + 1;
  }

  #addHead(from: number, length: number): void {
    const { units, heads } = this;
    const first = units[from] ?? 0;
    const second = length > 1 ? (units[from + 1] ?? 0) : 0;
    const third = length > 2 ? (units[from + 2] ?? 0) : 0;
    const bit = headHash(first, second, third, length) & (heads.length * 32 - 1);
    heads[bit >> 5] = (heads[bit >> 5] ?? 0) | (1 << (bit & 31));
    if (((kinds[first] ?? 0) & kind.word) === 0) this.#firstSigns[first] = 1;
  }

  /** In however many ways they are written. */
  #fillSigns(): void {
    if (this.#firstSigns.indexOf(1) < 0) return;
    for (let unit = 0; unit < 0x10000; unit += 1) {
      const own = kinds[unit] ?? 0;
      if ((own & kind.word) !== 0) continue;
      const folded = (own & kind.space) !== 0 ? 32 : (this.fold[unit] ?? 0);
      if (this.#firstSigns[folded] !== 0) this.signs[signAt(unit)] = 1;
    }
    this.#firstSigns = new Uint8Array(0);
  }

  /** Everything that begins with the words from number `from` to before `to` of a reading. */
  scanWords({ text, units, words }: Reading, from: number, to: number, hit: OnKeyword): void {
    if (this.size === 0) return;
    const { fold } = this;
    const { at } = words;
    for (let i = 2 * from; i < 2 * to; i += 2) {
      const start = at[i] ?? 0;
      const end = at[i + 1] ?? 0;
      if (this.#ignoreAccents) {
        this.#scanBare(text, start, end, hit);
        continue;
      }
      const first = fold[units[start] ?? 0] ?? 0;
      const second = end > start + 1 ? (fold[units[start + 1] ?? 0] ?? 0) : 0;
      const third = end > start + 2 ? (fold[units[start + 2] ?? 0] ?? 0) : 0;
      if (!this.#mayBegin(first, second, third, end - start)) continue;
      let hash = seed;
      for (let k = start; k < end; k += 1) hash = mix(hash, fold[units[k] ?? 0] ?? 0);
      this.#check(text, start, end, hash, hit);
    }
  }

  /** Accents that do not count may stand between the units of a word that do. */
  #scanBare(text: string, start: number, end: number, hit: OnKeyword): void {
    const { fold } = this;
    let [first, second, third] = [0, 0, 0];
    let length = 0;
    let hash = seed;
    for (let i = start; i < end; i += 1) {
      const folded = fold[text.charCodeAt(i)] ?? 0;
      if (folded === 0) continue;
      if (length === 0) first = folded;
      else if (length === 1) second = folded;
      else if (length === 2) third = folded;
      hash = mix(hash, folded);
      length += 1;
    }
    if (this.#mayBegin(first, second, third, length)) this.#check(text, start, end, hash, hit);
  }

  /** Everything that begins with the signs from number `from` to before `to` of a reading. */
  scanSigns({ text, units, signs }: Reading, from: number, to: number, hit: OnKeyword): void {
    const { fold } = this;
    for (let i = from; i < to; i += 1) {
      const start = signs.at[i] ?? 0;
      const unit = units[start] ?? 0;
      const isSpace = ((kinds[unit] ?? 0) & kind.space) !== 0;
      // A run of white space is one, and read to its end: once.
      if (isSpace && start > 0 && ((kinds[units[start - 1] ?? 0] ?? 0) & kind.space) !== 0) continue;
      const folded = isSpace ? 32 : (fold[unit] ?? 0);
      if (this.#mayBegin(folded, 0, 0, 1)) this.#check(text, start, start + 1, mix(seed, folded), hit);
    }
  }

  #mayBegin(first: number, second: number, third: number, length: number): boolean {
    const { heads } = this;
    const bit = headHash(first, second, third, length) & (heads.length * 32 - 1);
    return ((heads[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  /** Looks up what was read so far, and reads on as long as it is the beginning of a phrase. */
  #check(text: string, start: number, wordEnd: number, wordHash: number, hit: OnKeyword): void {
    let end = wordEnd;
    let hash = wordHash;
    let isSpace = ((kinds[text.charCodeAt(end - 1)] ?? 0) & kind.space) !== 0;
    if (isSpace) end = behindSpaces(text, end);
    for (let read = wordEnd - start; ;) {
      this.#lookUp(text, start, end, hash, hit);
      if (end >= text.length || read > this.#longest || !has(this.#beginnings, hash)) return;
      const unit = text.charCodeAt(end);
      const here = kinds[unit] ?? 0;
      end += 1;
      if ((here & kind.space) !== 0) {
        if (!isSpace) {
          hash = mix(hash, 32);
          read += 1;
        }
        isSpace = true;
        end = behindSpaces(text, end);
        continue;
      }
      isSpace = false;
      const folded = this.fold[unit] ?? 0;
      if (folded !== 0) hash = mix(hash, folded);
      read += 1;
      if ((here & kind.word) === 0) continue;
      for (; end < text.length && isWord(text, end) && read <= this.#longest; end += 1) {
        const more = this.fold[text.charCodeAt(end)] ?? 0;
        if (more === 0) continue;
        hash = mix(hash, more);
        read += 1;
      }
    }
  }

  #lookUp(text: string, start: number, end: number, hash: number, hit: OnKeyword): void {
    const { table, hashes, same } = this;
    const last = table.length - 1;
    for (let slot = spread(hash) & last; table[slot] !== 0; slot = (slot + 1) & last) {
      const head = (table[slot] ?? 0) - 1;
      if (hashes[head] !== hash || !this.#stands(text, start, end, head)) continue;
      for (let entry = head; entry >= 0; entry = (same[entry] ?? 0) - 1) hit(entry, start, end);
      return;
    }
  }

  /** Whether a stretch of text is an entry: hashes may be equal by chance, or by design. */
  #stands(text: string, start: number, end: number, entry: number): boolean {
    const { units, fold } = this;
    let at = this.offsets[entry] ?? 0;
    const to = this.offsets[entry + 1] ?? 0;
    for (let i = start; i < end; i += 1) {
      const unit = text.charCodeAt(i);
      const isSpace = ((kinds[unit] ?? 0) & kind.space) !== 0;
      if (isSpace && i > start && ((kinds[text.charCodeAt(i - 1)] ?? 0) & kind.space) !== 0) continue;
      const folded = isSpace ? 32 : (fold[unit] ?? 0);
      if (folded === 0) continue;
      if (at >= to || units[at] !== folded) return false;
      at += 1;
    }
    return at === to;
  }
}

function isWord(text: string, at: number): boolean {
  return ((kinds[text.charCodeAt(at)] ?? 0) & kind.word) !== 0;
}

function behindSpaces(text: string, at: number): number {
  let end = at;
  while (end < text.length && ((kinds[text.charCodeAt(end)] ?? 0) & kind.space) !== 0) end += 1;
  return end;
}

function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 4;
}

function powerAbove(size: number): number {
  return 2 ** Math.max(3, Math.ceil(Math.log2(size + 1)));
}

/** A set of hashes in a table; 0 stands for an empty place and is taken for a member always. */
function hashSet(hashes: readonly number[]): Int32Array {
  const set = new Int32Array(powerAbove(hashes.length * 2));
  for (const hash of hashes) {
    let slot = spread(hash) & (set.length - 1);
    while (set[slot] !== 0 && set[slot] !== hash) slot = (slot + 1) & (set.length - 1);
    set[slot] = hash;
  }
  return set;
}

function has(set: Int32Array, hash: number): boolean {
  if (hash === 0) return true;
  let slot = spread(hash) & (set.length - 1);
  while (set[slot] !== 0) {
    if (set[slot] === hash) return true;
    slot = (slot + 1) & (set.length - 1);
  }
  return false;
}
