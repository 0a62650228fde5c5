import type { Node } from './ast.ts';
import { foldSet } from './case-folding.ts';
import { type CharSet } from './char-set.ts';
import { Cursor } from './cursor.ts';
import { parseClass, parseEscape } from './parse-class.ts';
import { anyButLineFeed, anyChar } from './named-sets.ts';
import { refuse } from './problem.ts';
import { say } from '../../sentence.ts';

const maxSource = 10_000;
const maxNesting = 100;
const maxRepeat = 1000;
const lookaroundHint = say`use boundary, notPrecededBy or notFollowedBy instead`;

/** Flags in force; `(?i)` and `(?s)` change them for the rest of their group. */
interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
}

/**
 * Parses an RE2-like pattern into a tree. Characters are code points: a surrogate pair is one character.
 * Throws `PatternRefused`.
 */
export function parsePattern(source: string, ignoreCase: boolean): Node {
  if (source.length > maxSource) {
    refuse('pattern/too-large', maxSource, say`The pattern is longer than ${maxSource} characters.`);
  }
  const parser = new Parser(source);
  return parser.parse({ ignoreCase, dotAll: false });
}

class Parser {
  readonly cursor: Cursor;
  captures = 0;

  constructor(source: string) {
    this.cursor = new Cursor(source);
  }

  parse(flags: Flags): Node {
    const node = this.alternation(flags, 0);
    if (!this.cursor.done) {
      refuse('pattern/syntax', this.cursor.offset, say`A closing parenthesis has no opening one.`);
    }
    return node;
  }

  alternation(outer: Flags, depth: number): Node {
    if (depth > maxNesting) {
      refuse('pattern/too-large', this.cursor.offset, say`Groups are nested deeper than ${maxNesting}.`);
    }
    let flags = outer;
    const branches: Node[] = [];
    let parts: Node[] = [];
    while (!this.cursor.done && this.cursor.peek() !== ')') {
      if (this.cursor.eat('|')) {
        branches.push(sequence(parts));
        parts = [];
        continue;
      }
      const changed = this.inlineFlags(flags);
      if (changed) flags = changed;
      else parts.push(this.repeats(this.atom(flags, depth)));
    }
    branches.push(sequence(parts));
    const [only] = branches;
    return only && branches.length === 1 ? only : { kind: 'alternate', branches };
  }

  /** `(?i)` standing alone: the flags it sets, and null for anything else. */
  inlineFlags(flags: Flags): Flags | null {
    const found = /^\(\?([a-zA-Z-]+)\)/.exec(this.cursor.rest(12));
    if (!found) return null;
    const offset = this.cursor.offset;
    this.cursor.skip(found[0].length);
    return readFlags(found[1] ?? '', flags, offset);
  }

  atom(flags: Flags, depth: number): Node {
    const { cursor } = this;
    const offset = cursor.offset;
    const char = cursor.next();
    switch (char) {
      case '(':
        return this.group(flags, depth, offset);
      case '[':
        return { kind: 'set', set: parseClass(cursor, flags.ignoreCase) };
      case '.':
        return { kind: 'set', set: flags.dotAll ? anyChar : anyButLineFeed };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '*':
      case '+':
      case '?':
        return refuse('pattern/syntax', offset, say`There is nothing before ${char} to repeat.`);
      case '\\':
        if (cursor.eat('A')) return { kind: 'start' };
        if (cursor.eat('z')) return { kind: 'end' };
        return { kind: 'set', set: parseEscape(cursor, flags.ignoreCase) };
      default:
        return { kind: 'set', set: literal(char, flags.ignoreCase) };
    }
  }

  group(flags: Flags, depth: number, offset: number): Node {
    const opening = this.groupOpening(flags, offset);
    const body = this.alternation(opening.flags, depth + 1);
    if (!this.cursor.eat(')')) refuse('pattern/syntax', offset, say`This group is never closed.`);
    return opening.capture ? { kind: 'capture', body } : body;
  }

