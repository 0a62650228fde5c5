/** A sequence of short groups of letters and digits, with one to three separators between each two. */
export interface Groups {
  /** Start and end of each group, in order. */
  readonly bounds: readonly number[];
  readonly count: number;
}

const longestGroup = 8;
const longestSeparator = 3;

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

export function isAlphanumeric(unit: number): boolean {
  const role = roleOf(unit);
  return role === digit || role === letter;
}

export function isDigitAt(text: string, at: number): boolean {
  return roleOf(text.charCodeAt(at)) === digit;
}

/** Calls `visit` with every sequence of groups in which a digit stands; it may not keep what it gets. */
export function forEachGroups(text: string, visit: (groups: Groups) => void): void {
  let bounds: number[] | null = null;
  let done = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!isDigitAt(text, i)) continue;
    bounds ??= [];
    collect(text, beginning(text, i, done), bounds);
    done = Math.max(i + 1, bounds.at(-1) ?? 0);
    if (bounds.length >= 4) visit({ bounds, count: bounds.length / 2 });
    i = done - 1;
  }
}

/** Where the group around a digit begins; single letters before it, each on its own, are taken along. */
function beginning(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start <= longestGroup && isAlphanumeric(text.charCodeAt(start - 1)))
    start -= 1;
  for (let steps = 0; steps < 34; steps += 1) {
    let before = start;
    while (before > floor && start - before < longestSeparator && isSeparatorAt(text, before - 1))
      before -= 1;
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

function isSeparatorAt(text: string, at: number): boolean {
  return roleOf(text.charCodeAt(at)) === separator;
}

/** Bounds of the groups from `start` on, up to one that is too long or a gap that is too wide. */
function collect(text: string, start: number, bounds: number[]): void {
  bounds.length = 0;
  for (let pos = start; ;) {
    let end = pos;
    while (end < text.length && end - pos <= longestGroup && isAlphanumeric(text.charCodeAt(end))) end += 1;
    if (end === pos || end - pos > longestGroup) return;
    bounds.push(pos, end);
    pos = end;
    while (pos < text.length && pos - end <= longestSeparator && isSeparatorAt(text, pos)) pos += 1;
    if (pos === end || pos - end > longestSeparator) return;
  }
}
