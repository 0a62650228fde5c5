import { describe, expect, it } from 'vitest';
import { columnName, exactPath, mostColumns, placeAt, type PlaceIndex } from './place-index.ts';

const index = (kind: PlaceIndex['kind'], first: number, pieces: readonly (readonly [number, number])[]) => ({
  kind,
  first,
  starts: Uint32Array.from(pieces, ([start]) => start),
  numbers: Uint32Array.from(pieces, ([, number]) => number),
});

describe('where a piece of a text stands', () => {
  it.each([
    [0, 'B4'],
    [4, 'B4'],
    [5, 'XFD4'],
    [9, 'A90'],
    [1000, 'A90'],
  ])('%i is in cell %s', (offset, cell) => {
    const cells = index('cell', 4, [
      [0, 1],
      [5, mostColumns - 1],
      [9, 86 * mostColumns],
    ]);
    expect(placeAt(cells, offset)).toBe(cell);
  });

  it('counts rows and lines from the first of the text', () => {
    const pieces = [
      [0, 0],
      [10, 1],
    ] as const;
    expect(placeAt(index('row', 201, pieces), 10)).toBe('row 202');
    expect(placeAt(index('line', 1, pieces), 9)).toBe('line 1');
  });

  it('knows nothing before the first piece, or without any', () => {
    expect(placeAt(index('line', 1, [[3, 0]]), 2)).toBeNull();
    expect(placeAt(index('line', 1, []), 0)).toBeNull();
  });

  it('stands for the last part of the path', () => {
    const path = ['a.zip', 'b.xlsx', 'sheet Costs', 'A1:D20'];
    expect(exactPath({ path, at: 'B4' })).toEqual(['a.zip', 'b.xlsx', 'sheet Costs', 'B4']);
    expect(exactPath({ path })).toBe(path);
  });

  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [mostColumns, 'XFD'],
  ])('column %i is %s', (column, name) => {
    expect(columnName(column)).toBe(name);
  });
});
