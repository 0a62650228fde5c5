import { lazy } from '../lazy.ts';
import { fillKinds, kind, kinds } from './engine/unit-kinds.ts';
import { shortestRun } from './fold/encoded.ts';
import { bracket, fillTraits, lookAlike, odd, part, percent, token, traits } from './fold/traits.ts';

/** What a code unit is to a reading, as bits. The lowest is `token`, which is counted with. */
const word = 2;
const digit = 4;
const telling = 8;
const isPart = 16;
const isLookAlike = 32;
const mixed: number = isPart | isLookAlike;

/** Empty until `fillBits`: a page that is given no policy does not pay for the table. */
const bitsOf = new Uint8Array(0x10000);
let isFilled = false;

function fillBits(): void {
  if (isFilled) return;
  isFilled = true;
  fillKinds();
  fillTraits();
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const own = kinds[unit] ?? 0;
    const trait = traits[unit] ?? 0;
    bitsOf[unit] =
      (trait & token) |
      (own & kind.word ? word : 0) |
      (own & kind.digit ? digit : 0) |
      (trait & (percent | bracket | odd) ? telling : 0) |
      (trait & part ? isPart : 0) |
      (trait & lookAlike ? isLookAlike : 0);
  }
}

/** Read between two looks at whether the lists have room. */
const stretch = 4096;
/** The longest text whose room is kept to be used again. Memory is slow to come by: fresh pages cost more than reading. */
const mostKept = 1 << 19;
/** Signs are told apart in so many kinds. */
export const signKinds = 0x200;

/** What a reading is to list for those who look for words and literals. */
export interface Wanted {
  /** By `signAt`. */
  readonly signs: Uint8Array;
  /** Of a unit: a number below `maxColumns`, 0 where nobody asks about it. */
  readonly columns: Uint8Array;
  /** By two columns, `(first << columnBits) | second`: not 0 where something may begin with them. */
  readonly pairs: Uint8Array;
}
export const columnBits = 7;
export const maxColumns: number = 1 << columnBits;

const nothingWanted = lazy((): Wanted => ({
  signs: new Uint8Array(signKinds),
  columns: new Uint8Array(0x10000),
  pairs: new Uint8Array(maxColumns * maxColumns),
}));

/** The kind of a sign: one by one the first 256, by their lowest byte the others. */
export function signAt(unit: number): number {
  return unit < 0x100 ? unit : 0x100 | (unit & 0xff);
}

/**
 * A text, looked at once for everything that scans ask of single code units: each of them then visits a list of places
 * instead of all of the text. Lists hold `count` entries; what is behind them means nothing.
 */
export class Reading {
  text = '';
  /** How far it has been read. */
  end = 0;
  units = new Uint16Array(stretch);
  /** Words and runs of digits: start, end, start, end ... */
  words: List = { at: new Int32Array(stretch), count: 0 };
  digits: List = { at: new Int32Array(stretch), count: 0 };
  /**
   * Where something may be in disguise: a percent sign, a bracket, anything odd, the second of a Latin letter and a
   * look-alike side by side, and the last of `shortestRun` token characters.
   */
  marks: List = { at: new Int32Array(stretch), count: 0 };
  /** Wanted characters of no word. */
  signs: List = { at: new Int32Array(stretch), count: 0 };
  /** The first of two wanted characters. */
  starts: List = { at: new Int32Array(stretch), count: 0 };
  #wanted: Wanted = nothingWanted();
  #run = 0;
  #before = 0;
  #column = 0;

  begin(text: string, wanted: Wanted): void {
    fillBits();
    this.text = text;
    this.#wanted = wanted;
    this.end = 0;
    this.#run = 0;
    this.#before = 0;
    this.#column = 0;
    for (const list of this.#lists()) list.count = 0;
    if (this.units.length < text.length) this.units = new Uint16Array(text.length);
  }

  /** Reads on up to an offset. At the end of the text all that is open is closed. */
  readTo(to: number): void {
    while (this.end < to) this.#readStretch(Math.min(to, this.end + stretch));
    if (to < this.text.length) return;
    if (this.words.count % 2 === 1) push(this.words, to);
    if (this.digits.count % 2 === 1) push(this.digits, to);
    if (this.#wanted.pairs[this.#column << columnBits] !== 0) push(this.starts, to - 1);
    this.#column = 0;
  }

  #lists(): readonly List[] {
    return [this.words, this.digits, this.marks, this.signs, this.starts];
  }

  #readStretch(to: number): void {
    const { text, units } = this;
    const { signs: wantedSigns, columns, pairs } = this.#wanted;
    for (const list of this.#lists()) makeRoom(list);
    const [words, digits, marks] = [this.words.at, this.digits.at, this.marks.at];
    const [signs, starts] = [this.signs.at, this.starts.at];
    let [wordCount, digitCount] = [this.words.count, this.digits.count];
    let [markCount, signCount] = [this.marks.count, this.signs.count];
    let startCount = this.starts.count;
    let [run, before, column] = [this.#run, this.#before, this.#column];
    for (let i = this.end; i < to; i += 1) {
      const unit = text.charCodeAt(i);
      units[i] = unit;
      const bits = bitsOf[unit] ?? 0;
      const changed = bits ^ before;
      before = bits;
      // Without a branch: counts token characters in a row.
      run = (run + 1) & -(bits & token);
      if ((changed & word) !== 0) {
        words[wordCount] = i;
        wordCount += 1;
      }
      if ((changed & digit) !== 0) {
        digits[digitCount] = i;
        digitCount += 1;
      }
      const pair = (column << columnBits) | (columns[unit] ?? 0);
      column = pair & (maxColumns - 1);
      if (pairs[pair] !== 0) {
        starts[startCount] = i - 1;
        startCount += 1;
      }
      if ((bits & word) === 0 && wantedSigns[signAt(unit)] !== 0) {
        signs[signCount] = i;
        signCount += 1;
      }
      if ((bits & telling) !== 0 || run === shortestRun || (changed & mixed) === mixed) {
        marks[markCount] = i;
        markCount += 1;
      }
    }
    [this.words.count, this.digits.count] = [wordCount, digitCount];
    [this.marks.count, this.signs.count] = [markCount, signCount];
    this.starts.count = startCount;
    this.#run = run;
    this.#before = before;
    this.#column = column;
    this.end = to;
  }
}

/** Offsets into a text. */
export interface List {
  at: Int32Array;
  count: number;
}

function push(list: List, value: number): void {
  list.at[list.count] = value;
  list.count += 1;
}

/** For a stretch that is nothing but entries, and for one to close it. */
function makeRoom(list: List): void {
  if (list.count + stretch + 1 < list.at.length) return;
  const larger = new Int32Array(Math.max(2 * list.at.length, list.count + stretch + 2));
  larger.set(list.at);
  list.at = larger;
}

const spare: Reading[] = [];
/** Texts that are read at the same time: one, a view of it, and a view of that, beside a file. */
const mostSpare = 4;

/** A reading of a text, of which nothing has been read yet. */
export function takeReading(text: string, wanted: Wanted = nothingWanted()): Reading {
  const reading = spare.pop() ?? new Reading();
  reading.begin(text, wanted);
  return reading;
}

/** A reading of all of a text. */
export function readThrough(text: string, wanted?: Wanted): Reading {
  const reading = takeReading(text, wanted);
  reading.readTo(text.length);
  return reading;
}

/** Gives a reading back that nobody looks at any more. One that is never given back is collected like anything else. */
export function giveBack(reading: Reading): void {
  reading.begin('', nothingWanted());
  if (reading.units.length <= mostKept && spare.length < mostSpare) spare.push(reading);
}
