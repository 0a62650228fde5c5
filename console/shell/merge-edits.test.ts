import { expect, it } from 'vitest';
import { mergeEdits } from './merge-edits.ts';

it.each<[string, unknown, unknown, unknown, unknown]>([
  ['nothing edited', 'a', 'a', 'b', 'b'],
  ['a value edited on both sides', 'a', 'b', 'c', 'b'],
  ['entries added on both sides', ['a'], ['a', 'b'], ['a', 'c'], ['a', 'c', 'b']],
  ['the same entry added on both sides', [], ['a'], ['a'], ['a']],
  ['an entry taken out here, another there', ['a', 'b', 'c'], ['b', 'c'], ['a', 'b'], ['b']],
  [
    'an entry changed here',
    [{ id: 1, n: 'a' }],
    [{ id: 1, n: 'b' }],
    [{ id: 1, n: 'a' }, { id: 2 }],
    [{ id: 2 }, { id: 1, n: 'b' }],
  ],
  ['members set on both sides', { en: 'a' }, { en: 'a', de: 'b' }, { en: 'c' }, { en: 'c', de: 'b' }],
  [
    'members within members',
    { de: { edit: 'a' } },
    { de: { edit: 'b' } },
    { de: { edit: 'a', send: 'c' } },
    { de: { edit: 'b', send: 'c' } },
  ],
  ['a member taken out here', { de: 'a', en: 'b' }, { en: 'b' }, { de: 'a', en: 'c' }, { en: 'c' }],
  ['a member taken out there', { de: 'a', en: 'b' }, { de: 'a', en: 'c' }, { en: 'b' }, { en: 'c' }],
  [
    'the same entry, its members in another order',
    [],
    [{ id: 1, n: 'a' }],
    [{ n: 'a', id: 1 }],
    [{ n: 'a', id: 1 }],
  ],
  [
    'names that every object has',
    {},
    { constructor: 'a' },
    { toString: 'b' },
    { toString: 'b', constructor: 'a' },
  ],
])('%s', (_what, before, here, theirs, expected) => {
  expect(mergeEdits(before, here, theirs)).toEqual(expected);
});
