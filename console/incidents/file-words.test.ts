import { describe, expect, it } from 'vitest';
import { countWords, facetWords, typeName } from './file-words.ts';

describe('file words', () => {
  it.each([
    ['application/pdf', 'PDF'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel workbook'],
    ['image/svg+xml', 'Picture (SVG)'],
    ['audio/x-wav', 'Sound (WAV)'],
    ['text/plain', 'Text'],
    ['application/x-later', 'application/x-later'],
    ['constructor', 'constructor'],
    ['', 'Type unknown'],
  ])('says %s as %s', (type, words) => {
    expect(typeName(type)).toBe(words);
  });

  it('says facets and counts that it does not know as they are', () => {
    expect([facetWords('gps'), facetWords('later'), facetWords('toString')]).toEqual([
      'location',
      'later',
      'toString',
    ]);
    expect([
      countWords('rows', 1, '1'),
      countWords('rows', 1204, '1,204'),
      countWords('leaves', 2, '2'),
    ]).toEqual(['1 row', '1,204 rows', '2 leaves']);
  });
});
