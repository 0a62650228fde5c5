import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgram, type Code } from '../engine/program.ts';
import { encodeProgram } from './encode-program.ts';
import { generate } from './generate.ts';
import { parsePattern } from './parse.ts';

const code = (source: string): Code =>
  generate(parsePattern(source, true), { before: ['word', [48, 57]], after: [[]] });

describe('encodeProgram', () => {
  it.each(['a', '(?:ab|c)*d{2,40}(x)?', '\\p{L}+\\s', '[^a]', '^\\u{1f600}?y$', 'z{1000}'])(
    'keeps %s',
    (source) => {
      expect(readProgram(encodeProgram(code(source)))).toEqual(code(source));
    },
  );

  it('keeps any numbers', () => {
    const number = fc.nat(0x10ffff);
    const ranges = fc.uniqueArray(number, { maxLength: 12 }).map((list) => {
      const sorted = [...list].sort((a, b) => a - b);
      return sorted.slice(0, sorted.length - (sorted.length % 2));
    });
    const any = fc.record({
      sets: fc.array(fc.oneof(fc.constant('word' as const), ranges), { maxLength: 5 }),
      code: fc
        .array(fc.tuple(fc.nat(5), fc.nat(6000), fc.nat(6000)), { maxLength: 30 })
        .map((list) => list.flat()),
      start: fc.nat(6000),
      capture: fc.boolean(),
      before: fc.array(fc.nat(9), { maxLength: 3 }),
      after: fc.array(fc.nat(9), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(any, (one) => {
        expect(readProgram(encodeProgram(one))).toEqual(one);
      }),
      { seed: 20261122 },
    );
  });

  it.each([
    ['another version', { v: 1, code: 'AAAAAA' }],
    ['no text', { v: 2, code: [1, 2] }],
    ['a text that ends', { v: 2, code: encodeProgram(code('abc'))['code']?.toString().slice(0, -1) }],
    ['other characters', { v: 2, code: '??????' }],
  ])('does not run %s', (_, program) => {
    expect(() => readProgram(program)).toThrow(/pattern program/);
  });
});
