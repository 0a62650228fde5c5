import type { Collector } from './collector.ts';

/** One text of a sheet: some hundred rows, so that a finding has a place, and rows stay together. */
const blockRows = 200;
const blockLength = 16 * 1024;
/** A row longer than this is cut: strings may be shared by a million cells. */
const rowLength = 1024 * 1024;

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

  const flush = (): void => {
    endLine();
    if (rows.length === 0) return;
    const from = `${columnName(firstColumn)}${firstRow}`;
    const to = `${columnName(lastColumn)}${lastRow}`;
    const text = rows.join('\n');
    rows = [];
    length = firstRow = lastColumn = 0;
    firstColumn = Infinity;
    into.text([...place, from === to ? from : `${from}:${to}`], text);
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

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let left = Math.floor(column); left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
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
