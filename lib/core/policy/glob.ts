import picomatch from 'picomatch';
import { worded, type Wording } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say } from '../sentence.ts';

export type GlobProblem = Wording;

/** Stands for `/` while picomatch reads: titles are flat, a slash in them is a letter like any other. */
const slash = '\uE000';
/** Marks to picomatch, plain characters in a title. */
const plain = new Set(['(', ')', '|', '+', '@', '"', '$', '^', '.']);

/**
 * Translates a glob over conversation titles into the pattern dialect of lib/core/detect, from picomatch's syntax
 * tree: `*` any characters (slashes too), `?` one character, `[a-c]`, `[!a]`, `[[:digit:]]` classes, `{a,b}` either,
 * backslash before a mark to mean the mark. A leading `!` and ranges such as `{1..9}` are refused.
 */
export function globToPattern(glob: string): Result<string, GlobProblem> {
  const refusal = refuse(glob);
  if (refusal !== undefined) return fail(refusal);
  const pieces: string[] = [];
  let classEnd = '';
  for (const token of picomatch.parse(quotePlain(glob), parseOptions).tokens) {
    const piece = translate(token);
    if (piece === undefined)
      return fail(worded(say`The pattern has a part that titles cannot use (${token.type}).`));
    // Stars in a row are one star: `.*.*` would only make the program larger.
    if (piece !== '.*' || classEnd !== '.*') pieces.push(piece);
    if (piece !== '') classEnd = piece;
  }
  return ok(pieces.join(''));
}

/** What picomatch itself says, for tests that hold the translation against it. */
export function picomatchTitle(glob: string, title: string): boolean {
  return picomatch(quotePlain(glob), parseOptions)(title.replaceAll('/', slash));
}

const parseOptions = {
  dot: true,
  nocase: true,
  noextglob: true,
  noglobstar: true,
  nonegate: true,
  posix: true,
  // Else `[ab]` would also match the text "[ab]".
  literalBrackets: false,
  strictSlashes: true,
  fastpaths: false,
  maxLength: 1_000,
};

function translate(token: { readonly type: string; readonly value: string }): string | undefined {
  switch (token.type) {
    case 'bos':
      return '';
    case 'star':
    case 'globstar':
      return '.*';
    case 'qmark':
      return '.'.repeat(token.value.length);
    case 'bracket':
      return characterClass(token.value);
    case 'brace':
      if (token.value === '{') return '(?:';
      return token.value === '}' ? ')' : literal(token.value);
    case 'comma':
      return 'output' in token && token.output === '|' ? '|' : ',';
    case 'text':
    case 'dot':
    case 'plus':
    case 'slash':
      return literal(token.value);
    default:
      return undefined;
  }
}

/** picomatch keeps `/` out of a negated class and escapes what stands alone. */
function characterClass(value: string): string {
  if (!value.startsWith('[')) return literal(value);
  return value.replace('/]', ']').replaceAll(slash, '/');
}

function literal(value: string): string {
  return value
    .replace(/\\(.)/gsu, '$1')
    .replaceAll(slash, '/')
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Walks the glob once: brackets and braces must close, and what titles have no use for is said plainly. */
function refuse(glob: string): GlobProblem | undefined {
  if (glob.startsWith('!')) {
    return worded(
      say`A title pattern cannot begin with "!".`,
      say`List the titles that are meant, or write \\! for a title that begins with an exclamation mark.`,
    );
  }
  if (glob.includes(slash)) return worded(say`The pattern has a private-use character (U+E000).`);
  let braces = 0;
  for (let index = 0; index < glob.length; index++) {
    const character = glob[index];
    if (character === '\\') {
      if (index === glob.length - 1) return worded(say`The pattern ends in a single backslash.`);
      index++;
    } else if (character === '[') {
      const end = classEndAt(glob, index);
      if (end < 0) return notClosed('[');
      index = end;
    } else if (character === ']') {
      return notOpened(']', '[');
    } else if (character === '{') {
      braces++;
    } else if (character === '}' && --braces < 0) {
      return notOpened('}', '{');
    } else if (braces > 0 && glob.startsWith('..', index)) {
      return worded(say`Ranges such as {1..9} are not read.`, say`Write a class [1-9], or list the values.`);
    }
  }
  return braces > 0 ? notClosed('{') : undefined;
}

const itself = (mark: string) => say`Write \\${mark} for the character itself.`;
const notClosed = (mark: string) => worded(say`A "${mark}" is not closed.`, itself(mark));
const notOpened = (mark: string, opening: string) =>
  worded(say`A "${mark}" has no "${opening}".`, itself(mark));

function classEndAt(glob: string, start: number): number {
  let index = start + 1;
  if (glob[index] === '!' || glob[index] === '^') index++;
  if (glob[index] === ']') index++;
  for (; index < glob.length; index++) {
    if (glob[index] === '\\') index++;
    else if (glob.startsWith('[:', index)) {
      const end = glob.indexOf(':]', index);
      if (end < 0) return -1;
      index = end + 1;
    } else if (glob[index] === ']') return index;
  }
  return -1;
}

function quotePlain(glob: string): string {
  let quoted = '';
  for (let index = 0; index < glob.length; index++) {
    const character = glob[index] ?? '';
    if (character === '\\') {
      quoted += character + (glob[++index] ?? '');
    } else if (character === '[') {
      const end = classEndAt(glob, index);
      quoted += glob.slice(index, end + 1);
      index = end;
    } else quoted += plain.has(character) ? `\\${character}` : character;
  }
  return quoted.replaceAll('/', slash);
}