  groupOpening(flags: Flags, offset: number): { capture: boolean; flags: Flags } {
    const { cursor } = this;
    if (!cursor.eat('?')) return this.capture(flags, offset);
    if (cursor.eat(':')) return { capture: false, flags };
    if (/^(?:[=!]|<[=!])/.test(cursor.rest(2))) {
      refuse('pattern/lookaround', offset, say`Lookahead and lookbehind are not supported.`, lookaroundHint);
    }
    if (cursor.peek() === '>') {
      refuse(
        'pattern/atomic',
        offset,
        say`Atomic groups are not supported.`,
        say`matching never backtracks: use (?:...)`,
      );
    }
    const name = /^P?<[A-Za-z_][A-Za-z0-9_]*>/.exec(cursor.rest(100));
    if (name) {
      cursor.skip(name[0].length);
      return this.capture(flags, offset);
    }
    if (cursor.rest(2) === 'P=') backreference(offset);
    const scoped = /^([a-zA-Z-]+):/.exec(cursor.rest(12));
    if (!scoped)
      return refuse(
        'pattern/unsupported',
        offset,
        say`This kind of group is not supported.`,
        say`use (?:...)`,
      );
    cursor.skip(scoped[0].length);
    return { capture: false, flags: readFlags(scoped[1] ?? '', flags, offset) };
  }

  capture(flags: Flags, offset: number): { capture: true; flags: Flags } {
    this.captures += 1;
    if (this.captures > 1) {
      const hint = say`write (?:...) for groups that are not the sensitive part`;
      refuse('pattern/captures', offset, say`A pattern may hold one capture group only.`, hint);
    }
    return { capture: true, flags };
  }

  repeats(body: Node): Node {
    const { cursor } = this;
    const offset = cursor.offset;
    const range = this.quantifier();
    if (!range) return body;
    if (body.kind === 'start' || body.kind === 'end') {
      refuse('pattern/syntax', offset, say`An anchor cannot be repeated.`);
    }
    const greedy = !cursor.eat('?');
    if (greedy && cursor.peek() === '+') {
      refuse(
        'pattern/atomic',
        offset,
        say`Possessive repeats are not supported.`,
        say`matching never backtracks: leave out the +`,
      );
    }
    const again = cursor.offset;
    if (cursor.peek() === '*' || cursor.peek() === '?' || this.quantifier()) {
      refuse(
        'pattern/syntax',
        again,
        say`A repeat cannot be repeated again.`,
        say`put it into a group: (?:...)`,
      );
    }
    return { kind: 'repeat', body, min: range.min, max: range.max, greedy };
  }

  quantifier(): { min: number; max: number } | null {
    const { cursor } = this;
    if (cursor.eat('*')) return { min: 0, max: Infinity };
    if (cursor.eat('+')) return { min: 1, max: Infinity };
    if (cursor.eat('?')) return { min: 0, max: 1 };
    // A brace that is no repeat stands for itself, as in RE2.
    const braces = /^\{(\d+)(?:(,)(\d*))?\}/.exec(cursor.rest(20));
    if (!braces) return null;
    const offset = cursor.offset;
    const min = Number(braces[1]);
    const max = braces[2] === undefined ? min : braces[3] ? Number(braces[3]) : Infinity;
    if (min > maxRepeat || (max > maxRepeat && max !== Infinity)) {
      refuse('pattern/too-large', offset, say`A repeat may not exceed ${maxRepeat}.`);
    }
    if (min > max) refuse('pattern/syntax', offset, say`The bounds of this repeat are in the wrong order.`);
    cursor.skip(braces[0].length);
    return { min, max };
  }
}

function sequence(parts: readonly Node[]): Node {
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: 'concat', parts };
}

function literal(char: string, ignoreCase: boolean): CharSet {
  const cp = char.codePointAt(0) ?? 0;
  return ignoreCase ? foldSet([cp, cp]) : [cp, cp];
}

function backreference(offset: number): never {
  refuse(
    'pattern/backreference',
    offset,
    say`Back-references are not supported.`,
    say`check the value with a validator instead`,
  );
}

function readFlags(text: string, flags: Flags, offset: number): Flags {
  const result = { ...flags };
  let on = true;
  for (const letter of text) {
    if (letter === '-') on = false;
    else if (letter === 'i') result.ignoreCase = on;
    else if (letter === 's') result.dotAll = on;
    else if (letter !== 'u') {
      refuse('pattern/flag', offset, say`The flag ${letter} is not supported.`, say`only i and s are`);
    }
  }
  return result;
}
