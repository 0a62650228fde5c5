import { describe, expect, it } from 'vitest';
import type { AskFile } from '../ask.ts';
import { request, titles } from '../dev/requests.ts';
import { textsFor } from '../texts/catalogue.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { dialogModel } from './model.ts';
import { filesModel } from './files.ts';

const file = (name: string, state: AskFile['state'], why: string | null = null, bytes = 1000): AskFile => ({
  name,
  state,
  why,
  bytes,
});
const of = (files: readonly AskFile[], language = 'en') =>
  filesModel(request('warn', { files, titles }), true, textsFor(dialogCatalogues, [language]), [language]);
const repeated = (count: number, state: AskFile['state']) =>
  Array.from({ length: count }, (_, index) => file(`${state}-${String(index)}`, state));

describe('filesModel', () => {
  it('is null without files', () => {
    expect(of([])).toBeNull();
  });

  it('lists the held ones first, then what could not be read', () => {
    const model = of([file('c', 'clean'), file('u', 'unscannable'), file('h', 'held')]);
    expect(model?.rows.map(({ name, note }) => [name, note])).toEqual([
      ['h', 'Held'],
      ['u', 'Could not be checked'],
      ['c', 'Nothing found'],
    ]);
    expect(model?.more).toBeNull();
  });

  it('says of those that this question is not about that they are asked about next, and leaves them alone', () => {
    const files = [
      file('clean', 'clean'),
      { ...file('later', 'held', 'iban'), next: true },
      file('stays', 'unscannable', 'encrypted'),
    ];
    expect(of(files)?.rows.map(({ name, note }) => [name, note])).toEqual([
      ['stays', 'It is protected with a password, so it could not be read.'],
      ['later', 'IBAN: you will be asked about it next'],
      ['clean', 'Nothing found'],
    ]);
    const model = dialogModel(request('block', { files, text: '' }), 'en', dialogCatalogues);
    expect(model.others).toEqual([{ kind: 'rest', label: 'Send without stays' }]);
  });

  it('says why in the reader\u2019s language: a detector, a reason, or words as they are', () => {
    const files = [
      file('a', 'held', 'credit-card'),
      file('b', 'unscannable', 'too-large'),
      file('c', 'held', 'plain\u202e words'),
    ];
    expect(of(files, 'de')?.rows.map(({ note }) => note)).toEqual([
      'Kartennummer',
      'plain words',
      'Der Inhalt ist zu groß, um hier gelesen zu werden.',
    ]);
  });

  it('says which value, and where in the file it stands', () => {
    const found = { masked: '\u2022\u2022\u2022\u2022 4821', path: ['sheet Co\u202ests', 'B4'], more: 0 };
    const [row] = of([{ ...file('a.xlsx', 'held', 'credit-card'), found }])?.rows ?? [];
    expect(row?.place).toBe('\u2022\u2022\u2022\u2022 4821 \u00b7 sheet Costs \u203a B4');
    const deep = { ...found, path: Array.from({ length: 40 }, (_, depth) => `level ${String(depth)}.zip`) };
    const [long] = of([{ ...file('a.zip', 'held', 'credit-card'), found: deep }])?.rows ?? [];
    expect(long?.place?.length).toBeLessThanOrEqual(75);
    expect(of([file('b', 'held')])?.rows[0]?.place).toBeNull();
  });

  it.each([
    ['de', ['sheet Costs', 'B4'], 'Blatt Costs \u203a B4'],
    ['fr', ['a.zip', 'page 3'], 'a.zip \u203a page 3'],
    ['es', ['slide 2', 'notes'], 'diapositiva 2 \u203a notas'],
    ['pl', ['text in the image', 'top left'], 'tekst na obrazie \u203a u góry po lewej'],
    ['it', ['code 1 (QR)'], 'codice 1 (QR)'],
    ['de', ['rows 1\u20132'], 'Tabellenzeilen 1\u20132'],
    ['fr', ['properties', 'Department'], 'propri\u00e9t\u00e9s \u203a Department'],
    ['de', ['contact list.xlsx', 'field report.pdf'], 'contact list.xlsx \u203a field report.pdf'],
    ['pt-BR', ['constructor', 'toString x'], 'constructor \u203a toString x'],
  ])('says in %s where in the file %j is', (language, path, said) => {
    const found = { masked: '\u2022 4821', path, more: 0 };
    const [row] = of([{ ...file('a', 'held', 'credit-card'), found }], language)?.rows ?? [];
    expect(row?.place).toBe(`\u2022 4821 \u00b7 ${said}`);
  });

  it.each([
    ['en', 1, 'and 1 more place in this file'],
    ['de', 2, 'und 2 weitere Stellen in dieser Datei'],
    ['pl', 48, 'i jeszcze 48 miejsc w tym pliku'],
    ['en', 49, 'and many more places in this file'],
  ])('says in %s that there are %i more', (language, more, said) => {
    const found = { masked: '\u2022 4821', path: ['B4'], more };
    const [row] = of([{ ...file('a', 'held', 'credit-card'), found }], language)?.rows ?? [];
    expect(row?.place).toBe(`\u2022 4821 \u00b7 B4 \u00b7 ${said}`);
  });

  it('shows the first few of many, and counts the others', () => {
    const model = of([...repeated(20, 'clean'), ...repeated(5, 'held'), ...repeated(1, 'unscannable')]);
    expect(model?.rows.slice(0, 6).map(({ name }) => name)).toEqual([
      ...['held-0', 'held-1', 'held-2', 'held-3', 'held-4', 'unscannable-0'],
    ]);
    expect(model?.more).toEqual({
      shown: 3,
      counts: '2 more held · 1 more not checked · 20 more with nothing found',
      showAll: 'Show all 26 files',
    });
    expect(of(repeated(4, 'held'))?.more).toBeNull();
  });

  it('keeps both ends of a long name, and nothing in it that fools the eye', () => {
    const [row] = of([file(`${'very '.repeat(40)}\u202efdp.exe`, 'held')])?.rows ?? [];
    expect(row?.name).toMatch(/^very very .*….*very fdp\.exe$/);
    expect(row?.name.length).toBeLessThanOrEqual(44);
  });

  it.each([
    [0, 'en', '0 bytes'],
    [999, 'en', '999 bytes'],
    [1500, 'de', '1,5 kB'],
    [2_412_000, 'en', '2.4 MB'],
    [48_000_000, 'fr', '48\u202fMo'],
    [5e12, 'en', '5,000 GB'],
  ])('writes %i bytes in %s as %s', (bytes, language, expected) => {
    const written = of([file('a', 'held', null, bytes)], language)?.rows[0]?.size ?? '';
    expect(written.replace(/\u00a0/g, ' ')).toBe(expected);
  });
});

