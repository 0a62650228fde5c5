import type { Collector } from '../../collector.ts';
import { readSized, readWide, type PdfReader, type Pointer } from './pdfium.ts';

/** Files that the document carries as a whole (ISO 32000-2, 7.11.4). */
export function readAttachments(reader: PdfReader, into: Collector): void {
  const { api, document } = reader;
  const attachments = api.FPDFDoc_GetAttachmentCount(document);
  for (let index = 0; index < attachments; index += 1) {
    reader.meter.tick();
    embedAttachment(reader, api.FPDFDoc_GetAttachment(document, index), ['attachments'], into);
  }
}

export function embedAttachment(
  reader: PdfReader,
  attachment: Pointer,
  path: readonly string[],
  into: Collector,
): void {
  const { api } = reader;
  if (attachment === 0) {
    into.unscannable('broken');
    return;
  }
  const name = readWide(reader, (buffer, bytes) => api.FPDFAttachment_GetName(attachment, buffer, bytes));
  const bytes = readSized(reader, (buffer, length, out) =>
    api.FPDFAttachment_GetFile(attachment, buffer, length, out),
  );
  if (bytes === undefined) into.unscannable('broken');
  else into.embed(path, name === '' ? 'attachment' : name, bytes);
}
