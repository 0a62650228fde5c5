/**
 * What stands right beside a run of digits, in few kinds, so that the patterns that come into question can be looked
 * up. 0 is everything that is not listed, and the edge of the text.
 */
const listed: readonly string[] = [
  ' \u00a0\u2007\u2009\u202f',
  '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212',
  '.',
  '/',
  ',',
  '_',
  ':',
  '()',
  '+',
  '\t\n\r',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'abcdefghijklmnopqrstuvwxyz',
  '#*=\'"',
  '0123456789',
];

export const neighbourCount = 16;
/** All kinds, as bits. */
export const anyNeighbour = (1 << (listed.length + 1)) - 1;

/** Empty until `fillNeighbours`. */
const low = new Uint8Array(128);
const high = new Map<number, number>();
let isFilled = false;

/** Called before a text is looked at, by `fillKinds`: a page that is given no policy does not pay for the table. */
export function fillNeighbours(): void {
  if (isFilled) return;
  isFilled = true;
  listed.forEach((members, i) => {
    for (const char of members) {
      const unit = char.charCodeAt(0);
      if (unit < low.length) low[unit] = i + 1;
      else high.set(unit, i + 1);
    }
  });
}

/** The kind of a code unit; of `NaN`, which is what stands beyond the text, 0. */
export function neighbourOf(unit: number): number {
  return unit < low.length ? (low[unit] ?? 0) : (high.get(unit) ?? 0);
}

/** The kinds, as bits, of which a set has a member. Flat inclusive ranges. */
export function neighboursIn(set: readonly number[]): number {
  fillNeighbours();
  let bits = 0;
  for (let i = 0; i < set.length; i += 2) {
    const from = set[i] ?? 0;
    const to = set[i + 1] ?? 0;
    for (let unit = from; unit <= Math.min(to, low.length - 1); unit += 1) bits |= 1 << neighbourOf(unit);
    const beyond = Math.max(from, low.length);
    let unlisted = to - beyond + 1;
    for (const [unit, number] of high) {
      if (unit < from || unit > to) continue;
      bits |= 1 << number;
      unlisted -= 1;
    }
    if (unlisted > 0) bits |= 1;
  }
  return bits;
}

/** The kinds, as bits, all of whose members are in one of the sets. Never kind 0. */
export function neighboursWithin(sets: readonly (readonly number[])[]): number {
  let bits = 0;
  listed.forEach((members, i) => {
    const units = Array.from(members, (char) => char.charCodeAt(0));
    if (units.every((unit) => sets.some((set) => holds(set, unit)))) bits |= 1 << (i + 1);
  });
  return bits;
}

function holds(set: readonly number[], unit: number): boolean {
  for (let i = 0; i < set.length; i += 2) if (unit <= (set[i + 1] ?? 0)) return unit >= (set[i] ?? 0);
  return false;
}
