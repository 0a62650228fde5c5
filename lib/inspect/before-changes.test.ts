import { expect, it } from 'vitest';
import { beforeChanges, type ChangedPiece } from './before-changes.ts';

/** `kept [-gone-] [+new+]` as pieces. */
function piecesOf(written: string): ChangedPiece[] {
  return written.split(/(\[-.*?-\]|\[\+.*?\+\])/).map((text) => {
    if (text.startsWith('[-')) return { text: text.slice(2, -2), change: 'deleted' };
    return text.startsWith('[+') ? { text: text.slice(2, -2), change: 'inserted' } : { text, change: 'none' };
  });
}

const words = 'word '.repeat(40);
it.each([
  ['the whole value of which a part is gone', 'kept 12[-34-][+99+]56', 'kept 123456'],
  ['groups of digits', 'Card 4111 1111 [-1111-] 1111 valid', 'Card 4111 1111 1111 1111 valid'],
  [
    'words around, no untouched values',
    'call +49 30 1234 or [-a@x.test-] by b@x.test',
    'call or a@x.test by',
  ],
  ['words near by only', `${words}IBAN [-DE02 1203-]`, /^word (?:word )+IBAN DE02 1203$/],
  ['several deletions', `[-one-] 5 kept ${words}6 [-two-]`, /^one kept word.* two$/],
  ['no inserted text', '[+new+][-old-][+more+]', 'old'],
])('%s', (_, written, told) => {
  const before = beforeChanges(piecesOf(written));
  if (typeof told === 'string') expect(before).toBe(told);
  else expect(before).toMatch(told);
  expect(before.length).toBeLessThan(250);
});
