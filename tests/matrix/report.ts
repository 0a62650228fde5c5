import { appendFileSync } from 'node:fs';
import { type Cell, type Client, rows } from './cells.ts';

export interface CellNote {
  readonly client: string;
  readonly row: string;
  /** Where the row stands in the table. */
  readonly order: number;
  readonly title: string;
  readonly grade: string;
  readonly browser: string;
  /** `started` without what follows it is a failure. */
  readonly result: 'started' | 'proven' | 'passes' | 'absent' | 'absent and held';
  readonly why?: string;
}

/** Appends what a cell showed to the file that `npm run test:matrix` names; without one nothing is kept. */
export function noteCell(
  client: Client,
  cell: Cell,
  browser: string,
  result: CellNote['result'],
  why?: string,
): void {
  const file = process.env['SLUICE_MATRIX_NOTES'];
  if (file === undefined) return;
  const note: CellNote = {
    client: client.title,
    row: cell.row,
    order: Object.keys(rows).indexOf(cell.row),
    title: rows[cell.row],
    grade: cell.grade,
    browser,
    result: cell.kind === 'passes' && result === 'proven' ? 'passes' : result,
    ...(why !== undefined && { why }),
  };
  appendFileSync(file, `${JSON.stringify(note)}\n`);
}
