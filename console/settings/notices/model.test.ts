import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { en } from '../../../lib/ui/texts/dialog/en.ts';
import { loadStandard } from './use-standard.ts';
import { localisedSchema } from '../../../lib/core/policy/schema.ts';
import {
  isSound,
  missingNames,
  mostInNotice,
  ownWordsOf,
  singleWords,
  standardOf,
  withNotice,
  withWord,
} from './model.ts';

const texts = {
  de: { edit: 'Ändern', more: { one: 'noch {count}', other: 'noch {count}' } },
  'pt-BR': { edit: 'Editar' },
};

describe('an organisation’s own words', () => {
  it('are read by language, those for numbers as they stand in the file', () => {
    expect(ownWordsOf(texts, 'de')).toEqual([
      { key: 'edit', text: 'Ändern', plural: false },
      { key: 'more', text: 'noch {count}', plural: true },
    ]);
    expect(ownWordsOf(texts, 'fr')).toEqual([]);
  });

  it('are set and taken away, and what has none left goes', () => {
    expect(withWord(texts, 'fr', 'edit', 'Modifier')).toEqual({ ...texts, fr: { edit: 'Modifier' } });
    expect(withWord(texts, 'pt-BR', 'edit', '')).toEqual({ de: texts.de });
    expect(withWord(texts, 'de', 'edit', '')['de']).toEqual({ more: texts.de.more });
  });

  it('have a standard in the language, or in English', async () => {
    const preview = async (language: string) => standardOf(await loadStandard(language), 'preview');
    expect(await preview('de')).not.toBe(standardOf(en, 'preview'));
    expect(await preview('de-AT')).toBe(await preview('de'));
    expect(await preview('pt-BR')).not.toBe(standardOf(en, 'preview'));
    expect(await preview('ja')).toBe(standardOf(en, 'preview'));
    expect(await preview('toString')).toBe(standardOf(en, 'preview'));
  });

  it('keep the names that the standard fills in', () => {
    expect(missingNames('{organisation} asks {who}', 'We ask {who}')).toEqual(['{organisation}']);
    expect(missingNames('Edit message', 'Change')).toEqual([]);
  });

  it('offer only what is one text', () => {
    expect(singleWords).toContain('edit');
    expect(singleWords).not.toContain('more');
  });
});

describe('the notice to every person', () => {
  it('is written a language at a time, and gone when it is empty in all', () => {
    const one = withNotice({}, 'en', 'We look at what is sent.');
    expect(withNotice(one, 'de', 'Wir sehen nach.')).toEqual({ ...one, de: 'Wir sehen nach.' });
    expect(withNotice(one, 'en', ' ')).toEqual({});
  });

  it.each([
    {},
    { de: 'Wir sehen nach.' },
    { en: 'x'.repeat(mostInNotice) },
    { en: 'x', de: 'x'.repeat(mostInNotice + 1) },
  ])('is sound exactly where the policy takes it, or there is none: %#', (notice) => {
    const isThere = Object.keys(notice).length > 0;
    expect(isSound(notice)).toBe(!isThere || v.is(localisedSchema, notice));
  });
});
