import type { Collector } from '../../collector.ts';
import { isLabelProperty } from '../../labels.ts';
import { UnreadableError } from '../../unreadable.ts';
import { readSized, readWide, type PdfReader, type Pointer } from './pdfium.ts';
import { stripTags } from './xmp.ts';

/** Dates carry long runs of digits that mean nothing to a detector; Trapped is a printing hint. */
const dull = new Set(['CreationDate', 'ModDate', 'Trapped']);

/** The document information dictionary (ISO 32000-2, 14.3.3), custom keys included. */
export function readProperties(reader: PdfReader, into: Collector): void {
  const { api, document } = reader;
  const keys = api.EPDF_GetMetaKeyCount(document, false);
  for (let index = 0; index < keys; index += 1) {
    reader.meter.tick();
    const key = readMetaKey(reader, index);
    if (isLabelProperty(key)) into.facet('label');
    if (key === '' || dull.has(key)) continue;
    const value = readWide(reader, (buffer, bytes) => api.FPDF_GetMetaText(document, key, buffer, bytes));
    into.text(['properties', standardKeys.has(key) ? key.toLowerCase() : key], value);
  }
}

const standardKeys = new Set(['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer']);

function readMetaKey(reader: PdfReader, index: number): string {
  const maxBytes = 1024;
  return reader.borrow(maxBytes, (at) => {
    const bytes = reader.api.EPDF_GetMetaKeyName(reader.document, index, false, at, maxBytes);
    if (bytes <= 0 || bytes > maxBytes) return '';
    return new TextDecoder().decode(reader.copy(at, bytes)).replace(/\0+$/, '');
  });
}

/** Titles of the bookmarks. They may form a ring, or a tree as deep as the file wants: walked with a list of our own. */
export function readOutline(reader: PdfReader, into: Collector): void {
  const { api, document, meter } = reader;
  const seen = new Set<Pointer>([0]);
  const open: Pointer[] = [api.FPDFBookmark_GetFirstChild(document, 0)];
  const titles: string[] = [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    meter.tick();
    if (seen.has(at)) continue;
    seen.add(at);
    titles.push(readWide(reader, (buffer, bytes) => api.FPDFBookmark_GetTitle(at, buffer, bytes)));
    open.push(api.FPDFBookmark_GetNextSibling(document, at), api.FPDFBookmark_GetFirstChild(document, at));
  }
  into.text(['outline'], titles.join('\n'));
}

/** The document's own JavaScript (ISO 32000-2, 12.6.4.17). It is read, never run. */
export function readScripts(reader: PdfReader, into: Collector): void {
  const { api, document } = reader;
  const scripts = api.FPDFDoc_GetJavaScriptActionCount(document);
  if (scripts > 0) into.facet('macro');
  for (let index = 0; index < scripts; index += 1) {
    reader.meter.tick();
    const script = api.FPDFDoc_GetJavaScriptAction(document, index);
    if (script === 0) continue;
    try {
      const name = readWide(reader, (buffer, bytes) =>
        api.FPDFJavaScriptAction_GetName(script, buffer, bytes),
      );
      const text = readWide(reader, (buffer, bytes) =>
        api.FPDFJavaScriptAction_GetScript(script, buffer, bytes),
      );
      into.text(['scripts', name], text);
    } finally {
      api.FPDFDoc_CloseJavaScriptAction(script);
    }
  }
}

/** Why it was signed; PDFium does not tell who it was and where. */
export function readSignatures(reader: PdfReader, into: Collector): void {
  const { api, document, meter } = reader;
  const signatures = api.FPDF_GetSignatureCount(document);
  for (let index = 0; index < signatures; index += 1) {
    meter.tick();
    const signature = api.FPDF_GetSignatureObject(document, index);
    if (signature === 0) continue;
    const reason = readWide(reader, (buffer, bytes) =>
      api.FPDFSignatureObj_GetReason(signature, buffer, bytes),
    );
    into.text(['properties', 'reason'], reason);
  }
}

/** XFA forms keep what was filled in as XML in packets (XFA 3.3, chapter 2); PDFium gives them without running them. */
export function readXfa(reader: PdfReader, into: Collector): void {
  const { api, document } = reader;
  const packets = api.FPDF_GetXFAPacketCount(document);
  for (let index = 0; index < packets; index += 1) {
    reader.meter.entry();
    const xml = readSized(reader, (buffer, bytes, length) =>
      api.FPDF_GetXFAPacketContent(document, index, buffer, bytes, length),
    );
    if (xml === undefined) throw new UnreadableError('broken', 'XFA packet');
    into.text(['form data'], stripTags(new TextDecoder().decode(xml), reader.meter));
  }
}
