import { columnName, mostColumns, mostRows, type PlaceIndex } from '../core/decide/place-index.ts';
import type { Collector } from './collector.ts';

/** One text of a sheet: some hundred rows, so that a finding has a place, and rows stay together. */
const blockRows = 200;
const blockLength = 16 * 1024;
/** A row longer than this is cut: strings may be shared by a million cells. */
const rowLength = 1024 * 1024;
/** Cells of a sheet that are told apart: what is known of them takes eight bytes each. */
const mostIndexed = 1_000_000;

/** Rows of cells into texts with their range: cells separated by tabs, rows by newlines. */
export interface RowBlocks {
  cell(row: number, column: number, text: string): void;
  /** Whether there was anything in it. */
  endRow(): boolean;
  flush(): void;
}

export function createRowBlocks(into: Collector, place: readonly string[]): RowBlocks {
  let rows: string[] = [];
  let length = 0;
  /** Cells of the row that is being read, and their length. */
  let cells: string[] = [];
  let cellsLength = 0;
  let firstRow = 0;
  let lastRow = 0;
  let firstColumn = Infinity;
  let lastColumn = 0;
  /** Where cells begin in the text, and which they are; null: not to be told apart any more. */
  let index: { readonly starts: number[]; readonly numbers: number[] } | null = { starts: [], numbers: [] };
  let indexed = 0;

  const note = (row: number, column: number): void => {
    const number = (row - firstRow) * mostColumns + column - 1;
    indexed += 1;
    if (row < lastRow || row - firstRow >= mostRows || column > mostColumns || indexed > mostIndexed)
      index = null;
    index?.starts.push(length + cellsLength);
    index?.numbers.push(number);
  };

  const placesOf = (): PlaceIndex | undefined =>
    index === null
      ? undefined
      : {
          kind: 'cell',
          first: firstRow,
          starts: Uint32Array.from(index.starts),
          numbers: Uint32Array.from(index.numbers),
        };

  const flush = (): void => {
    endLine();
    if (rows.length === 0) return;
    const from = `${columnName(firstColumn)}${firstRow}`;
    const to = `${columnName(lastColumn)}${lastRow}`;
    const text = rows.join('\n');
    const places = placesOf();
    rows = [];
    length = firstRow = lastRow = lastColumn = 0;
    firstColumn = Infinity;
    index = { starts: [], numbers: [] };
    into.text([...place, from === to ? from : `${from}:${to}`], text, places);
  };

  const endLine = (): void => {
    if (cells.length === 0) return;
    rows.push(cells.join('\t'));
    length += cellsLength;
    cells = [];
    cellsLength = 0;
  };

  return {
    cell(row, column, text) {
      if (firstRow === 0) firstRow = row;
      note(row, column);
      lastRow = row;
      if (column < firstColumn) firstColumn = column;
      if (column > lastColumn) lastColumn = column;
      cells.push(text);
      cellsLength += text.length + 1;
      if (cellsLength > rowLength) flush();
    },
    endRow() {
      if (cells.length === 0) return false;
      endLine();
      if (rows.length >= blockRows || length >= blockLength) flush();
      return true;
    },
    flush,
  };
}

/** The column of a cell's reference such as `AB12`; 0 where there is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length && i < 4; i += 1) {
    const code = reference.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}
