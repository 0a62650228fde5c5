import { isFormula } from '../../lib/core/csv.ts';
import type { Days } from './period.ts';
import { locale as readersLocale } from '../shell/language.ts';

/** A value as a spreadsheet takes it: quoted where it must be, never as a formula, without what isolates it on a page. */
function cell(value: string | number, decimal: string): string {
  if (typeof value === 'number') return String(value).replace('.', decimal);
  const plain = value.replace(/[\u2066-\u2069\0]/g, '');
  const text = isFormula(plain) ? `'${plain}` : plain;
  return /[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * RFC 4180, with a byte order mark for spreadsheets. Where numbers have a decimal comma, spreadsheets expect
 * semicolons between cells, and put everything into one column otherwise.
 */
export function csvOf(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  locale = readersLocale,
): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
  const separator = decimal === ',' ? ';' : ',';
  const lines = [head, ...rows].map((row) => row.map((value) => cell(value, decimal)).join(separator));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** The table, the period and the team: `rules 2026-08-30 to 2026-11-28 Sales.csv`. */
export function fileName(table: string, { from, to }: Days, group: string | null): string {
  const words = [table, from, 'to', to, ...(group === null ? [] : [group])];
  return `${words
    .join(' ')
    .replace(/[\p{C}<>:"/\\|?*]/gu, '_')
    .slice(0, 120)}.csv`;
}

/** Hands a text to the browser as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
