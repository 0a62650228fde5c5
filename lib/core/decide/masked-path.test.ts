import { expect, it } from 'vitest';
import type { LoadedPolicy } from './index.ts';
import { createMaskedPath } from './masked-path.ts';

const scan = (words: string) =>
  [...words.matchAll(/AB12|comments/g)].map(({ index, 0: value }) => ({
    start: index,
    end: index + value.length,
    masked: '\u2022',
  }));

const masked = createMaskedPath({ engine: { scan } } as unknown as LoadedPolicy);

it.each([
  [
    ['list.zip', 'customer AB12.pdf', 'page 3'],
    ['list.zip', 'customer \u2022.pdf', 'page 3'],
  ],
  [
    ['sheet AB12', 'B12'],
    ['sheet \u2022', 'B12'],
  ],
  [['field AB12'], ['field \u2022']],
  // Ours, whatever a dictionary holds.
  [['comments'], ['comments']],
  [['no comments'], ['no \u2022']],
])('%j is told as %j', (path, told) => {
  expect(masked(path)).toEqual(told);
  expect(masked(path)).toEqual(told); // from memory
});
