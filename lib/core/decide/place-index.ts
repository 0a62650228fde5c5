import type { Provenance } from '../detect/finding.ts';

/** Where the pieces of a text stand in their file: cells of a sheet, rows of a table, lines. Plain data, to be sent. */
export interface PlaceIndex {
  readonly kind: 'cell' | 'row' | 'line';
  /** What the numbers are counted from. */
  readonly first: number;
  /** Where each piece begins, in UTF-16 code units, ascending. */
  readonly starts: Uint32Array;
  /** Of a row or line its number from `first`; of a cell its row from there times `mostColumns`, and its column from 0. */
  readonly numbers: Uint32Array;
}

/** ECMA-376 part 1, 18.3.1.13: XFD is the last column of a sheet. */
export const mostColumns = 16_384;
/** Rows that an index of cells can tell apart. */
export const mostRows = 2 ** 32 / mostColumns;

/** The cell, row or line in which something stands that begins at this offset: `B4`, `row 17`. Null: before the first. */
export function placeAt({ kind, first, starts, numbers }: PlaceIndex, offset: number): string | null {
  const number = numbers[pieceAt(starts, offset)];
  if (number === undefined) return null;
  if (kind !== 'cell') return `${kind} ${first + number}`;
  return `${columnName((number % mostColumns) + 1)}${first + Math.floor(number / mostColumns)}`;
}

/** Which piece begins last before or at an offset; -1 where none does. */
export function pieceAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The path to where a finding stands, as narrow as is known. */
export function exactPath({ path, at }: Pick<Provenance, 'path' | 'at'>): readonly string[] {
  return at === undefined ? path : [...path.slice(0, -1), at];
}

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let left = Math.floor(column); left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
