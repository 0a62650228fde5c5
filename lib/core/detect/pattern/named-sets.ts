import { charSet, negate, type CharSet } from './char-set.ts';

/** `\d` and `\w` are ASCII, `\s` is white space as ECMAScript defines it (with NO-BREAK SPACE and the like). */
export const digits: CharSet = [48, 57];
export const wordChars: CharSet = [48, 57, 65, 90, 95, 95, 97, 122];
export const whiteSpace: CharSet = charSet([
  9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f,
  0x3000, 0x3000, 0xfeff, 0xfeff,
]);
/** `.`: anything but a line feed, as in RE2. */
export const anyButLineFeed: CharSet = negate([10, 10]);
export const anyChar: CharSet = [0, 0x10ffff];

const categories = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp'.split(' '),
);
/** As in Unicode's Scripts.txt: `Greek`, `Old_Italic`. */
const scriptName = /^[A-Z][a-z]{2,}(?:_[A-Z][a-z]+)*$/;
const known = new Map<string, CharSet | null>();

/**
 * A Unicode general category (`L`, `Lu`, `Nd` ...) or script (`Greek`, `Han` ...); null when there is no such one.
 * The ranges are those of the runtime that compiles and travel in the program, so that every client matches alike.
 */
export function unicodeProperty(name: string): CharSet | null {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const property = categories.has(name) ? name : scriptName.test(name) ? `Script=${name}` : null;
  const set = property === null ? null : membersOf(property);
  known.set(name, set);
  return set;
}

function membersOf(property: string): CharSet | null {
  let member: RegExp;
  try {
    member = new RegExp(`^\\p{${property}}$`, 'u');
  } catch {
    return null; // no script of that name
  }
  const ranges: number[] = [];
  for (let cp = 0; cp <= 0x10ffff; cp += 1) {
    if (member.test(String.fromCodePoint(cp))) ranges.push(cp, cp);
  }
  return charSet(ranges);
}
