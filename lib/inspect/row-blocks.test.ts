import { describe, expect, it } from 'vitest';
import { placeAt } from '../core/decide/place-index.ts';
import { createCollector } from './collector.ts';
import { createMeter } from './meter.ts';
import { createRowBlocks } from './row-blocks.ts';

type Cell = readonly [row: number, column: number, text: string];

function textsOf(rows: readonly (readonly Cell[])[]) {
  const { into, done } = createCollector(createMeter());
  const blocks = createRowBlocks(into, ['sheet Costs']);
  for (const row of rows) {
    for (const cell of row) blocks.cell(...cell);
    blocks.endRow();
  }
  blocks.flush();
  return done().texts;
}

function cellOf(texts: ReturnType<typeof textsOf>, word: string) {
  const part = texts.find(({ text }) => text.includes(word));
  return part?.places === undefined ? null : placeAt(part.places, part.text.indexOf(word));
}

describe('cells', () => {
  it.each([
    ['alpha', 'B2'],
    ['beta', 'D2'],
    ['gamma', 'AA9'],
    ['delta', 'A700'],
    ['tail', 'XFD700'],
  ])('%s is told from those around it, in %s', (word, cell) => {
    const texts = textsOf([
      [
        [2, 2, 'alpha\nof two\tlines'],
        [2, 4, 'beta'],
      ],
      [[9, 27, 'gamma']],
      [
        [700, 1, 'delta'],
        [700, 16_384, 'tail'],
      ],
    ]);
    expect(texts.map(({ path }) => path)).toEqual([['sheet Costs', 'A2:XFD700']]);
    expect(cellOf(texts, word)).toBe(cell);
  });

  it('are told in every block of a long sheet', () => {
    const texts = textsOf(Array.from({ length: 450 }, (_, at) => [[at + 1, 3, `word${at + 1}.`]]));
    expect(texts).toHaveLength(3);
    for (const row of [1, 200, 201, 450]) expect(cellOf(texts, `word${row}.`)).toBe(`C${row}`);
  });

  it('in no order, or further apart than is counted, are told by their block alone', () => {
    expect(textsOf([[[5, 1, 'a']], [[3, 1, 'b']]]).map(({ places }) => places)).toEqual([undefined]);
    expect(textsOf([[[1, 1, 'a']], [[900_000, 1, 'b']]])[0]?.places).toBeUndefined();
    expect(textsOf([[[1, 20_000, 'a']]])[0]?.places).toBeUndefined();
  });
});
