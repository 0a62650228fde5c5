/** Objects of a PDF by number; what stands between `obj` and `endobj`. Object 1 is the catalogue. */
export type PdfObjects = Readonly<Record<number, string>>;

export interface PdfOptions {
  /** Object with the document information dictionary. */
  readonly info?: number;
}

/** Writes a PDF (ISO 32000-1, 7.5) in Latin-1, with a valid reference table. */
export function buildPdf(objects: PdfObjects, options: PdfOptions = {}): Uint8Array {
  const numbers = Object.keys(objects).map(Number);
  const size = Math.max(...numbers) + 1;
  const offsets = new Map<number, number>();
  let body = '%PDF-1.7\n';
  for (const number of numbers) {
    offsets.set(number, body.length);
    body += `${number} 0 obj\n${objects[number] ?? ''}\nendobj\n`;
  }
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    if (offset === undefined) return '0000000000 65535 f \n';
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const info = options.info === undefined ? '' : ` /Info ${options.info} 0 R`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R${info} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return latin1(`${body}xref\n0 ${size}\n${rows.join('')}${trailer}`);
}

export function stream(data: string, dictionary = ''): string {
  return `<< /Length ${data.length} ${dictionary} >>\nstream\n${data}\nendstream`;
}

/** Content stream that writes lines in Helvetica (`/F1`) at 12 points, `mode` as in table 106 (3: invisible). */
export function textContent(lines: readonly string[], mode = 0): string {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`);
  return `BT /F1 12 Tf 14 TL ${mode} Tr 72 720 Td ${shown.join(' ')} ET`;
}

export const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** A document of pages that each show their lines. Objects from 100 on are free. */
export function textPdf(pages: readonly (readonly string[])[]): Uint8Array {
  return buildPdf(textObjects(pages));
}

export function textObjects(pages: readonly (readonly string[])[]): Record<number, string> {
  const kids = pages.map((_, index) => `${1000 + index * 2} 0 R`);
  const objects: Record<number, string> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: `<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] >>`,
    3: helvetica,
  };
  pages.forEach((lines, index) => {
    objects[1000 + index * 2] = page(1001 + index * 2);
    objects[1001 + index * 2] = stream(textContent(lines));
  });
  return objects;
}

/** A page (child of object 2) with its content in another object; `/F1` is object 3. */
export function page(content: number, more = '', resources = ''): string {
  const fonts = `/Resources << /Font << /F1 3 0 R >> ${resources} >>`;
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${fonts} /Contents ${content} 0 R ${more} >>`;
}

export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The reverse; TextDecoder's "latin1" is windows-1252 and would change some bytes. */
export function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
