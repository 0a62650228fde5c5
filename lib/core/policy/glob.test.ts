import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWhole } from '../detect/index.ts';
import { picomatchTitle } from './glob.ts';
import { compileTitle } from './title.ts';

function matches(glob: string, title: string): boolean {
  const program = compileTitle(glob);
  if (!program.ok) throw new Error(`${glob}: ${program.error.message}`);
  return matchesWhole(program.value, title);
}

describe('compileTitle', () => {
  it.each([
    ['*', 'Anything / at all', true],
    ['*', '', true],
    ['ACME *', 'acme support', true],
    ['ACME *', 'The acme support', false],
    ['*/*', 'Sales / EMEA', true],
    ['Sales ? EMEA', 'Sales / EMEA', true],
    ['Team [a-c]', 'Team B', true],
    ['Team [!a-c]', 'Team b', false],
    ['Team [!a-c]', 'Team /', true],
    ['Team [[:digit:]]', 'Team 7', true],
    ['{Sales,Legal} *', 'Legal team', true],
    ['{Sales,Le{gal,ga}} *', 'Lega team', true],
    ['{Sales,Legal} *', 'Finance team', false],
    ['a, b', 'A, B', true],
    ['What\\?', 'what?', true],
    ['What\\?', 'whats', false],
    ['\\!now', '!now', true],
    ['C++ (1.0) | "x" $ ^ + @', 'c++ (1.0) | "X" $ ^ + @', true],
    ['1.0', '1x0', false],
    ['{alone}', '{alone}', true],
    ['?', '🙂', true],
    ['žluť*', 'ŽLUŤOUČKÝ', true],
  ])('%s on %s: %s', (glob, title, expected) => {
    expect(matches(glob, title)).toBe(expected);
  });

  it.each([
    ['!Sales*', /begin with/],
    ['[abc', /not closed/],
    ['abc]', /no "\["/],
    ['{a,b', /not closed/],
    ['a}', /no "\{"/],
    ['{1..9}', /Ranges/],
    ['end\\', /backslash/],
    ['[[:moon:]]', /cannot be read/],
  ])('refuses %s', (glob, message) => {
    const result = compileTitle(glob);
    expect(result.ok ? '' : result.error.message).toMatch(message);
  });

  it('agrees with picomatch on generated titles', () => {
    const letter = fc.constantFrom('a', 'B', 'c', '/', ' ', '.', '1', '-', '(', '+');
    const simple = fc.oneof(
      letter,
      fc.constantFrom(
        '*',
        '?',
        '[a-c]',
        '[!a]',
        '[^/]',
        '[/b]',
        '**',
        '\\*',
        '\\a',
        ',',
        '@(',
        '|',
        '[[:alpha:]]',
      ),
    );
    const braces = fc
      .array(
        fc.array(simple, { maxLength: 2 }).map((parts) => parts.join('').replaceAll(',', '')),
        {
          minLength: 2,
          maxLength: 3,
        },
      )
      .map((choices) => `{${choices.join(',')}}`);
    const globs = fc.array(fc.oneof({ weight: 5, arbitrary: simple }, braces), {
      minLength: 1,
      maxLength: 6,
    });
    const title = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(globs, title, (parts, text) => {
        const glob = parts.join('');
        const program = compileTitle(glob);
        fc.pre(program.ok);
        const ours = program.ok && matchesWhole(program.value, text);
        expect([glob, text, ours]).toEqual([glob, text, picomatchTitle(glob, text)]);
      }),
      { numRuns: 1_000, seed: 2611 },
    );
  });

  it('goes over line ends, and takes letters and their marks for one however they are written', () => {
    const fits = (glob: string, text: string) => {
      const program = compileTitle(glob);
      return program.ok && matchesWhole(program.value, text.normalize('NFC'));
    };
    expect(fits('*.pem', 'key\n.pem')).toBe(true);
    expect(fits('a?b', 'a\nb')).toBe(true);
    expect(fits('*Geha\u0308lter*', 'Gehälter.xlsx')).toBe(true);
    expect(fits('*Gehälter*', 'Geha\u0308lter.xlsx')).toBe(true);
  });
});
