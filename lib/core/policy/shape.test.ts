import { expect, it } from 'vitest';
import * as shape from './shape.ts';

const pair = shape.objectWith({ name: shape.text, size: shape.optional(shape.whole) });

it.each<[string, shape.Check, readonly unknown[], readonly unknown[]]>([
  ['a text', shape.text, ['', 'a'], [undefined, null, 1, ['a']]],
  ['a flag', shape.flag, [true, false], [undefined, null, 0, 'true']],
  ['a number', shape.number, [0, -1.5], [undefined, NaN, '1']],
  ['a whole number', shape.whole, [0, 2 ** 53 - 1], [-1, 1.5, 2 ** 53, NaN, '1', undefined]],
  ['a time', shape.time, ['2026-11-26T00:00:00.000Z'], ['', 'soon', 0, undefined]],
  ['any object', shape.anyObject, [{}, []], [null, undefined, 'a']],
  ['one of some', shape.oneOf('a', 2), ['a', 2], ['b', '2', undefined]],
  ['what may be null', shape.orNull(shape.text), [null, 'a'], [undefined, 1]],
  ['either', shape.either(shape.text, shape.whole), ['a', 1], [null, -1, {}]],
  ['a list', shape.listOf(shape.text), [[], ['a']], [['a', 1], [undefined], {}, 'a', undefined]],
  ['a record', shape.recordOf(shape.whole), [{}, { a: 1 }], [{ a: '1' }, null, 'a']],
  [
    'an object',
    pair,
    [{ name: 'a' }, { name: 'a', size: 1 }, { name: 'a', size: undefined, more: {} }],
    [{}, { size: 1 }, { name: 'a', size: null }, null, undefined, 'a'],
  ],
])('tells %s from something else', (_, check, good, bad) => {
  expect(good.filter((value) => !check(value))).toEqual([]);
  expect(bad.filter((value) => check(value))).toEqual([]);
});
