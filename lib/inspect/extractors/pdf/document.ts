import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { hasLooseContent } from './loose-content.ts';
import { refersToLostObject } from './lost-objects.ts';
import type { Pdfium, PdfReader, Pointer } from './pdfium.ts';

/** FPDF_GetLastError, fpdfview.h. */
const errors = { password: 4, security: 5 } as const;

/**
 * For every tag PDFium goes through all that stand beside it, so a tree takes it the square of its length: a thousand pages
 * in one row took six times as long as without.
 */
export const mostTaggedPages = 50;

/** Opens the document of `bytes`, which stand at `at` in the heap, for the time of `use`. */
export function openDocument(
  pdfium: Pdfium,
  at: Pointer,
  bytes: Uint8Array,
  into: Collector,
  meter: Meter,
  use: (reader: PdfReader) => void,
): void {
  const document = pdfium.api.FPDF_LoadMemDocument(at, bytes.length, '');
  if (document === 0) {
    const error = pdfium.api.FPDF_GetLastError();
    const locked = error === errors.password || error === errors.security;
    into.unscannable(locked ? 'encrypted' : 'broken');
    return;
  }
  try {
    if (isIncomplete(pdfium, document, bytes, meter)) into.unscannable('broken');
    const isTagged =
      pdfium.api.FPDFCatalog_IsTagged(document) && pdfium.api.FPDF_GetPageCount(document) <= mostTaggedPages;
    withForm(pdfium, document, (form) => {
      use({ ...pdfium, meter, document, form, isTagged });
    });
  } finally {
    pdfium.api.FPDF_CloseDocument(document);
  }
}

function withForm(pdfium: Pdfium, document: Pointer, use: (form: Pointer) => void): void {
  const info = pdfium.api.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.api.PDFiumExt_InitFormFillEnvironment(document, info);
  try {
    use(form);
  } finally {
    if (form !== 0) pdfium.api.PDFiumExt_ExitFormFillEnvironment(form);
    pdfium.api.PDFiumExt_CloseFormFillInfo(info);
  }
}

/** Whether PDFium decrypts the document, whatever else its bytes say. */
export const isEncrypted = ({ api }: Pdfium, document: Pointer): boolean =>
  api.FPDF_GetSecurityHandlerRevision(document) !== -1;

/**
 * PDFium mends a damaged file by collecting whatever objects it still finds. A reference table that is merely wrong is
 * common and loses nothing; a file that also lacks its end has lost the objects that stood there, and one that is
 * encrypted does not show which of its streams are damaged. Without any page there is nothing that could have been read.
 */
function isIncomplete(pdfium: Pdfium, document: Pointer, bytes: Uint8Array, meter: Meter): boolean {
  if (pdfium.api.FPDF_GetPageCount(document) <= 0) return true;
  if (pdfium.api.FPDF_DocumentHasValidCrossReferenceTable(document)) return false;
  if (isEncrypted(pdfium, document)) return true;
  const text = new TextDecoder('latin1').decode(bytes);
  return !endsWithMarker(text) || hasLooseContent(text, meter) || refersToLostObject(text, meter);
}

/** Acrobat's tolerance: the marker may stand anywhere in the last 1024 bytes (ISO 32000-1, implementation note 18). */
function endsWithMarker(text: string): boolean {
  return text.slice(-1024).includes('%%EOF');
}
