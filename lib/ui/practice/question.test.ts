import { expect, it } from 'vitest';
import type { CompiledRule } from '../../core/policy/bundle.ts';
import { textsFor } from '../texts/catalogue.ts';
import { practiceCatalogues } from '../texts/practice/index.ts';
import { questionOf } from './question.ts';

const title = { en: 'Card number', de: 'Kartennummer', nl: 'Kaartnummer', 'pt-BR': 'Número de cartão' };
// All that is asked of it.
const rule = { title } as unknown as CompiledRule;

it.each([
  [['en-GB'], 'Card number'],
  [['de-AT', 'en'], 'Kartennummer'],
  [['nl-BE', 'de'], 'Kaartnummer'],
  [['pt-BR'], 'Número de cartão'],
  [['cs'], 'Card number'],
])('names a rule in the first of the languages %j that its title has', (languages, what) => {
  const texts = textsFor(practiceCatalogues, languages);
  expect(questionOf({ kind: 'rule', rule }, texts, languages)).toBe(texts.say('asksRule', { what }));
});
