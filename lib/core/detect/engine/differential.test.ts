import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { matcherOf } from './matcher.ts';

const seed = 20261122;
const runs = 12_000;

const character = fc.constantFrom('a', 'b', 'c', '1', ' ', '-', '\n', '\u00e9', '\u{1f600}');
const text = fc.array(character, { maxLength: 24 }).map((parts) => parts.join(''));
const atom = fc.constantFrom(
  'a',
  'b',
  'c',
  '1',
  '-',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\W',
  '[b-c1]',
  '\\x61',
  '\u{1f600}',
);
const quantifier = fc.constantFrom(
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '{2}',
  '{1,3}',
  '{2,}',
  '*?',
  '+?',
  '??',
  '{1,2}?',
);

/** Groups carry `:` so that at most one capture appears: it is added around a whole branch afterwards. */
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(atom, quantifier).map(([a, q]) => a + q),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('node'), quantifier).map(([a, q]) => `(?:${a})${q}`),
    tie('node').map((a) => `${a}|b`),
    tie('node').map((a) => `^${a}`),
    tie('node').map((a) => `${a}$`),
  ),
}));

interface Span {
  readonly start: number;
  readonly end: number;
}

function ours(pattern: string, input: string, ignoreCase = false): Span[] {
  const compiled = compilePattern(pattern, { ignoreCase });
  if (!compiled.ok) throw new Error(`${pattern}: ${compiled.error.message}`);
  return matcherOf(compiled.value)
    .findAll(input, [0, input.length])
    .map(({ start, end }) => ({ start, end }));
}

function re2(pattern: string, input: string, flags = 0): Span[] {
  const matcher = RE2JS.compile(pattern, flags).matcher(input);
  const spans: Span[] = [];
  while (matcher.find())
    if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
  return spans;
}

function native(pattern: string, input: string, flags = ''): Span[] {
  return [...input.matchAll(new RegExp(pattern, `gu${flags}`))]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((span) => span.end > span.start);
}

describe('the matcher agrees', () => {
  it('with RE2 on generated patterns and texts', () => {
    fc.assert(
      fc.property(node, text, (pattern, input) => {
        expect(ours(pattern, input)).toEqual(re2(pattern, input));
      }),
      { seed, numRuns: runs },
    );
  });

  it('with RE2 when case is ignored', () => {
    fc.assert(
      fc.property(node, text, (pattern, input) => {
        const mixed = input.replace(/a/g, 'A');
        expect(ours(pattern, mixed, true)).toEqual(re2(pattern, mixed, RE2JS.CASE_INSENSITIVE));
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('with the native engine, where leaving out empty repeats is all that differs', () => {
    const plain = node.filter((pattern) => !/\)[*+?{]/.test(pattern));
    fc.assert(
      fc.property(plain, text, (pattern, input) => {
        // The native dot leaves out more than the line feed, but none of that is in these texts.
        expect(ours(pattern, input)).toEqual(native(pattern, input));
      }),
      { seed, numRuns: runs },
    );
  });
});
