import { expect, it } from 'vitest';
import type { LoadedPolicy } from './index.ts';
import { maskWords } from './mask-words.ts';

type Place = readonly [start: number, end: number, masked: string];

function maskedIn(words: string, ...places: readonly Place[]): string {
  const scan = () => places.map(([start, end, masked]) => ({ start, end, masked }));
  return maskWords({ engine: { scan } } as unknown as LoadedPolicy, words); // only the engine is looked at
}

it.each<[string, string, readonly Place[], string]>([
  ['nothing', 'our own', [], 'our own'],
  ['one', 'our AB12 only', [[4, 8, '\u2022']], 'our \u2022 only'],
  [
    'two in the same place',
    'our AB12 only',
    [
      [4, 8, '\u2022'],
      [4, 8, '\u2022\u2022\u2022\u2022'],
    ],
    'our \u2022 only',
  ],
  [
    'one inside of another, which comes later',
    'our AB12 only',
    [
      [6, 8, 'x'],
      [4, 8, '\u2022'],
    ],
    'our \u2022 only',
  ],
  [
    'two that overlap: nothing of either is left',
    'our AB12 only',
    [
      [4, 7, '\u2022'],
      [6, 8, 'x'],
    ],
    'our \u2022 only',
  ],
  [
    'two beside each other',
    'our AB12 only',
    [
      [4, 6, 'x'],
      [6, 8, 'y'],
    ],
    'our xy only',
  ],
])('masks %s', (_what, words, places, expected) => {
  expect(maskedIn(words, ...places)).toBe(expected);
});

it('keeps as much as a report takes', () => {
  expect(maskedIn('a'.repeat(600))).toHaveLength(500);
});
