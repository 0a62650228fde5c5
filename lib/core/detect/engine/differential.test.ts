import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compilePattern, programOf } from '../pattern/compile-pattern.ts';
import { parsePattern } from '../pattern/parse.ts';
import { matcherOf, matchesWhole, type PatternMatch } from './matcher.ts';

const seed = 20261122;

const character = fc.constantFrom('a', 'b', 'c', '1', ' ', '-', '\n', '\u00e9', '\u{1f600}');
const text = fc.array(character, { maxLength: 24 }).map((parts) => parts.join(''));
const atom = fc.constantFrom(
  ...['a', 'b', 'c', '1', '-', '.', '[ab]', '[^a]', '\\d', '\\w', '\\W', '[b-c1]', '\\x61', '\u{1f600}'],
);
const quantifier = fc.constantFrom(
  ...['', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '??', '{1,2}?'],
);

const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(atom, quantifier).map(([a, q]) => a + q),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('pattern'), quantifier).map(([a, q]) => `(?:${a})${q}`),
    tie('pattern').map((a) => `${a}|b`),
    tie('pattern').map((a) => `^${a}`),
    tie('pattern').map((a) => `${a}$`),
  ),
}));

/** Native engines differ on repeats of groups that can match nothing: those are left to RE2. */
const plainPattern = pattern.filter((source) => !/\)[*+?{]/.test(source));

type Span = readonly [start: number, end: number];

function matches(source: string, input: string, ignoreCase = false): PatternMatch[] {
  const compiled = compilePattern(source, { ignoreCase });
  if (!compiled.ok) throw new Error(`${source}: ${compiled.error.message}`);
  return matcherOf(compiled.value).findAll(input);
}

function ours(source: string, input: string, ignoreCase = false): Span[] {
  return matches(source, input, ignoreCase).map(({ start, end }) => [start, end]);
}

function re2(source: string, input: string, flags = 0): Span[] {
  const matcher = RE2JS.compile(source, flags).matcher(input);
  const spans: Span[] = [];
  while (matcher.find()) if (matcher.end() > matcher.start()) spans.push([matcher.start(), matcher.end()]);
  return spans;
}

function native(source: string, input: string): Span[] {
  return [...input.matchAll(new RegExp(source, 'gu'))]
    .map((match): Span => [match.index, match.index + match[0].length])
    .filter(([start, end]) => end > start);
}

// Thousands of patterns are compiled twice: that takes its time on a busy machine.
describe('the matcher agrees', { timeout: 120_000 }, () => {
  it('with RE2', () => {
    const same = fc.property(pattern, text, (source, input) => {
      expect(ours(source, input)).toEqual(re2(source, input));
    });
    fc.assert(same, { seed, numRuns: 2500 });
  });

  it('with RE2 when case is ignored', () => {
    const same = fc.property(pattern, text, (source, input) => {
      const mixed = input.replaceAll('a', 'A').replaceAll('\u00e9', '\u00c9');
      expect(ours(source, mixed, true)).toEqual(re2(source, mixed, RE2JS.CASE_INSENSITIVE));
    });
    fc.assert(same, { seed, numRuns: 1200 });
  });

  it('with the native engine', () => {
    const same = fc.property(plainPattern, text, (source, input) => {
      expect(ours(source, input)).toEqual(native(source, input));
    });
    fc.assert(same, { seed, numRuns: 6000 });
  });

  it('with the native engine about characters that may not stand beside a match', () => {
    const edge = fc.constantFrom('[a1]', '[^b]', 'c', '\\w');
    const same = fc.property(plainPattern, edge, edge, text, (source, before, after, input) => {
      const sets = [before, after].map((set) => {
        const node = parsePattern(set, false);
        return node.kind === 'set' ? [node.set] : [];
      });
      const program = programOf(parsePattern(source, false), { before: sets[0] ?? [], after: sets[1] ?? [] });
      const found = matcherOf(program).findAll(input);
      const wanted = native(`(?<!${before})(?:${source})(?!${after})`, input);
      expect(found.map(({ start, end }) => [start, end])).toEqual(wanted);
    });
    fc.assert(same, { seed, numRuns: 3000 });
  });

  it('with RE2 about the capture group', () => {
    const same = fc.property(plainPattern, plainPattern, plainPattern, text, (a, b, c, input) => {
      const source = `(?:${a})(${b})(?:${c})`;
      const matcher = RE2JS.compile(source).matcher(input);
      const wanted: Span[] = [];
      while (matcher.find()) {
        if (matcher.end() === matcher.start()) continue;
        const empty = matcher.end(1) <= matcher.start(1);
        wanted.push(empty ? [matcher.start(), matcher.end()] : [matcher.start(1), matcher.end(1)]);
      }
      const found = matches(source, input).map(({ valueStart, valueEnd }) => [valueStart, valueEnd]);
      expect(found).toEqual(wanted);
    });
    fc.assert(same, { seed, numRuns: 1200 });
  });

  // Found by the fuzzer: the way through a loop goes in a circle where its body may be empty.
  it.each([
    ['(?:b*?)+(a)', 'bba', [2, 3]],
    ['(?:(?:b*?)+)(a+)', 'bbaa', [2, 4]],
    ['(?:b*?)*(a)', 'bba', [2, 3]],
    ['(?:b??)+(a)', 'bba', [2, 3]],
    ['(?:(?:[^c]*?)+)(a{2,})c', 'b aac', [2, 4]],
    ['(?:(?:b|)+)(a)', 'bba', [2, 3]],
  ])('with RE2 about the group of %s in %s', (source, input, value) => {
    const [match] = matches(source, input);
    expect([match?.valueStart, match?.valueEnd]).toEqual(value);
    const matcher = RE2JS.compile(source).matcher(input);
    expect(matcher.find()).toBe(true);
    expect([matcher.start(1), matcher.end(1)]).toEqual(value);
  });

  it('with the native engine about whole texts', () => {
    const same = fc.property(plainPattern, text, (source, input) => {
      const compiled = compilePattern(source);
      if (!compiled.ok) throw new Error(compiled.error.message);
      expect(matchesWhole(compiled.value, input)).toBe(new RegExp(`^(?:${source})$`, 'u').test(input));
    });
    fc.assert(same, { seed, numRuns: 3000 });
  });
});
