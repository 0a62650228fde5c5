import type { Random } from './random.ts';

/** A pattern in the dialects that it is compared in; null where the dialect means something else by it. */
export interface Source {
  readonly ours: string;
  readonly re2: string | null;
  readonly native: string | null;
  /** May match nothing: native engines then differ about repeats. */
  readonly nullable: boolean;
  /** Kinds of parts inside, which decide how it may be repeated. */
  readonly repeats: boolean;
  readonly branches: boolean;
  readonly captures: boolean;
  /** A text that it may match. */
  sample(): string;
}

type Atom = readonly [ours: string, samples: string, re2?: string | null, native?: string | null];

const atoms: readonly Atom[] = [
  ...['a', 'b', 'c', 'k', 's', '1', '9', '-', ' ', '\u00e9', '\u00df', '\u044f', '\u03c3', '\u4e2d'].map(
    (char): Atom => [char, char],
  ),
  ['\u{1f600}', '\u{1f600}'],
  ['\\.', '.'],
  ['\\$', '$'],
  ['\\x61', 'a'],
  ['\\x{1f600}', '\u{1f600}', '\\x{1f600}', '\\u{1f600}'],
  ['\\t', '\t'],
  ['.', 'a1 \u044f\u{1f600}'],
  ['[ab]', 'ab'],
  ['[^a]', 'b1\n\u{1f600}'],
  ['[b-k1]', 'bk1'],
  ['[\u0430-\u044f]', '\u0430\u044f'],
  ['[\\w.\\-]', 'a.-_'],
  ['[^\\s\\d]', 'ab-', null],
  ['[^\\d\\-]', 'a \n'],
  ['\\d', '1904'],
  ['\\D', 'a- '],
  ['\\w', 'akK_9'],
  ['\\W', '- \u00e9\u{1f600}'],
  ['\\s', ' \n\t\u00a0', null],
  ['\\S', 'a1\u{1f600}', null],
  ['\\p{L}', 'aA\u00e9\u044f\u4e2d'],
  ['\\p{Lu}', 'AK\u042f\u03a3'],
  ['\\p{Ll}', 'as\u00df\u03c3'],
  ['\\p{Nd}', '19\u0661'],
  ['\\pN', '1\u00b2', '\\pN', '\\p{N}'],
  ['\\P{L}', '1 -'],
  ['\\p{P}', '.-_'],
  ['\\p{Greek}', '\u03c3\u03a3\u03c2', '\\p{Greek}', '\\p{Script=Greek}'],
  ['\\p{Script=Cyrillic}', '\u044f\u042f', '\\p{Cyrillic}', '\\p{Script=Cyrillic}'],
  ['[\\p{Han}a]', '\u4e2da', '[\\p{Han}a]', '[\\p{Script=Han}a]'],
  ['[^\\p{Lu}1]', 'a- '],
  ['[\\p{Lu}\\d_]', 'A1_'],
];
const words = ['ab', 'abc', 'key', 'k', 'as', 'a1', '-a', '19', 'caf\u00e9', '\u044fb', ''];
const quantifiers: readonly (readonly [text: string, min: number, max: number])[] = [
  ...[['*', 0, 9] as const, ['+', 1, 9] as const, ['?', 0, 1] as const, ['*?', 0, 9] as const],
  ...[['+?', 1, 9] as const, ['??', 0, 1] as const, ['{2}', 2, 2] as const, ['{1,3}', 1, 3] as const],
  ...[['{2,}', 2, 9] as const, ['{0,2}', 0, 2] as const, ['{1,2}?', 1, 2] as const],
];

/** What a native engine can take exponential time for, and what it means otherwise, is not asked of it. */
function repeated(random: Random, body: Source, isAtom: boolean): Source {
  const [quantifier, min, max] = random.pick(quantifiers);
  const wrap = (text: string | null): string | null =>
    text === null ? null : `${isAtom ? text : `(?:${text})`}${quantifier}`;
  const isPlain = !body.nullable && !body.repeats && !body.captures && !(body.branches && max > 3);
  return {
    ours: wrap(body.ours) ?? '',
    re2: wrap(body.re2),
    native: isPlain ? wrap(body.native) : null,
    nullable: body.nullable || min === 0,
    repeats: true,
    branches: body.branches,
    captures: body.captures,
    sample: () => random.some(min, Math.min(max, min + 2), () => body.sample()).join(''),
  };
}

function atom(random: Random): Source {
  const [ours, samples, re2 = ours, native = ours] = random.pick(atoms);
  const chars = [...samples];
  const plain = { nullable: false, repeats: false, branches: false, captures: false };
  return { ours, re2, native, ...plain, sample: () => random.pick(chars) };
}

