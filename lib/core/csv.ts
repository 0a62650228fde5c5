import { fail, ok } from './result.ts';
import type { Result } from './result.ts';

export interface CsvRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** `csv/quote`: a quote that is not closed, or followed by something else than a separator. */
export interface CsvError {
  readonly code: 'csv/quote';
  readonly line: number;
}

/**
 * Whether a spreadsheet would take a cell for a formula (OWASP, CSV injection): also behind blanks and as the full-width
 * forms that some programs fold.
 */
export const isFormula = (cell: string): boolean =>
  /^[\s\uFEFF\u2068]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(cell);

const separators = [',', ';', '\t'] as const;

/**
 * RFC 4180, also with semicolons or tabs (whichever the first line has most of) and a byte order mark. Empty lines
 * are left out.
 */
export function parseCsv(text: string): Result<CsvRow[], CsvError> {
  const body = text.replace(/^\uFEFF/, '');
  const head = body.slice(0, body.search(/\r?\n|$/));
  const count = (separator: string): number => head.split(separator).length;
  const separator = [...separators].sort((one, other) => count(other) - count(one))[0] ?? ',';
  const rows: CsvRow[] = [];
  let line = 1;
  let at = 0;
  while (at < body.length) {
    const row = readRow(body, at, separator);
    if (row === null) return fail({ code: 'csv/quote', line });
    if (row.cells.some((cell) => cell !== '')) rows.push({ line, cells: row.cells });
    line += body.slice(at, row.next).split('\n').length - 1;
    at = row.next;
  }
  return ok(rows);
}

/** One record and where the next one starts; null when its quotes do not fit. */
function readRow(
  text: string,
  start: number,
  separator: string,
): { readonly cells: string[]; readonly next: number } | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator);
    if (cell === null) return null;
    cells.push(cell.value);
    at = cell.next;
    if (text[at] !== separator) break;
    at += 1;
  }
  if (at >= text.length) return { cells, next: at };
  if (text[at] === '\n') return { cells, next: at + 1 };
  return text.startsWith('\r\n', at) ? { cells, next: at + 2 } : null;
}

function readPlain(text: string, start: number, separator: string): { value: string; next: number } {
  let next = start;
  while (
    next < text.length &&
    text[next] !== separator &&
    text[next] !== '\n' &&
    !text.startsWith('\r\n', next)
  )
    next += 1;
  return { value: text.slice(start, next).trim(), next };
}

function readQuoted(text: string, start: number): { value: string; next: number } | null {
  let value = '';
  let at = start + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end === -1) return null;
    value += text.slice(at, end);
    if (text[end + 1] !== '"') return { value: value.trim(), next: end + 1 };
    value += '"';
    at = end + 2;
  }
}
