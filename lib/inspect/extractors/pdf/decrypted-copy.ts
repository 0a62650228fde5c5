import type { PdfReader } from './pdfium.ts';

/** `FPDF_REMOVE_SECURITY`, fpdf_save.h: a copy of its own does not change the document. */
const removeSecurity = 3;
/** PDFium's heap holds the document and, while it grows, its copy twice. */
const maxDocumentBytes = 32 * 1024 * 1024;

/**
 * The document as it would be without its encryption, its streams packed as they are: what an encrypted one hides from
 * whoever looks at the bytes themselves. Undefined where it is too large for that.
 */
export function decryptedCopy(reader: PdfReader, documentBytes: number): Uint8Array | undefined {
  if (documentBytes > maxDocumentBytes) return undefined;
  const { api, document, meter } = reader;
  const writer = api.PDFiumExt_OpenFileWriter();
  try {
    if (!api.FPDF_SaveAsCopy(document, writer, removeSecurity)) return undefined;
    const bytes = api.PDFiumExt_GetFileWriterSize(writer);
    meter.inflate(bytes);
    return reader.borrow(bytes, (at) => {
      api.PDFiumExt_GetFileWriterData(writer, at, bytes);
      return reader.copy(at, bytes);
    });
  } finally {
    api.PDFiumExt_CloseFileWriter(writer);
  }
}