describe('single files', () => {
  const leave = (maySend: boolean, ...files: readonly AskFile[]) =>
    filesModel(request('warn', { files }), maySend, textsFor(dialogCatalogues, ['en']), ['en'])?.rows.map(
      ({ index, leaveOut }) => [index, leaveOut?.label],
    );
  const three = [file('c', 'clean'), file('h', 'held'), file('u', 'unscannable')];
  it('of several held can be left out of what is sent', () => {
    expect(leave(true, ...three)).toEqual([
      [1, 'Leave out'],
      [2, 'Leave out'],
      [0, undefined],
    ]);
  });
  it('cannot where none of the held goes, or there is one: the rest is sent without it', () => {
    expect(leave(false, ...three)?.map(([, label]) => label)).toEqual([undefined, undefined, undefined]);
    expect(leave(true, ...three.slice(0, 2))?.map(([, label]) => label)).toEqual([undefined, undefined]);
  });
});

describe('the rest', () => {
  const kinds = (...files: AskFile[]) => {
    const { first, others } = dialogModel(
      request('block', { channel: 'file', text: '', files }),
      'en',
      dialogCatalogues,
    );
    return [first, ...others].map(({ kind }) => kind);
  };
  it('is named by the one that stays', () => {
    const ways = (...files: AskFile[]) =>
      dialogModel(request('block', { channel: 'file', text: '', files }), 'en', dialogCatalogues).others.map(
        ({ label }) => label,
      );
    expect(ways(file('a.pdf', 'held'), file('b', 'clean'))).toEqual(['Send without a.pdf']);
    expect(ways(file('a', 'held'), file('u', 'unscannable'), file('b', 'clean'))).toEqual(['Send the rest']);
  });
  it('can be sent when some are clean and some are not', () => {
    expect(kinds(file('a', 'held'), file('b', 'clean'))).toEqual(['edit', 'rest']);
    expect(kinds(file('a', 'held'))).toEqual(['edit']);
    expect(kinds(file('a', 'held'), file('b', 'unscannable'))).toEqual(['edit']);
    expect(kinds(file('a', 'clean'))).toEqual(['edit']);
  });
});
