import { alphanumeric, digit, separator, traits } from './traits.ts';

/**
 * A sequence of short groups of letters and digits, with one to three separators between each two. Of all lists the
 * first `count` entries count, one a group.
 */
export interface Groups {
  count: number;
  /** Some of them may be one value: what is not, for most texts, need not be looked at. */
  isPromising: boolean;
  /** The groups before these did not fit. */
  isContinued: boolean;
  starts: Int32Array;
  ends: Int32Array;
  digits: Int32Array;
  /**
   * The separators behind each, as one number: equal for equal separators, 0 behind the last. A single separator is its
   * code unit.
   */
  gaps: Float64Array;
}

const mostGroups = 128;
const nothing = new Int32Array(0);

/** Written anew for every sequence: making these lists costs more than most texts. */
export const groups: Groups = {
  count: 0,
  isPromising: false,
  isContinued: false,
  starts: nothing,
  ends: nothing,
  digits: nothing,
  gaps: new Float64Array(0),
};

/** A page that is given no policy does not pay for the lists. */
function makeRoom(): void {
  const list = (): Int32Array => new Int32Array(mostGroups);
  Object.assign(groups, { starts: list(), ends: list(), digits: list(), gaps: new Float64Array(mostGroups) });
}

const longestGroup = 8;
const longestGap = 3;
/** Groups of one length: how long each is at most, and how many characters all have at least. */
export const longestRegular = 6;
export const fewestRegular = 9;

function has(text: string, at: number, trait: number): boolean {
  return at < text.length && ((traits[text.charCodeAt(at)] ?? 0) & trait) !== 0;
}

const fewestDigits = 7;
const fewestGroups = 15;
/**
 * Reads the sequence of groups around the digit at `at`, not before `floor`, which is where the last one ended.
 * `groups` holds it until the next is read. Returns its end.
 */
export function readGroups(text: string, at: number, floor: number): number {
  if (groups.starts === nothing) makeRoom();
  groups.isContinued = groups.count === mostGroups && floor === at;
  return Math.max(at + 1, collect(text, beginning(text, at, floor)));
}

/** Where the group around a digit begins; single letters before it, each on its own, are taken along. */
function beginning(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && has(text, start - 1, alphanumeric)) start -= 1;
  // Letters one by one go on with digits one by one.
  if (start < at || has(text, at + 1, alphanumeric)) return start;
  for (let steps = 0; steps < 34; steps += 1) {
    let before = start;
    while (before > floor && start - before < longestGap && has(text, before - 1, separator)) before -= 1;
    const isAlone =
      before < start &&
      before > floor &&
      has(text, before - 1, alphanumeric) &&
      (before - 1 === 0 || has(text, before - 2, separator));
    if (!isAlone) break;
    start = before - 1;
  }
  return start;
}

/** Reads groups from `start` on, up to a word or a wide gap. Returns the end of the last thing that was read. */
function collect(text: string, start: number): number {
  const { starts, ends, digits, gaps } = groups;
  const { length } = text;
  let count = 0;
  let total = 0;
  /** How many characters stand in groups of this size, one after the other. */
  let alike = 0;
  let size = 0;
  /** Of the last groups, in four bits each. */
  let sizes = 0;
  let isPromising = false;
  let pos = start;
  for (;;) {
    const from = pos;
    let own = 0;
    let kind = 0;
    for (; pos < length; pos += 1) {
      kind = traits[text.charCodeAt(pos)] ?? 0;
      if ((kind & alphanumeric) === 0) break;
      own += (kind & digit) >> 3;
    }
    const now = pos - from;
    if (!isGroup(now, own) || (own === 0 && isLetterBeyond(text.charCodeAt(pos)))) break;
    // Only groups of one size, the last one perhaps shorter, or of a known shape, are put together.
    const isEven = gaps[count - 1] === gaps[count - 2];
    if (now < size && alike > size && size <= longestRegular && alike + now >= fewestRegular)
      isPromising ||= isEven;
    if (now !== size) alike = own > 0 || now === 1 ? now : 0;
    else alike = isEven || now === 4 || now === 1 ? alike + now : now * 2;
    const fewest = now === 1 ? fewestDigits : now === 4 ? 8 : fewestRegular;
    if (now <= longestRegular && alike >= fewest) isPromising = true;
    sizes = ((sizes << 4) | now) & 0xfff;
    if (sizes === 0x465 || sizes === 0x464 || sizes === 0x324) isPromising ||= isEven;
    size = now;
    starts[count] = from;
    ends[count] = pos;
    digits[count] = own;
    total += own;
    let gap = 0;
    while (kind & separator && pos - from - now < longestGap) {
      gap = gap * 0x10000 + text.charCodeAt(pos);
      pos += 1;
      kind = pos < length ? (traits[text.charCodeAt(pos)] ?? 0) : 0;
    }
    gaps[count] = gap;
    count += 1;
    if (gap === 0 || kind & separator || count === mostGroups) break;
  }
  groups.count = count;
  groups.isPromising = isPromising && count > 1 && (count >= fewestGroups || total >= fewestDigits);
  return pos;
}

/** Whether a word goes on with a letter that no value has. */
function isLetterBeyond(unit: number): boolean {
  return unit >= 0xc0 && unit < 0x530;
}

/** Letters alone are a part of a value only one by one, or in fours as in an account number. */
function isGroup(length: number, digits: number): boolean {
  return length > 0 && length <= longestGroup && (digits > 0 || length === 1 || length === 4);
}
