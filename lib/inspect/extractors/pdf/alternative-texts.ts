import type { Collector } from '../../collector.ts';
import { readWide, type PdfReader, type Pointer } from './pdfium.ts';

/** What is said in place of figures to who does not see them (ISO 32000-2, 14.9.3). */
export function readAlternativeTexts(
  reader: PdfReader,
  page: Pointer,
  path: readonly string[],
  into: Collector,
): void {
  const { api, meter } = reader;
  const tree = api.FPDF_StructTree_GetForPage(page);
  if (tree === 0) return;
  try {
    const texts: string[] = [];
    // It may form a ring: walked with a list of our own.
    const seen = new Set<Pointer>([0]);
    const open: Pointer[] = [];
    for (let index = api.FPDF_StructTree_CountChildren(tree) - 1; index >= 0; index -= 1)
      open.push(api.FPDF_StructTree_GetChildAtIndex(tree, index));
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      meter.tick();
      if (seen.has(at)) continue;
      seen.add(at);
      const element = at;
      const text = readWide(reader, (buffer, bytes) =>
        api.FPDF_StructElement_GetAltText(element, buffer, bytes),
      );
      if (text !== '') texts.push(text);
      for (let index = api.FPDF_StructElement_CountChildren(at) - 1; index >= 0; index -= 1)
        open.push(api.FPDF_StructElement_GetChildAtIndex(at, index));
    }
    into.text([...path, 'alternative texts'], texts.join('\n'));
  } finally {
    api.FPDF_StructTree_Close(tree);
  }
}
