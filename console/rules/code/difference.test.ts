import { expect, it } from 'vitest';
import { difference } from './difference.ts';

it.each([
  ['alike', 'a\nb\n', 'a\nb\n', null],
  ['alike but for its line breaks', 'a\nb\nc\n', 'a\r\nb\rc\r\n', null],
  ['a word more', 'a: 1\nb: 2\n', 'a: 1\nb: 22\n', { from: 9, to: 9, insert: '2' }],
  ['a word less', 'aaa', 'aa', { from: 2, to: 3, insert: '' }],
  ['one in the middle, with other line breaks', 'a\nb\nc', 'a\r\nx\r\nc', { from: 2, to: 3, insert: 'x' }],
])('%s', (_what, before, after, expected) => {
  expect(difference(before, after)).toEqual(expected);
  const { from, to, insert } = difference(before, after) ?? { from: 0, to: 0, insert: '' };
  expect(before.slice(0, from) + insert + before.slice(to)).toBe(after.replace(/\r\n?/g, '\n'));
});