function combined(
  parts: readonly Source[],
  join: (texts: readonly string[]) => string,
  more: Pick<Source, 'nullable' | 'sample'> & { readonly branches?: boolean },
): Source {
  const in_ = (dialect: 'ours' | 're2' | 'native'): string | null => {
    const texts = parts.map((part) => part[dialect]);
    return texts.includes(null) ? null : join(texts.map((text) => text ?? ''));
  };
  return {
    ours: in_('ours') ?? '',
    re2: in_('re2'),
    native: in_('native'),
    repeats: parts.some((part) => part.repeats),
    captures: parts.some((part) => part.captures),
    branches: more.branches ?? parts.some((part) => part.branches),
    nullable: more.nullable,
    sample: more.sample,
  };
}

function wordsOf(random: Random): Source {
  const list = random.some(2, 6, () => random.pick(words));
  const text = `(?:${list.join('|')})`;
  const plain = { repeats: false, branches: true, captures: false };
  return {
    ...{ ours: text, re2: text, native: text },
    ...plain,
    nullable: list.includes(''),
    sample: () => random.pick(list),
  };
}

/** A random pattern without capture groups. `depth` bounds its nesting. */
export function patternSource(random: Random, depth: number): Source {
  const kind = depth <= 0 ? random.int(3) : random.int(9);
  if (kind === 0) return atom(random);
  if (kind === 1) return repeated(random, atom(random), true);
  if (kind === 2) return wordsOf(random);
  const parts = random.some(2, 3, () => patternSource(random, depth - 1));
  if (kind <= 5) {
    return combined(parts, (texts) => texts.join(''), {
      nullable: parts.every((part) => part.nullable),
      sample: () => parts.map((part) => part.sample()).join(''),
    });
  }
  if (kind === 6) {
    return combined(parts, (texts) => `(?:${texts.join('|')})`, {
      nullable: parts.some((part) => part.nullable),
      branches: true,
      sample: () => random.pick(parts).sample(),
    });
  }
  const body = patternSource(random, depth - 1);
  if (kind === 7) return repeated(random, body, false);
  const anchored = random.pick([
    (text: string) => `^(?:${text})`,
    (text: string) => `(?:${text})$`,
    (text: string) => `(?:${text})|b`,
    (text: string) => `(?:(?i:${text}))`,
    (text: string) => `(?:(?s)${text})`,
  ]);
  const isFlagged = anchored('').includes('?i') || anchored('').includes('?s');
  const made = combined([body], ([text = '']) => `(?:${anchored(text)})`, {
    nullable: body.nullable,
    branches: true,
    sample: () => body.sample(),
  });
  // Node 20 has no flags for a part of a pattern.
  return isFlagged ? { ...made, native: null } : made;
}

/** `before(group)after`: the one capture group that a pattern may have. */
export function withCapture(random: Random, depth: number): Source {
  const [before, group, after] = [depth - 1, depth, depth - 1].map((d) => patternSource(random, d));
  if (!before || !group || !after) throw new Error('three were made');
  const parts = [before, group, after];
  const made = combined(parts, ([a = '', b = '', c = '']) => `(?:${a})(${b})(?:${c})`, {
    nullable: parts.every((part) => part.nullable),
    sample: () => parts.map((part) => part.sample()).join(''),
  });
  return { ...made, captures: true };
}

const stray = [
  ...[
    'a',
    'A',
    'b',
    'B',
    'c',
    'k',
    'K',
    '\u212a',
    's',
    'S',
    '\u017f',
    '1',
    '9',
    '\u0661',
    '-',
    '.',
    '_',
    ' ',
  ],
  ...['\n', '\t', '\u00a0', '\u00e9', '\u00c9', '\u00df', '\u1e9e', '\u044f', '\u042f', '\u03c3', '\u03a3'],
  ...['\u03c2', '\u4e2d', '\u{1f600}', '\u{1f601}', '$', '\u00b2', '\u0301', 'key', 'abc', '', ''],
];
const lone = ['\ud83d', '\ude00'];

/** A text in which the pattern may match, more than once. */
export function textFor(random: Random, source: Source): string {
  const parts = random.some(0, 8, () => (random.chance(0.4) ? source.sample() : random.pick(stray)));
  if (random.chance(0.03)) parts.push(random.pick(lone), random.pick(stray));
  const text = parts.join('');
  return (random.chance(0.2) ? text.toUpperCase() : text).slice(0, 48);
}
