import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxColumns, signKinds, takeReading } from '../reading.ts';
import { progressOf } from './keyword-search.ts';
import { foldText, literalIndex } from './literal-index.ts';

const seed = 20261126;
const spaces = '\t\n\r\u00a0\u2007\u202f';
const folded = (text: string): string =>
  Array.from({ length: text.length }, (_, i) =>
    spaces.includes(text.charAt(i)) ? ' ' : foldText(text.charAt(i)),
  ).join('');

function naively(needles: readonly string[], text: string): string[] {
  const plain = folded(text);
  return needles
    .flatMap((needle, number) =>
      Array.from({ length: text.length }, (_, at) => at)
        .filter((at) => needle !== '' && plain.startsWith(needle, at))
        .map((at) => `${number} ${at}`),
    )
    .sort();
}

function indexed(needles: readonly string[], text: string, step = Infinity): string[] {
  const index = literalIndex(needles);
  const reading = takeReading(text, { signs: new Uint8Array(signKinds), ...index.wanted });
  const found: string[] = [];
  while (reading.end < text.length) {
    const since = progressOf(reading).starts;
    reading.readTo(Math.min(text.length, reading.end + step));
    index.scan(reading, since, progressOf(reading).starts, (needle, at) => found.push(`${needle} ${at}`));
  }
  return found.sort();
}

/** Few letters, so that needles are beginnings of one another; some whose case is unusual. */
const letter = fc.constantFrom('a', 'b', 's', 'k', ' ', '1', '-', '\u03c3', '\u0436', '\u5bc6', '\u00df');
const needle = fc.array(letter, { minLength: 1, maxLength: 7 }).map((letters) => letters.join(''));
const long = fc
  .tuple(fc.constantFrom('abababababab', 'sk_live_sk_li'), needle)
  .map(([head, tail]) => head + tail);
const needles = fc.uniqueArray(fc.oneof(needle, needle, long), { maxLength: 40 });
const written = fc.constantFrom(
  'a',
  'A',
  'b',
  's',
  'S',
  '\u017f',
  'k',
  '\u212a',
  ' ',
  '\n',
  '\u00a0',
  '1',
  '-',
  '\u03a3',
  '\u03c2',
  '\u0416',
);
const text = fc
  .array(fc.oneof(written, written, needle, long), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('the literal index', () => {
  it('finds what comparing every place finds, in one piece and in several', () => {
    const same = fc.property(needles, text, fc.integer({ min: 1, max: 9 }), (wanted, input, step) => {
      const expected = naively(wanted, input);
      expect(indexed(wanted, input)).toEqual(expected);
      expect(indexed(wanted, input, step)).toEqual(expected);
    });
    fc.assert(same, { seed, numRuns: 1500 });
  });

  it('tells needles apart whose characters share a column', () => {
    const many = Array.from({ length: 3 * maxColumns }, (_, i) =>
      String.fromCharCode(0x4e00 + i, 0x4e01 + i, 0x61),
    );
    const input = many.join('');
    expect(indexed(many, input)).toEqual(naively(many, input));
  });

  it('tells needles apart that differ in the middle only', () => {
    const many = Array.from(
      { length: 500 },
      (_, i) => `${'a'.repeat(12)}${String.fromCharCode(0x4e00 + i)}${'a'.repeat(80)}`,
    );
    const input = `${'a'.repeat(4000)}${many[77] ?? ''}`;
    expect(indexed(many, input)).toEqual([`77 4000`]);
  });

  it('keeps many needles with one beginning from slowing down', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `project-${i.toString(36)}`);
    const input = `${'project- '.repeat(2000)}PROJECT-zz`;
    expect(indexed(many, input)).toEqual(
      [`${36 * 35 + 35} ${input.length - 10}`, `35 ${input.length - 10}`].sort(),
    );
  });
});
