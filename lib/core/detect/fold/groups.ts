/**
 * A sequence of short groups of letters and digits, with one to three separators between each two. Of all lists the
 * first `count` entries count, one a group.
 */
export interface Groups {
  count: number;
  /** The groups before these did not fit. */
  isContinued: boolean;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly digits: Int32Array;
  /** The separators behind each, as one number: equal for equal separators, 0 behind the last. */
  readonly gaps: Float64Array;
}

const mostGroups = 128;

function emptyGroups(): Groups {
  const list = (): Int32Array => new Int32Array(mostGroups);
  const gaps = new Float64Array(mostGroups);
  return { count: 0, isContinued: false, starts: list(), ends: list(), digits: list(), gaps };
}

/** Written anew for every sequence: making these lists costs more than most texts. */
const groups = emptyGroups();

const longestGroup = 8;
const longestGap = 3;

const other = 0;
const digit = 1;
const letter = 2;
const separator = 3;

/** What each ASCII character is; beyond ASCII only a few separators count. */
const roles = new Uint8Array(128);
roles.fill(digit, 48, 58);
roles.fill(letter, 65, 91);
roles.fill(letter, 97, 123);
for (const mark of ' .-_/,|\n\r\t:;*+~\\') roles[mark.charCodeAt(0)] = separator;

function roleOf(unit: number): number {
  if (unit < 128) return roles[unit] ?? other;
  const isSeparator =
    unit === 0xa0 ||
    unit === 0xb7 ||
    unit === 0x2022 ||
    unit === 0x2027 ||
    unit === 0x30fb ||
    unit === 0x202f;
  return isSeparator ? separator : other;
}

function isSeparatorAt(text: string, at: number): boolean {
  return roleOf(text.charCodeAt(at)) === separator;
}

export function isDigitUnit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isAlphanumeric(unit: number): boolean {
  const role = unit < 128 ? roles[unit] : other;
  return role === digit || role === letter;
}

/** The number that stands for these separators in `gaps`. */
export function gapOf(separators: string): number {
  let gap = 0;
  for (let i = 0; i < separators.length; i += 1) gap = gap * 0x10000 + separators.charCodeAt(i);
  return gap;
}

const fewestDigits = 7;
const fewestGroups = 15;

/**
 * Calls `visit` with every sequence that has seven digits or fifteen groups, a digit among them: numbers that may have
 * been spread, and whatever else looks like it. It may neither keep what it gets nor call this function.
 */
export function forEachGroups(text: string, visit: (groups: Groups) => void): void {
  let done = 0;
  groups.count = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!isDigitUnit(text.charCodeAt(i))) continue;
    groups.isContinued = groups.count === mostGroups && done === i;
    const end = collect(text, beginning(text, i, done));
    done = Math.max(i + 1, end);
    if (groups.count > 1 && (groups.count >= fewestGroups || hasEnough(groups))) visit(groups);
    i = done - 1;
  }
}

function hasEnough({ digits, count }: Groups): boolean {
  let total = 0;
  for (let i = 0; i < count; i += 1) total += digits[i] ?? 0;
  return total >= fewestDigits;
}

/** Where the group around a digit begins; single letters before it, each on its own, are taken along. */
function beginning(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && isAlphanumeric(text.charCodeAt(start - 1))) start -= 1;
  for (let steps = 0; steps < 34; steps += 1) {
    let before = start;
    while (before > floor && start - before < longestGap && isSeparatorAt(text, before - 1)) before -= 1;
    const isAlone =
      before < start &&
      before > floor &&
      isAlphanumeric(text.charCodeAt(before - 1)) &&
      (before - 1 === 0 || isSeparatorAt(text, before - 2));
    if (!isAlone) break;
    start = before - 1;
  }
  return start;
}

/** Reads groups from `start` on, up to a word or a wide gap. Returns the end of the last thing that was read. */
function collect(text: string, start: number): number {
  groups.count = 0;
  for (let pos = start; ;) {
    let end = pos;
    let digits = 0;
    for (; end < text.length; end += 1) {
      const unit = text.charCodeAt(end);
      if (!isAlphanumeric(unit)) break;
      if (isDigitUnit(unit)) digits += 1;
    }
    if (!isGroup(end - pos, digits) || (digits === 0 && isLetterBeyond(text.charCodeAt(end)))) return end;
    groups.starts[groups.count] = pos;
    groups.ends[groups.count] = end;
    groups.digits[groups.count] = digits;
    pos = end;
    let gap = 0;
    for (; pos - end < longestGap && isSeparatorAt(text, pos); pos += 1) {
      gap = gap * 0x10000 + text.charCodeAt(pos);
    }
    groups.gaps[groups.count] = gap;
    groups.count += 1;
    if (gap === 0 || isSeparatorAt(text, pos) || groups.count === mostGroups) return pos;
  }
}

/** Whether a word goes on with a letter that no value has. */
function isLetterBeyond(unit: number): boolean {
  return unit >= 0xc0 && unit < 0x530;
}

/** Letters alone are a part of a value only one by one, or in fours as in an account number. */
function isGroup(length: number, digits: number): boolean {
  return length > 0 && length <= longestGroup && (digits > 0 || length === 1 || length === 4);
}
