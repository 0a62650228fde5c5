import { isFormula } from '../../lib/core/csv.ts';

/** A value as a spreadsheet takes it: quoted where it must be, never as a formula, without what isolates it on a page. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = value.replace(/[\u2066-\u2069\0]/g, '');
  const text = isFormula(plain) ? `'${plain}` : plain;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, with a byte order mark for spreadsheets. */
export const csvOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** Hands a text to the browser as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
