import { expect, it } from 'vitest';
import { placeKinds, placePart, placeRegions, placeWords } from '../../core/decide/place-words.ts';
import { textsFor } from '../texts/catalogue.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { placeWord } from './place.ts';

const ours = [
  ...placeWords,
  ...[...placeKinds.numbered, ...placeKinds.named].map((kind) => `${kind} 7`),
  ...placeRegions,
  'top left',
  'code 1 (QR)',
];

it.each(Object.keys(dialogCatalogues))('has words in %s for every part of a file', (language) => {
  const { say } = textsFor(dialogCatalogues, [language]);
  for (const part of ours) {
    expect(placePart(part)).not.toBeNull();
    expect(placeWord(part, say)).not.toMatch(/[{}]|^$/);
  }
});

it.each([
  'B4',
  'A1:C9',
  'a.zip',
  'field report.pdf',
  'contact list.xlsx',
  'page',
  'constructor',
  'top secret',
  '',
])('leaves %j as it is', (name) => {
  expect(placeWord(name, textsFor(dialogCatalogues, ['de']).say)).toBe(name);
});
