import { describe, expect, it } from 'vitest';
import { parseIncidentSearch } from './incident-search.ts';
import { quoteValue, readTerms, termAt } from './search-terms.ts';

const today = '2026-11-26';
const parse = (query: string) => {
  const parsed = parseIncidentSearch(query, today);
  return parsed.ok ? parsed.value : parsed.error;
};

describe('a search for incidents', () => {
  it('joins values of a key by or, and keeps what is excluded apart', () => {
    expect(parse('is:open Severity:high,critical -platform:whatsapp severity:low rule:"a b"')).toEqual({
      filters: [
        { key: 'is', not: false, values: ['open'] },
        { key: 'severity', not: false, values: ['high', 'critical', 'low'] },
        { key: 'platform', not: true, values: ['whatsapp'] },
        { key: 'rule', not: false, values: ['a b'] },
      ],
      words: [],
      from: null,
      to: null,
    });
  });

  it('wants each label and each thing it must have', () => {
    const parsed = parse('label:a label:b,c has:dispute has:label');
    expect(parsed).toMatchObject({
      filters: [
        { key: 'label', values: ['a'] },
        { key: 'label', values: ['b', 'c'] },
        { key: 'has', values: ['dispute'] },
        { key: 'has', values: ['label'] },
      ],
    });
  });

  it('takes words, phrases and what must not be there', () => {
    expect(parse('card -"blue moon" 1111 "say \\"hi\\""')).toMatchObject({
      words: [
        { text: 'card', not: false, phrase: false },
        { text: 'blue moon', not: true, phrase: true },
        { text: '1111', not: false, phrase: false },
        { text: 'say "hi"', not: false, phrase: true },
      ],
    });
  });

  it.each([
    ['from:2026-11-01 to:2026-11-30', '2026-11-01', '2026-11-30'],
    ['from:7d', '2026-11-19', null],
    ['from:400d', '2025-10-22', null],
    ['from:2024-01-01 to:2025-02-04', '2024-01-01', '2025-02-04'],
    ['from:4w to:0d', '2026-10-29', '2026-11-26'],
  ])('%s is a range of days', (query, from, to) => {
    expect(parse(query)).toMatchObject({ from, to });
  });

  it.each([
    ['colour:red', 'search/unknown-key', 0, 10],
    ['is:open severity:huge', 'search/unknown-value', 8, 13],
    ['is:open rule:', 'search/no-value', 8, 5],
    ['rule:,', 'search/no-value', 0, 6],
    ['a "open', 'search/quote', 2, 5],
    ['from:2026-02-31', 'search/date', 0, 15],
    ['from:yesterday', 'search/date', 0, 14],
    ['-from:2026-01-01', 'search/date', 0, 16],
    ['from:2026-02-02 to:2026-02-01', 'search/empty-range', 0, 29],
    ['from:401d', 'search/wide-range', 0, 9],
    ['from:2024-01-01 to:2025-02-05', 'search/wide-range', 0, 29],
    ['x'.repeat(1001), 'search/too-long', 1000, 1],
  ])('%s is refused, with its place', (query, code, at, length) => {
    expect(parse(query)).toEqual([{ code, at, length }]);
  });

  it('has a bound on its terms', () => {
    expect(parse('a '.repeat(41))).toEqual([{ code: 'search/too-long', at: 80, length: 2 }]);
  });

  it('names every mistake', () => {
    expect(parse('x:1 is:shut')).toHaveLength(2);
  });
});

describe('completion', () => {
  it.each([
    ['is:op', 5, 'is', 'op'],
    ['severity:high,cr is:open', 16, 'severity', 'cr'],
    ['-plat', 5, null, '-plat'],
    ['rule:"a b', 9, 'rule', 'a b'],
  ])('%s at %i', (query, caret, key, typed) => {
    const found = termAt(query, caret);
    expect([found?.term.key, found?.typed]).toEqual([key, typed]);
  });

  it('has nothing to complete between terms', () => {
    expect(termAt('is:open ', 8)).toBeNull();
  });

  it.each(['plain', 'two words', 'a"b', 'a,b', 'a:b', '-x', 'back\\slash'])(
    'quotes %s so that it is read back',
    (value) => {
      expect(readTerms(`label:${quoteValue(value)}`)[0]?.values).toEqual([value]);
      expect(readTerms(quoteValue(value))[0]?.values).toEqual([value]);
    },
  );
});
