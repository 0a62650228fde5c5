import { stringify } from 'yaml';
import { compileDictionary, maxEntryLength } from '../lib/core/detect/compile-dictionary.ts';
import type { Dictionary } from '../lib/core/policy/schema.ts';
import { parseCsv } from '../lib/core/csv.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { readText } from './scan.ts';

export interface ImportOptions {
  readonly id: string;
  readonly title: string;
  /** Of a CSV: a name in its first line, or a number from 1. Null: the file is a text with one entry a line. */
  readonly column: string | null;
}

/** `sluice dictionary`: turns a text or a CSV column into a Dictionary document on standard output. */
export async function importDictionary(io: Io, file: string, options: ImportOptions): Promise<ExitCode> {
  const text = (await readText(io, file)).replace(/^\uFEFF/, '');
  const written = options.column === null ? text.split(/\r?\n/) : columnOf(text, options.column);
  const entries = [...new Set(written.map((entry) => entry.replace(/\s+/g, ' ').trim()))]
    .filter(isEntry)
    .sort();
  const document: Dictionary = {
    apiVersion: 'sluice/v1',
    kind: 'Dictionary',
    id: options.id,
    title: { en: options.title },
    entries: entries.join('\n'),
  };
  const compiled = compileDictionary(document);
  if (!compiled.ok) throw new UsageError(compiled.error[0]?.message ?? 'The dictionary cannot be made.');
  io.out(
    stringify({ ...document, entries: `${entries.join('\n')}\n` }, { lineWidth: 0, blockQuote: 'literal' }),
  );
  io.err(
    `${String(entries.length)} entries; ${String(written.length - entries.length)} empty, too short, too long or repeated.\n`,
  );
  return 0;
}

function isEntry(entry: string): boolean {
  return entry.length > 1 && entry.length <= maxEntryLength;
}

function columnOf(text: string, column: string): string[] {
  const parsed = parseCsv(text);
  if (!parsed.ok)
    throw new UsageError(`Line ${String(parsed.error.line)} has a quotation mark that does not fit.`);
  const [header = [], ...rows] = parsed.value.map(({ cells }) => cells);
  const byNumber = /^[1-9]\d*$/.test(column) ? Number(column) - 1 : -1;
  const index = byNumber >= 0 ? byNumber : header.indexOf(column);
  if (index < 0 || index >= header.length) throw new UsageError(`The first line has no column ${column}.`);
  // A number says nothing about whether the first line is a header: it is kept.
  return (byNumber >= 0 ? [header, ...rows] : rows).map((row) => row[index] ?? '');
}
