import { describe, expect, it } from 'vitest';
import { patternProblem, rewriteOf } from './rewrites.ts';
import { patternWords } from './pattern-words.ts';
import { entriesFrom } from './import-entries.ts';
import { searchCatalogue } from './search.ts';

describe('rewriteOf', () => {
  it.each([
    [String.raw`\bacme-\d+\b`, { regex: String.raw`acme-\d+`, boundary: 'word' }],
    [String.raw`\d{4}(?!\d)`, { regex: String.raw`\d{4}`, notFollowedBy: String.raw`\d` }],
    [String.raw`(?<![\d.])\d{4}`, { regex: String.raw`\d{4}`, notPrecededBy: String.raw`[\d.]` }],
    ['(a)(b)', { regex: '(?:a)(b)' }],
    ['a++', { regex: 'a+' }],
    ['(?>a+)b', { regex: '(?:a+)b' }],
    ['[[:alpha:]]{3}', { regex: '[A-Za-z]{3}' }],
  ])('%s', (regex, wanted) => {
    const rewritten = rewriteOf(regex);
    expect(rewritten).toEqual(wanted);
    expect(patternProblem(rewritten?.regex ?? '(')).toBeNull();
  });

  it.each([String.raw`(["']).*\1`, String.raw`a\bb`, 'a(?=b)c', '('])('leaves %s to a person', (regex) => {
    expect(rewriteOf(regex)).toBeNull();
  });
});

describe('patternWords', () => {
  it('says what comes after what', () => {
    expect(patternWords(String.raw`ACME-\d{6}`)).toEqual({
      length: 'Matches 11 characters.',
      branches: [['“ACME-”', '6 × digit']],
    });
    expect(patternWords('(')).toBeNull();
  });
});

describe('entriesFrom', () => {
  it('takes a text by lines and a CSV by a column, once each', () => {
    expect(entriesFrom('one\n two  words \n\none\nx\n', null)).toEqual({
      entries: ['one', 'two words'],
      leftOut: 3,
      columns: [],
    });
    const csv = 'name;id\n"Falke; neu";1\nAdler;2\n';
    expect(entriesFrom(csv, 'name')).toEqual({
      entries: ['Adler', 'Falke; neu'],
      leftOut: 0,
      columns: ['name', 'id'],
    });
    expect(entriesFrom('a,"b\nc', 'a')).toBeNull();
  });
});

describe('searchCatalogue', () => {
  const entry = (id: string, en: string) => ({
    ...{ kind: 'detector' as const, id, title: { en }, category: 'financial' as const, locales: ['DE'] },
    ...{ source: 'ISO 13616', path: '', examples: [], entries: null },
  });
  const all = [entry('credit-card', 'Card number'), entry('iban', 'IBAN'), entry('at-card', 'Card')];
  const ids = (search: string) => searchCatalogue(all, search).map(({ id }) => id);
  it('finds by every word, names before sources', () => {
    expect(ids('card')).toEqual(['credit-card', 'at-card']);
    expect(ids('13616 iban')).toEqual(['iban']);
    expect(ids('nothing')).toEqual([]);
    expect(ids('')).toHaveLength(3);
  });
});
