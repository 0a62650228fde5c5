import type { Collector } from '../collector.ts';
import { checkTime, createEngine, type Engine, type HeapCap } from '../engine.ts';
import type { Half } from '../extractor.ts';
import type { Meter } from '../meter.ts';
import { readAttachments } from './pdf/attachments.ts';
import { decryptedCopy } from './pdf/decrypted-copy.ts';
import { isEncrypted, openDocument } from './pdf/document.ts';
import { readOutline, readProperties, readScripts, readSignatures, readXfa } from './pdf/document-parts.ts';
import { hasHiddenLayer } from './pdf/layers.ts';
import { readPage, type Picture } from './pdf/page.ts';
import { loadPdfium, type PdfReader, type Pdfium } from './pdf/pdfium.ts';
import { embedPictures } from './pdf/pictures.ts';
import { hasBrokenObject } from './pdf/object-syntax.ts';
import { hasWrongReference } from './pdf/reference-table.ts';
import { hasDamagedStream } from './pdf/stream-integrity.ts';
import { readXmp } from './pdf/xmp.ts';

export interface PdfEngineOptions {
  /** `pdfium.wasm` of @embedpdf/pdfium. */
  readonly wasm: ArrayBuffer;
  /** PDFium's heap, in bytes. */
  readonly maxHeapBytes?: number;
  /** Pages from which on a document may be read by two. Default: as many as make that worth it. */
  readonly longFrom?: number;
}

export const pdfTypes = ['application/pdf'];
const defaultHeapBytes = 400 * 1024 * 1024;
/** From so many pages on, two read a document in less time than one. */
const defaultLongFrom = 200;
/** Who reads the first ones also reads what is on no page, and looks for damage. */
const firstShare = 0.42;

/**
 * PDF (ISO 32000), read by PDFium: what stands on the pages, in form fields, annotations, outline, properties, scripts
 * and XFA packets; attachments and pages without text (as pictures) are handed on. A document that only its owner's
 * password restricts is read like any other.
 */
export async function createPdfExtractor(options: PdfEngineOptions): Promise<Engine> {
  const cap: HeapCap = { maxBytes: options.maxHeapBytes ?? defaultHeapBytes, hit: false };
  const { longFrom = defaultLongFrom } = options;
  const pdfium = await loadPdfium(options.wasm, cap);
  return createEngine(pdfTypes, cap, (bytes, into, meter, half) => {
    extractPdf(pdfium, bytes, into, meter, half && { ...half, longFrom });
  });
}

function extractPdf(
  pdfium: Pdfium,
  bytes: Uint8Array,
  into: Collector,
  meter: Meter,
  half: (Half & { readonly longFrom: number }) | undefined,
): void {
  pdfium.borrow(bytes.length + 1, (at) => {
    pdfium.write(at, bytes);
    openDocument(pdfium, at, bytes, into, meter, (reader) => {
      const pages = reader.api.FPDF_GetPageCount(reader.document);
      const first = Math.floor(pages * firstShare);
      if (half?.which === 'second') {
        embedPictures(reader, readPages(reader, first, pages, into), into);
        return;
      }
      // Of more than may be read, the first ones are: that is for one to count.
      const isShared = half !== undefined && pages >= half.longFrom && pages <= meter.left().pages;
      if (isShared) half.leave();
      into.count('pages', pages);
      readProperties(reader, into);
      const plain = isEncrypted(reader, reader.document) ? decryptedCopy(reader, bytes.length) : bytes;
      readXmp(plain ?? bytes, into, meter);
      if (hasHiddenLayer(plain ?? bytes, meter)) into.facet('hidden-content');
      const pictures = readPages(reader, 0, isShared ? first : pages, into);
      readOutline(reader, into);
      readScripts(reader, into);
      readSignatures(reader, into);
      readXfa(reader, into);
      readAttachments(reader, into);
      if (isDamaged(bytes, plain, meter)) into.unscannable('broken');
      embedPictures(reader, pictures, into);
    });
  });
}

/** @param plain without encryption, where that could be had. */
function isDamaged(bytes: Uint8Array, plain: Uint8Array | undefined, meter: Meter): boolean {
  if (hasDamagedStream(bytes, meter, plain === bytes ? 'all' : 'references')) return true;
  if (plain !== undefined && plain !== bytes && hasDamagedStream(plain, meter, 'content')) return true;
  const text = new TextDecoder('latin1').decode(bytes);
  return hasBrokenObject(bytes, text, meter) || hasWrongReference(text, meter);
}

/** Text of all pages comes before the first picture, so that it is there when pictures take all of the time. */
function readPages(reader: PdfReader, from: number, to: number, into: Collector): readonly Picture[] {
  const pictures: Picture[] = [];
  for (let index = from; index < to; index += 1) {
    checkTime(reader.meter);
    reader.meter.page();
    pictures.push(...readPage(reader, index, into));
  }
  return pictures;
}
