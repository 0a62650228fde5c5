import { appendFileSync } from 'node:fs';
import type { Cell, Client } from './cells.ts';

export interface CellNote {
  readonly client: string;
  readonly row: string;
  readonly grade: string;
  readonly browser: string;
  readonly result: 'proven' | 'passes' | 'absent';
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
    grade: cell.grade,
    browser,
    result: cell.kind === 'passes' && result === 'proven' ? 'passes' : result,
    ...(why !== undefined && { why }),
  };
  appendFileSync(file, `${JSON.stringify(note)}\n`);
}
