import { describe, expect, it } from 'vitest';
import { patternProblem, rewriteOf } from './rewrites.ts';
import { patternWords } from './pattern-words.ts';
import { entriesFrom } from './import-entries.ts';
import { readText } from './read-text.ts';
import { searchCatalogue } from './search.ts';

describe('rewriteOf', () => {
  it.each([
    [String.raw`\bacme-\d+\b`, { regex: String.raw`acme-\d+`, boundary: 'word' }],
    [
      String.raw`\bacme-\d+`,
      { regex: String.raw`acme-\d+`, boundary: 'none', notPrecededBy: String.raw`\w` },
    ],
    [
      String.raw`acme-\d{4}\b`,
      { regex: String.raw`acme-\d{4}`, boundary: 'none', notFollowedBy: String.raw`\w` },
    ],
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

  it.each([
    ...[String.raw`(["']).*\1`, String.raw`a\bb`, 'a(?=b)c', '('],
    ...[String.raw`\b-\d+`, String.raw`\ba?-b`, String.raw`\bone|two\b`],
  ])('leaves %s to a person', (regex) => {
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

describe('readText', () => {
  it.each([
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x4d, 0xc3, 0xbc, 0x6c, 0x6c, 0x65, 0x72], 'M\u00fcller'],
    [
      'Windows-1252',
      [...'Stra\u00dfe M\u00fcller Gr\u00fc\u00dfe'].map((letter) => letter.charCodeAt(0)),
      'Stra\u00dfe M\u00fcller Gr\u00fc\u00dfe',
    ],
    ['UTF-16', [0xff, 0xfe, 0x4d, 0, 0xfc, 0], 'M\u00fc'],
    ['a zip', [0x50, 0x4b, 3, 4, 0, 0, 8], null],
  ])('reads %s', async (_, bytes, text) => {
    expect(await readText(new Blob([new Uint8Array(bytes)]))).toBe(text);
  });

  it('reads no more than 4 MB', async () => {
    expect(await readText(new Blob([new Uint8Array(4_000_001).fill(0x61)]))).toBeNull();
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
