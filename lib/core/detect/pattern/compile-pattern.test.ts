import { describe, expect, it } from 'vitest';
import { matcherOf, matchesWhole } from '../engine/matcher.ts';
import { compilePattern } from './compile-pattern.ts';

function compiled(source: string, ignoreCase = false) {
  const result = compilePattern(source, { ignoreCase });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const values = (source: string, text: string, ignoreCase = false): string[] =>
  matcherOf(compiled(source, ignoreCase))
    .findAll(text)
    .map((match) => text.slice(match.valueStart, match.valueEnd));

describe('compilePattern refuses', () => {
  it.each([
    ['(?<=a)b', 'pattern/lookaround', 0, 'notPrecededBy'],
    ['ab(?!c)', 'pattern/lookaround', 2, 'notFollowedBy'],
    ['(a)\\1', 'pattern/backreference', 3, 'validator'],
    ['(?P=name)', 'pattern/backreference', 0, 'validator'],
    ['a\\b', 'pattern/word-boundary', 1, 'boundary'],
    ['(?>a)', 'pattern/atomic', 0, '(?:'],
    ['a++', 'pattern/atomic', 1, '+'],
    ['(a)(b)', 'pattern/captures', 3, '(?:'],
    ['(?m)a', 'pattern/flag', 0, 'i and s'],
    ['[[:alpha:]]', 'pattern/unsupported', 1, '\\p{L}'],
    ['\\p{Emoji}', 'pattern/unsupported', 0, '\\p{L}'],
    ['a**', 'pattern/syntax', 2, '(?:'],
    ['[]a]', 'pattern/syntax', 0, '\\]'],
    ['[\\d-z]', 'pattern/syntax', 1, '\\-'],
  ])('%s', (source, code, offset, hint) => {
    const result = compilePattern(source);
    expect(result).toMatchObject({ ok: false, error: { code, offset } });
    expect(result.ok ? '' : result.error.hint).toContain(hint);
  });

  it.each([
    ['a(', 1],
    ['a)', 1],
    ['[a', 0],
    ['*a', 0],
    ['\\', 0],
    ['a{3,2}', 1],
    ['[z-a]', 1],
    ['\\y', 0],
    ['^*', 1],
    ['\\u{110000}', 0],
  ])('%s, which is malformed', (source, offset) => {
    expect(compilePattern(source)).toMatchObject({ ok: false, error: { code: 'pattern/syntax', offset } });
  });

  it.each([
    ['a{1001}'],
    ['(?:a{100}){100}'],
    ['(?:(?:(?:){1000}){1000}){1000}'],
    ['('.repeat(200) + ')'.repeat(200)],
    ['a'.repeat(10_001)],
    ['\\p{L}{1000}'.repeat(7)],
  ])('what would take too much: %.30s', (source) => {
    expect(compilePattern(source.replaceAll('((', '(?:(?:'))).toMatchObject({
      ok: false,
      error: { code: 'pattern/too-large' },
    });
  });
});

describe('a pattern', () => {
  it.each([
    ['a|ab', 'ab', ['a']],
    ['(?:a|ab)(?:c|bcd)', 'abcd', ['abcd']],
    ['a+?', 'aaa', ['a', 'a', 'a']],
    ['x(\\d+)y', 'x12y x3y', ['12', '3']],
    ['x(\\d+)?y', 'xy', ['xy']],
    ['(?i)ab', 'AB aB', ['AB', 'aB']],
    ['a(?i:b)c', 'aBc aBC', ['aBc']],
    ['(?s).', '\n', ['\n']],
    ['.', '\n\r', ['\r']],
    ['\\s', ' \u00a0\u3000', [' ', '\u00a0', '\u3000']],
    ['\\d+', '12\u0663', ['12']],
    ['\\p{Lu}+', 'aB\u010cd', ['B\u010c']],
    ['\\P{L}+', 'a12b', ['12']],
    ['[^\\p{L}\\d]', 'a1\u00e9!', ['!']],
    ['\\x41\\u0042\\u{43}\\x{44}', 'ABCD', ['ABCD']],
    ['a{,2}', 'a{,2}', ['a{,2}']],
    ['[\\]a-]+', 'a]-', ['a]-']],
    ['^.|.$', 'abc', ['a', 'c']],
    ['\\Aa', 'aa', ['a']],
    ['.', '\u{1f600}', ['\u{1f600}']],
    ['[\u{1f600}-\u{1f64f}]', 'a\u{1f601}', ['\u{1f601}']],
    ['.', '\ud83d', ['\ud83d']],
  ])('%s on %j', (source, text, expected) => {
    expect(values(source, text)).toEqual(expected);
  });

  it.each([
    ['stra\u00dfe', 'STRA\u1e9eE'],
    ['k', '\u212a'],
    ['s', '\u017f'],
    ['\u03c3', '\u03c2'],
    ['[a-z]', 'Q'],
    ['[^a]', 'B'],
  ])('%s also matches %s when case is ignored', (source, text) => {
    expect(values(source, text, true)).toEqual([text]);
  });

  it('keeps dotless i and i apart, as simple case folding does', () => {
    expect(values('i', '\u0131\u0130I', true)).toEqual(['I']);
  });

  it('is JSON and works the same after a round trip', () => {
    const program = compiled('^(?:ab|a.)*\\p{Nd}$', true);
    const again: unknown = JSON.parse(JSON.stringify(program));
    expect(again).toEqual(program);
    expect(matchesWhole(program, 'aBaX7')).toBe(true);
    expect(matchesWhole(program, 'aBaX')).toBe(false);
  });
});

describe('classic denial-of-service inputs', () => {
  it.each([
    ['(?:a+)+$', `${'a'.repeat(50_000)}!`],
    ['(?:a|a)*b', 'a'.repeat(50_000)],
    ['(?:.*?,){11}P', ','.repeat(50_000)],
    ['(?:a*)*b', 'a'.repeat(50_000)],
    ['(?:x+x+)+y', 'x'.repeat(50_000)],
    ['(?:[a-z]+\\s?)*!', 'word '.repeat(10_000)],
    ['(?:a?){50}a{50}', 'a'.repeat(50_000)],
    ['(?:a|b)*a(?:a|b){12}c', 'ab'.repeat(10_000)],
    ['x*y|x', 'x'.repeat(50_000)],
    ['a[^b]*b|a', 'a'.repeat(50_000)],
  ])('%s takes a number of steps that grows with the text only', (source, text) => {
    const whole = matcherOf(compiled(source));
    whole.findAll(text);
    expect(whole.steps()).toBeLessThan(400 * text.length);
    // Twice the text, about twice the work: not more than 2.5 times.
    const half = matcherOf(compiled(source));
    half.findAll(text.slice(0, text.length / 2));
    expect(whole.steps()).toBeLessThan(2.5 * half.steps() + 20_000);
  });
});
