import { foldSet } from './case-folding.ts';
import { negate, union, type CharSet } from './char-set.ts';
import type { Cursor } from './cursor.ts';
import { digits, unicodeProperty, whiteSpace, wordChars } from './named-sets.ts';
import { refuse } from './problem.ts';
import { say, type Sentence } from '../../sentence.ts';

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, a: 7, e: 27 };
const shorthands: Readonly<Record<string, CharSet>> = { d: digits, w: wordChars, s: whiteSpace };

/** What to write for escapes that other engines know. */
const insteadOf: Readonly<Record<string, Sentence>> = {
  Z: say`use $, which is the end of the text`,
  G: say`matches never begin where the last one ended: leave it out`,
  K: say`put a capture group around the part that is sensitive`,
  h: say`write [ \\t]`,
  H: say`write [^ \\t]`,
  R: say`write (?:\\r\\n|[\\r\\n])`,
  Q: say`put a backslash before each special character`,
  E: say`put a backslash before each special character`,
  X: say`write . for a character`,
  c: say`write the character as \\xHH`,
};

/** What stands after `[`, up to and with `]`. Case variants are added before a negation, as everywhere. */
export function parseClass(cursor: Cursor, ignoreCase: boolean): CharSet {
  const opened = cursor.offset - 1;
  const negated = cursor.eat('^');
  const sets: CharSet[] = [];
  for (let first = true; first || cursor.peek() !== ']'; first = false) {
    if (cursor.done) refuse('pattern/syntax', opened, say`This character class is never closed.`);
    if (first && cursor.peek() === ']') {
      refuse(
        'pattern/syntax',
        opened,
        say`An empty character class matches nothing.`,
        say`write \\] for a bracket in a class`,
      );
    }
    sets.push(parseRange(cursor, ignoreCase));
  }
  cursor.skip(1);
  const set = union(...sets);
  return negated ? negate(set) : set;
}

function parseRange(cursor: Cursor, ignoreCase: boolean): CharSet {
  const offset = cursor.offset;
  if (/^\[[:.=]/.test(cursor.rest(2))) {
    refuse(
      'pattern/unsupported',
      offset,
      say`POSIX classes are not supported.`,
      say`write [A-Za-z], \\d or \\p{L}`,
    );
  }
  const low = parseMember(cursor, ignoreCase);
  const isRange = cursor.peek() === '-' && cursor.rest(2) !== '-]' && cursor.rest(2).length === 2;
  if (!isRange) return low.set;
  cursor.skip(1);
  const high = parseMember(cursor, ignoreCase);
  if (low.codePoint === null || high.codePoint === null) {
    return refuse(
      'pattern/syntax',
      offset,
      say`A range needs a single character at each end.`,
      say`write \\- for a dash`,
    );
  }
  if (low.codePoint > high.codePoint)
    refuse('pattern/syntax', offset, say`This range is in the wrong order.`);
  const set = [low.codePoint, high.codePoint];
  return ignoreCase ? foldSet(set) : set;
}

interface Member {
  readonly set: CharSet;
  /** Null for a shorthand such as `\d`. */
  readonly codePoint: number | null;
}

function parseMember(cursor: Cursor, ignoreCase: boolean): Member {
  const char = cursor.next();
  if (char !== '\\') return single(char.codePointAt(0) ?? 0, ignoreCase);
  const codePoint = cursor.peek() === 'b' ? takeBackspace(cursor) : parseCodePoint(cursor);
  if (codePoint !== null) return single(codePoint, ignoreCase);
  return { set: parseShorthand(cursor, ignoreCase), codePoint: null };
}

function takeBackspace(cursor: Cursor): number {
  cursor.skip(1);
  return 8;
}

function single(codePoint: number, ignoreCase: boolean): Member {
  const set = [codePoint, codePoint];
  return { set: ignoreCase ? foldSet(set) : set, codePoint };
}

/** What stands after a backslash outside a class. */
export function parseEscape(cursor: Cursor, ignoreCase: boolean): CharSet {
  const offset = cursor.offset - 1;
  if (/^[bB]/.test(cursor.peek())) {
    const hint = say`set boundary: word, which is the default, or notPrecededBy and notFollowedBy`;
    refuse('pattern/word-boundary', offset, say`Word boundaries inside a pattern are not supported.`, hint);
  }
  if (/^(?:[1-9]|k[<{'])/.test(cursor.rest(2))) {
    const hint = say`check the value with a validator instead`;
    refuse('pattern/backreference', offset, say`Back-references are not supported.`, hint);
  }
  const codePoint = parseCodePoint(cursor);
  if (codePoint === null) return parseShorthand(cursor, ignoreCase);
  return single(codePoint, ignoreCase).set;
}

/** One character written with a backslash; null when it is a shorthand for several. */
function parseCodePoint(cursor: Cursor): number | null {
  const offset = cursor.offset - 1;
  if (cursor.done) refuse('pattern/syntax', offset, say`A backslash at the end escapes nothing.`);
  const hex = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|[xu]\{([0-9a-fA-F]{1,6})\})/.exec(cursor.rest(10));
  if (hex) {
    cursor.skip(hex[0].length);
    const value = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
    if (value > 0x10ffff) refuse('pattern/syntax', offset, say`There is no such character.`);
    return value;
  }
  const char = cursor.peek();
  const control = controls[char];
  if (control !== undefined) {
    cursor.skip(1);
    return control;
  }
  if (/^[A-Za-z0-9]/.test(char)) return null;
  return cursor.next().codePointAt(0) ?? null;
}

function parseShorthand(cursor: Cursor, ignoreCase: boolean): CharSet {
  const offset = cursor.offset - 1;
  const letter = cursor.next();
  const shorthand = shorthands[letter.toLowerCase()];
  if (shorthand) {
    // As elsewhere: \w then holds the long s and the Kelvin sign.
    const set = ignoreCase ? foldSet(shorthand) : shorthand;
    return letter === letter.toLowerCase() ? set : negate(set);
  }
  if (letter === 'p' || letter === 'P') {
    const named = /^(?:\{(\^?)(?:(?:Script|sc)=)?([A-Za-z_]+)\}|([A-Z]))/.exec(cursor.rest(60));
    const property = named ? unicodeProperty(named[2] ?? named[3] ?? '') : null;
    if (!named || !property) {
      const hint = say`general categories such as \\p{L} and \\p{Nd}, and scripts such as \\p{Greek} are`;
      return refuse('pattern/unsupported', offset, say`This Unicode property is not supported.`, hint);
    }
    cursor.skip(named[0].length);
    const folded = ignoreCase ? foldSet(property) : property;
    return (letter === 'P') === (named[1] === '^') ? folded : negate(folded);
  }
  const hint =
    insteadOf[letter] ?? say`leave out the backslash for a plain letter, or write the character itself`;
  return refuse('pattern/syntax', offset, say`The escape \\${letter} is not known.`, hint);
}
