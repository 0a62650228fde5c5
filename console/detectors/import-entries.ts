import { maxEntryLength } from '../../lib/core/detect/compile-dictionary.ts';
import { parseCsv } from '../../lib/core/csv.ts';

export interface ImportedEntries {
  /** In order, each once. */
  readonly entries: readonly string[];
  /** Empty, too short, too long or repeated ones. */
  readonly leftOut: number;
  /** Of a CSV's first line. */
  readonly columns: readonly string[];
}

/**
 * Entries of a dictionary from a text with one a line, or from a column of a CSV. Null: it is no CSV, or has no such
 * column.
 * @param column as named in the first line; null: a text.
 */
export function entriesFrom(text: string, column: string | null): ImportedEntries | null {
  const plain = text.replace(/^\uFEFF/, '');
  if (column === null) return { ...tidy(plain.replace(/\r?\n$/, '').split(/\r?\n/)), columns: [] };
  const parsed = parseCsv(plain);
  if (!parsed.ok) return null;
  const [columns = [], ...rows] = parsed.value.map(({ cells }) => cells);
  const index = columns.indexOf(column);
  return index < 0 ? null : { ...tidy(rows.map((row) => row[index] ?? '')), columns };
}

/** The names in the first line of a CSV; empty where it is none. */
export function columnsOf(text: string): readonly string[] {
  const parsed = parseCsv(text.replace(/^\uFEFF/, ''));
  return parsed.ok ? (parsed.value[0]?.cells ?? []) : [];
}

function tidy(written: readonly string[]) {
  const entries = [...new Set(written.map((entry) => entry.replace(/\s+/g, ' ').trim()))]
    .filter((entry) => entry.length > 1 && entry.length <= maxEntryLength)
    .sort();
  return { entries, leftOut: written.length - entries.length };
}
