import { expect, it } from 'vitest';
import { changed } from './changed.ts';

it.each([
  [{ a: 1, b: 'x' }, { a: 2, b: 'x' }, 'a=1→2'],
  [{ a: null, b: 'x y' }, { a: '10.0.0.0', b: '"' }, 'a=null→10.0.0.0 b="x y"→"\\""'],
  [{ a: [1, 2] }, { a: [2, 1] }, 'a=[1,2]→[2,1]'],
  [{ a: { b: 1 } }, { a: { b: 1 } }, ''],
  [{}, { a: 1 }, 'a=null→1'],
  ['none', 'second-person', 'none→second-person'],
])('says of %o and %o what changed', (before, after, said) => {
  expect(changed(before, after)).toBe(said);
});

it('says of a secret that it changed, and no more', () => {
  const [before, after] = [crypto.randomUUID(), crypto.randomUUID()];
  expect(changed({ key: before }, { key: after }, ['key'])).toBe('key=changed');
  expect(changed({ key: null }, { key: after }, ['key'])).toBe('key=changed');
  expect(changed({ key: before }, { key: before }, ['key'])).toBe('');
});

it('keeps so much of a long value, and tells what it cannot show from another', () => {
  const long = 'x'.repeat(5_000);
  const [one, other] = [changed(null, `${long}1`), changed(null, `${long}2`)];
  expect(one.length).toBeLessThan(2_100);
  expect(one).not.toBe(other);
});
