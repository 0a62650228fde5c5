import { describe, expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';

/** Everything that people bring along from other engines: where it is, what it is, and what to write instead. */
describe('a construct that is not supported', () => {
  it.each([
    ['ab(?=c)', 2, 'pattern/lookaround', 'boundary'],
    ['ab(?!c)', 2, 'pattern/lookaround', 'notFollowedBy'],
    ['(?<=a)b', 0, 'pattern/lookaround', 'notPrecededBy'],
    ['x(?<!a)b', 1, 'pattern/lookaround', 'notPrecededBy'],
    ['(a)\\1', 3, 'pattern/backreference', 'validator'],
    ['(?<n>a)\\k<n>', 7, 'pattern/backreference', 'validator'],
    ['(?P<n>a)(?P=n)', 8, 'pattern/backreference', 'validator'],
    ['ab++', 2, 'pattern/atomic', 'leave out'],
    ['a(?>b)', 1, 'pattern/atomic', '(?:'],
    ['\\bword', 0, 'pattern/word-boundary', 'boundary'],
    ['a\\B', 1, 'pattern/word-boundary', 'boundary'],
    ['(a)(b)', 3, 'pattern/captures', '(?:'],
    ['(a)(?<name>b)', 3, 'pattern/captures', '(?:'],
    ['(?x)a b', 0, 'pattern/flag', 'only i and s'],
    ['(?(1)a|b)', 0, 'pattern/unsupported', '(?:'],
    ['a(?#note)', 1, 'pattern/unsupported', '(?:'],
    ['[[:alpha:]]', 1, 'pattern/unsupported', '\\p{L}'],
    ['\\p{Sideways}', 0, 'pattern/unsupported', '\\p{L}'],
    ['a\\Z', 1, 'pattern/syntax', '$'],
    ['a\\Kb', 1, 'pattern/syntax', 'capture group'],
    ['\\h', 0, 'pattern/syntax', '[ \\t]'],
    ['\\Qa.b\\E', 0, 'pattern/syntax', 'backslash'],
    ['\\y', 0, 'pattern/syntax', 'backslash'],
    ['a**', 2, 'pattern/syntax', 'group'],
    ['[]', 0, 'pattern/syntax', '\\]'],
    ['(?:[a-z]{900}){900}', 0, 'pattern/too-large', 'smaller'],
  ])('%s', (source, offset, code, hint) => {
    const compiled = compilePattern(source);
    if (compiled.ok) throw new Error('must be refused');
    expect(compiled.error).toMatchObject({ offset, code });
    expect(compiled.error.message).toMatch(/\.$/);
    expect(compiled.error.hint).toContain(hint);
  });
});
