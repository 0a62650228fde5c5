import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWordUnit } from './engine/word-chars.ts';
import { columnBits, maxColumns, signAt, signKinds, takeReading, type List, type Wanted } from './reading.ts';

const seed = 20261126;

/** Wants the sign `#` and ideographs with the same lowest byte as U+5BC6, and pairs of `a` and `b`. */
function wanted(): Wanted {
  const signs = new Uint8Array(signKinds);
  signs[signAt(0x23)] = 1;
  signs[signAt(0x5bc6)] = 1;
  const columns = new Uint8Array(0x10000);
  columns[0x61] = 1;
  columns[0x62] = 2;
  const pairs = new Uint8Array(maxColumns * maxColumns);
  pairs[(1 << columnBits) | 2] = 1;
  // A lone b at the end of the text.
  pairs[2 << columnBits] = 1;
  return { signs, columns, pairs };
}

const listed = ({ at, count }: List): number[] => [...at.subarray(0, count)];

function runsOf(text: string, isIn: (unit: number) => boolean): number[] {
  const edges: number[] = [];
  for (let i = 0; i <= text.length; i += 1) {
    const before = i > 0 && isIn(text.charCodeAt(i - 1));
    const here = i < text.length && isIn(text.charCodeAt(i));
    if (before !== here) edges.push(i);
  }
  return edges;
}

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    'ab',
    'ba',
    'Word',
    '12',
    '7',
    ' ',
    '\n',
    '#',
    '\u5bc6',
    '\u6ac6',
    '-',
    '_',
    '%41',
    '(at)',
    'ABCDEFGHIJKL',
  ],
  ...['\u043e', 'p\u043e', '\u200b', '\uff11', '\u{1f600}', '\ud83d', 'stra\u00dfe', 'cafe\u0301'],
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('a reading', () => {
  it('lists words, digits, signs and pairs, wherever it is interrupted', () => {
    const same = fc.property(text, fc.integer({ min: 1, max: 50 }), (input, step) => {
      const reading = takeReading(input, wanted());
      while (reading.end < input.length) reading.readTo(Math.min(input.length, reading.end + step));
      expect(listed(reading.words)).toEqual(runsOf(input, isWordUnit));
      expect(listed(reading.digits)).toEqual(runsOf(input, (unit) => unit >= 48 && unit <= 57));
      const signs = [...input.matchAll(/#|\u5bc6|\u6ac6/g)].map(({ index }) => index);
      expect(listed(reading.signs)).toEqual(signs);
      const starts = [...input.matchAll(/a(?=b)|b(?=[^ab]|$)/g)].map(({ index }) => index);
      expect(listed(reading.starts)).toEqual(starts);
      expect([...reading.units.subarray(0, input.length)]).toEqual(
        Array.from({ length: input.length }, (_, i) => input.charCodeAt(i)),
      );
    });
    fc.assert(same, { seed, numRuns: 1500 });
  });

  it('marks what may be in disguise, and nothing else', () => {
    const marks = (input: string): number[] => {
      const reading = takeReading(input);
      reading.readTo(input.length);
      return listed(reading.marks);
    };
    expect(marks('See you at 10:30, room 204; the order 774120 ships.')).toEqual([]);
    expect(marks('100%')).toEqual([3]);
    expect(marks('p\u043e')).toEqual([1]);
    expect(marks('abcdefghij k')).toEqual([9]);
    expect(marks('name (at) example')).toEqual([5]);
    expect(marks('\u043f\u0440\u0438\u0432\u0435\u0442')).toEqual([]);
  });

  it('has room for a text that is nothing but entries', () => {
    const input = 'a1 '.repeat(20_000);
    const reading = takeReading(input);
    reading.readTo(input.length);
    expect(reading.words.count).toBe(40_000);
    expect(reading.digits.count).toBe(40_000);
  });
});
