import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTable } from './fold-units.ts';
import { maxColumns, readThrough, takeReading } from '../reading.ts';
import { progressOf } from './keyword-search.ts';
import { KeywordIndex } from './keyword-index.ts';
import { isWordUnit } from './word-chars.ts';

const seed = 20261122;
const isSpace = (char: string): boolean => /[\t\n\r \u00a0\u2007\u202f]/.test(char);

/** The meaning, told slowly: every stretch between two word edges, folded and with single spaces, is compared. */
function naively(entries: readonly string[], text: string, ignoreAccents: boolean): Set<string> {
  const table = foldTable(ignoreAccents);
  const fold = (written: string): string => {
    let folded = '';
    for (const char of written.replace(/[\t\n\r \u00a0\u2007\u202f]+/g, ' ')) {
      for (let i = 0; i < char.length; i += 1) {
        const unit = table[char.charCodeAt(i)] ?? 0;
        if (unit !== 0) folded += String.fromCharCode(unit);
      }
    }
    return folded;
  };
  const isEdge = (at: number): boolean =>
    at === 0 ||
    at === text.length ||
    !isWordUnit(text.charCodeAt(at - 1)) ||
    !isWordUnit(text.charCodeAt(at));
  const found = new Set<string>();
  const wanted = entries.map(fold);
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 1; end <= text.length; end += 1) {
      if (!isEdge(start) || !isEdge(end)) continue;
      // A run of spaces is taken whole.
      if (isSpace(text.charAt(end - 1)) && isSpace(text.charAt(end))) continue;
      if (start > 0 && isSpace(text.charAt(start - 1)) && isSpace(text.charAt(start))) continue;
      const folded = fold(text.slice(start, end));
      wanted.forEach((entry, i) => {
        if (entry !== '' && entry === folded) found.add(`${i} ${start} ${end}`);
      });
    }
  }
  return found;
}

const wanting = (signs: Uint8Array) => ({
  signs,
  columns: new Uint8Array(0x10000),
  pairs: new Uint8Array(maxColumns * maxColumns),
});

function indexed(entries: readonly string[], text: string, ignoreAccents: boolean, cut = Infinity) {
  const index = new KeywordIndex(entries, ignoreAccents);
  const found = new Set<string>();
  const note = (entry: number, start: number, end: number): void => {
    found.add(`${entry} ${start} ${end}`);
  };
  const reading = takeReading(text, wanting(index.signs));
  while (reading.end < text.length) {
    const since = progressOf(reading);
    reading.readTo(Math.min(text.length, reading.end + cut));
    const now = progressOf(reading);
    index.scanWords(reading, since.words, now.words, note);
    index.scanSigns(reading, since.signs, now.signs, note);
  }
  return found;
}

const pieces = [
  ...[
    'top',
    'Top',
    'TOP',
    'secret',
    's',
    'a',
    'ab',
    'C++',
    '+',
    '-',
    ' ',
    '  ',
    '\u00a0',
    '\n',
    '.',
    '5',
    '_',
  ],
  ...[
    'stra\u00dfe',
    'Caf\u00e9',
    'cafe',
    'cafe\u0301',
    '\u0301',
    '\u00d8',
    'o',
    '\u6a5f',
    '\u5bc6',
    '\u6587',
  ],
  ...[
    '\u{1f600}',
    '\u03a3',
    '\u03c2',
    '\u043f\u0430\u0440\u043e\u043b\u044c',
    '\u041f',
    '\u0130',
    'I',
    '\u0131',
  ],
];
const phrase = (maxLength: number) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength }).map((parts) => parts.join(''));

describe('KeywordIndex', () => {
  it('finds what comparing every stretch finds, in one piece and in several', () => {
    let hits = 0;
    const same = fc.property(
      fc.array(phrase(4), { minLength: 1, maxLength: 12 }),
      phrase(16),
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
      (entries, text, ignoreAccents, cut) => {
        // An accent on nothing is no word: what becomes of it is left open.
        fc.pre(
          ![...entries, text].some((one) =>
            /(?:^|[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\u0301])\u0301/u.test(one),
          ),
        );
        const expected = naively(entries, text, ignoreAccents);
        hits += expected.size;
        expect(indexed(entries, text, ignoreAccents)).toEqual(expected);
        expect(indexed(entries, text, ignoreAccents, cut)).toEqual(expected);
      },
    );
    fc.assert(same, { seed, numRuns: 1000 });
    expect(hits).toBeGreaterThan(150);
  });

  it('takes a run of white space for a space, and an ideograph for a word', () => {
    const found = indexed(
      ['top secret', '\u6a5f\u5bc6'],
      'TOP \n\u00a0 Secret \u6975\u6a5f\u5bc6\u6587',
      false,
    );
    expect([...found]).toEqual(['0 0 13', '1 15 17']);
  });

  it('ignores accents only when asked to', () => {
    expect(indexed(['malmo'], 'Malmö', false).size).toBe(0);
    expect([...indexed(['malmö'], 'MALMO Malmo\u0308', true)]).toEqual(['0 0 5', '0 6 12']);
  });

  it('holds entries that are equal, and many', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)} x${i % 7}`);
    const found = indexed([...many, many[77] ?? ''], `see W25  x0, w25 x1`, false);
    expect([...found].sort()).toEqual(['20000 4 11', '77 4 11']);
  });

  it('reads white space once, however much there is', () => {
    const input = `${' '.repeat(60_000)}ab`;
    expect([...indexed([' ab'], input, false)]).toEqual([`0 0 ${input.length}`]);
  });

  it('is not slowed down by a text made for it', () => {
    const index = new KeywordIndex([Array.from({ length: 60 }, () => 'a').join(' ')]);
    let hits = 0;
    const reading = readThrough('a '.repeat(20_000), wanting(index.signs));
    index.scanWords(reading, 0, 20_000, () => (hits += 1));
    expect(hits).toBe(20_000 - 59);
  });
});
