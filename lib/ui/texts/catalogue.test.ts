import { describe, expect, it } from 'vitest';
import { directionOf, pickLanguage, textsFor, type Message } from './catalogue.ts';
import { plainEnglish } from '../../guard/texts.ts';
import { dialogWords } from '../../core/policy/dialog-words.ts';
import { dialogCatalogues } from './dialog/index.ts';
import { dialogLanguages } from './dialog/languages.ts';
import { optionsCatalogues } from './options/index.ts';
import { withOwnWords } from './own-words.ts';
import { pageCatalogues } from './page/index.ts';
import { plainWords } from './plain.ts';
import { popupCatalogues } from './popup/index.ts';
import { practiceCatalogues } from './practice/index.ts';
import { recordCatalogues } from './record/index.ts';
import { welcomeCatalogues } from './welcome/index.ts';

const forms = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const pages = {
  popup: popupCatalogues,
  page: pageCatalogues,
  record: recordCatalogues,
  welcome: welcomeCatalogues,
  options: optionsCatalogues,
  practice: practiceCatalogues,
};
const sets = { dialog: dialogCatalogues, ...pages } as Record<
  string,
  Record<string, Record<string, Message>>
>;

it.each(Object.entries(pages))('%s speaks all eight languages', (_name, catalogues) => {
  expect(Object.keys(catalogues)).toEqual(['en', 'de', 'fr', 'es', 'it', 'pl', 'pt-BR', 'ar']);
});

for (const [name, catalogues] of Object.entries(sets)) {
  const english = catalogues['en'] ?? {};
  describe.each(Object.entries(catalogues))(`${name} catalogue %s`, (language, catalogue) => {
    it('has the keys of English, each filled', () => {
      expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
      for (const message of Object.values(catalogue))
        for (const text of forms(message)) expect(text.trim()).toBe(text);
      expect(Object.values(catalogue).flatMap(forms)).not.toContain('');
    });
    it('has the placeholders of English in every form', () => {
      for (const [key, message] of Object.entries(catalogue)) {
        const expected = placeholders(forms(english[key] ?? '')[0] ?? '');
        for (const text of forms(message)) expect([key, placeholders(text)]).toEqual([key, expected]);
      }
    });
    it('has every plural form its language asks for', () => {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, message] of Object.entries(catalogue)) {
        expect([key, typeof message === 'object']).toEqual([key, typeof english[key] === 'object']);
        if (typeof message === 'object')
          expect([key, Object.keys(message)]).toEqual([key, expect.arrayContaining(needed)]);
      }
    });
    it('uses none of the words that accuse', () => {
      const all = Object.values(catalogue).flatMap(forms).join(' ');
      expect(all).not.toMatch(/violation|forbidden|verboten|suspicious|\buser\b|offender|leak|successfully/i);
      expect(all).not.toMatch(
        /violazione|vietato|sospett|naruszeni|zabron|podejrzan|violação|proibido|suspeit/i,
      );
      expect(all).not.toMatch(/انتهاك|ممنوع|مشبوه/);
    });
  });
}

it('has a dialog for every language that it is loaded for, and words for when there is none', () => {
  for (const spoken of [dialogCatalogues, plainWords])
    expect(Object.keys(spoken).sort()).toEqual([...dialogLanguages].sort());
});

it.each([
  ['en', /message/i],
  ['de', /nachricht/i],
  ['fr', /message/i],
  ['es', /mensaje/i],
  ['it', /messaggi/i],
  ['pl', /wiadomo/i],
  ['pt-BR', /mensage/i],
  ['ar', /رسال/],
])('speaks of no message in %s where it may as well be a paste, a drop or a file', (language, message) => {
  const { gone, stillHeld } = dialogCatalogues[language] ?? {};
  const said = [gone, stillHeld, ...Object.values(plainWords[language] ?? {})];
  expect(said).not.toContain(undefined);
  expect(said.join(' ')).not.toMatch(message);
});

it('has the guard say in English what stands here', () => {
  expect(plainEnglish).toEqual(plainWords['en']);
});

describe('withOwnWords', () => {
  it('knows every word of the dialog, and no other', () => {
    expect([...dialogWords].sort()).toEqual(Object.keys(dialogCatalogues.en).sort());
  });

  const own = {
    de: { notSent: 'Nicht verschickt.' },
    cs: { notSent: 'Neodesláno.' },
    pl: {
      notSent: 'Nie wysłano.',
      moreHeld: { one: '{count} plik', few: '{count} pliki', other: '{count} plików' },
    },
  };
  it.each([
    ['de-AT', 'notSent', 'Nicht verschickt.'],
    ['pl', 'notSent', 'Nie wysłano.'],
    ['pl', 'moreHeld', '3 pliki'],
    ['pl', 'filesLabel', dialogCatalogues['pl']?.filesLabel],
    ['cs', 'filesLabel', dialogCatalogues.en.filesLabel],
    ['fr', 'filesLabel', dialogCatalogues['fr']?.filesLabel],
  ] as const)('says in %s %s', (language, key, said) => {
    expect(textsFor(withOwnWords(dialogCatalogues, own), [language]).say(key, { count: 3 })).toBe(said);
  });

  it('changes nothing where there are none', () => {
    expect(withOwnWords(dialogCatalogues, undefined)).toBe(dialogCatalogues);
  });
});

describe('textsFor', () => {
  const catalogues = {
    en: { cards: { one: '{count} card', other: '{count} cards' }, hi: 'Hi {name}' },
    fr: {
      cards: { one: '{count} carte', many: '{count} de cartes', other: '{count} cartes' },
      hi: 'Bonjour {name}',
    },
  };
  it('picks the plural form and writes numbers in the language', () => {
    const fr = textsFor(catalogues, ['fr-CA']);
    expect(fr.say('cards', { count: 0 })).toBe('0 carte');
    expect(fr.say('cards', { count: 1234.5 })).toBe('1\u202f234,5 cartes');
    expect(textsFor(catalogues, ['xx']).say('cards', { count: 2 })).toBe('2 cards');
  });
  it('fills in values as they are, and leaves what it was not given', () => {
    const en = textsFor(catalogues, ['en']);
    expect(en.say('hi', { name: '{count} $&' })).toBe('Hi {count} $&');
    expect(en.say('hi')).toBe('Hi {name}');
  });
  it('gives values a direction of their own where the language is written from right to left', () => {
    const { say } = textsFor(dialogCatalogues, ['ar']);
    expect(say('restWithout', { name: '2024 report.pdf' })).toContain('\u20682024 report.pdf\u2069');
    expect(say('more', { count: 7 })).not.toMatch(/[\u2066-\u2069]/);
    expect(textsFor(dialogCatalogues, ['de']).say('checking', { what: 'a.pdf' })).not.toMatch(/\u2068/);
  });
});

it.each([
  [['de-AT', 'fr'], 'de'],
  [['pt-BR', 'FR-ca'], 'fr'],
  [['ja'], 'en'],
  [[], 'en'],
  [['zh-hant'], 'zh-Hant'],
  [['zh-CN', 'de'], 'zh-Hant'],
])('picks for %j the catalogue %s', (languages, expected) => {
  expect(pickLanguage({ en: 1, de: 1, fr: 1, 'zh-Hant': 1 }, languages)).toBe(expected);
});

it('knows right-to-left languages by their primary tag', () => {
  expect([directionOf('ar-EG'), directionOf('he'), directionOf('de')]).toEqual(['rtl', 'rtl', 'ltr']);
});
