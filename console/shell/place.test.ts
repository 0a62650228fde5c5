import { expect, it } from 'vitest';
import { placeText, placeTextOf } from './place.ts';

it.each([
  [['sheet Costs', 'B4:B5'], 'Blatt Costs › B4:B5'],
  [['inner/contract.pdf', 'page 2'], 'inner/contract.pdf › Seite 2'],
  [['line 1'], 'Zeile 1'],
])('%j is said in German', (path, words) => {
  expect(placeText(path, 'de')).toBe(words);
});

it('is the same from one text', () => {
  expect(placeTextOf('sheet Costs › B4:B5')).toBe(placeText(['sheet Costs', 'B4:B5']));
});
