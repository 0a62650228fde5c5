import type { Collector } from '../../collector.ts';
import { checkTime } from '../../engine.ts';
import { LimitError } from '../../meter.ts';
import { UnreadableError } from '../../unreadable.ts';
import { encodeGreyPng } from './grey-png.ts';
import { embedImage } from './images.ts';
import { maxImagePixels, pixelSize, walkImages } from './page-objects.ts';
import { withPage, type Picture } from './page.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

/** Whole pages drawn for OCR; single images. Recognition takes seconds a page, so its time is over long before. */
const maxScans = 20;
const maxImages = 100;
/** Pixels of a drawn page: about 200 dpi on A4. */
const maxScan = { width: 2000, height: 3000 };

/** Hands on what has to be looked at as a picture. */
export function embedPictures(reader: PdfReader, pictures: readonly Picture[], into: Collector): void {
  const seen = new Set<string>();
  let scans = 0;
  let images = 0;
  for (const { page: index, image } of pictures) {
    checkTime(reader.meter);
    if (image === undefined) scans += 1;
    else images += 1;
    if (scans > maxScans || images > maxImages) throw new LimitError('too-large');
    withPage(reader, index, into, (page) => {
      const path = [`page ${index + 1}`];
      if (image === undefined) embedScan(reader, page, path, into);
      else embedImage(reader, page, image, path, seen, into);
      return [];
    });
  }
}

function embedScan(reader: PdfReader, page: Pointer, path: readonly string[], into: Collector): void {
  if (!canDecodeImages(reader, page)) {
    into.unscannable('too-large');
    return;
  }
  into.embed(path, 'scan.png', renderPage(reader, page));
}

function canDecodeImages(reader: PdfReader, page: Pointer): boolean {
  let pixels = 0;
  walkImages(reader, page, (object) => {
    const { width, height } = pixelSize(reader, object);
    pixels += width * height;
  });
  return pixels <= maxImagePixels;
}

/** FPDFBitmap_Gray; FPDF_ANNOT | FPDF_GRAYSCALE, fpdfview.h. */
const greyFormat = 1;
const renderFlags = 0x01 | 0x08;

function renderPage(reader: PdfReader, page: Pointer): Uint8Array {
  const { api, form } = reader;
  const { width, height } = fit(api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page));
  reader.meter.inflate(width * height);
  return reader.borrow(width * height, (buffer) => {
    const bitmap = api.FPDFBitmap_CreateEx(width, height, greyFormat, buffer, width);
    if (bitmap === 0) throw new LimitError('too-large');
    try {
      api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, renderFlags);
      if (form !== 0) api.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, renderFlags);
      return encodeGreyPng({ width, height, data: reader.copy(buffer, width * height) }, reader.meter);
    } finally {
      api.FPDFBitmap_Destroy(bitmap);
    }
  });
}

/** As large as allowed; a page's own size says nothing, it may be a stamp or a wall. */
function fit(width: number, height: number): { width: number; height: number } {
  if (!(width > 0) || !(height > 0)) throw new UnreadableError('broken', 'page size');
  const scale = Math.min(maxScan.width / width, maxScan.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
