import type { Collector } from '../../collector.ts';
import { checkTime } from '../../engine.ts';
import { LimitError } from '../../meter.ts';
import { withAppearance } from './appearance.ts';
import { drawAppearance, drawArea, drawPage } from './drawing.ts';
import { embedImage, findImage, fingerprint } from './images.ts';
import { boxOfImage, overlap, type Box } from './matrix.ts';
import { maxImagePixels } from './page-objects.ts';
import { kinds, matrixOf, pixelSize, walkObjects } from './object-walk.ts';
import { withPage, type Picture } from './page.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

/** What is drawn for OCR; single images. Recognition takes seconds a page, so its time is over long before. */
const maxScans = 20;
const maxImages = 100;

/** Hands on what has to be looked at as a picture. What was there before, a letterhead on every page, is left out. */
export function embedPictures(reader: PdfReader, pictures: readonly Picture[], into: Collector): void {
  const seen = new Set<string>();
  const isRepeated = (key: string | undefined): boolean => {
    if (key === undefined) return false;
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  };
  let scans = 0;
  let images = 0;
  for (const picture of pictures) {
    const { page: index, image, area, annotation } = picture;
    checkTime(reader.meter);
    if (isRepeated(area?.key) || isRepeated(annotation?.key)) continue;
    withPage(reader, index, into, (page) => {
      const path = [`page ${index + 1}`];
      const stored = image && findImage(reader, page, image);
      if (isRepeated(stored?.key)) return [];
      if (image !== undefined && image.turned === undefined) {
        images += 1;
        if (images > maxImages) throw new LimitError('too-large');
        if (stored !== undefined) embedImage(reader, stored, image, path, into);
        return [];
      }
      const file = draw(reader, page, picture, path, into);
      if (file === undefined) return [];
      if (file.isPart && isRepeated(fingerprint(file.png))) return [];
      scans += 1;
      if (scans > maxScans) throw new LimitError('too-large');
      into.embed(file.path, file.name, file.png);
      return [];
    });
  }
}

interface Drawn {
  readonly path: readonly string[];
  readonly name: string;
  readonly png: Uint8Array;
  /** Several pages may have the same. */
  readonly isPart: boolean;
}

/** Undefined where there is nothing to see. */
function draw(
  reader: PdfReader,
  page: Pointer,
  { image, annotation, ...picture }: Picture,
  path: readonly string[],
  into: Collector,
): Drawn | undefined {
  if (annotation !== undefined) return drawAnnotation(reader, page, annotation.index, path, into);
  const area = picture.area ?? image?.turned;
  if (!canDecodeImages(reader, page, into, area?.box)) return undefined;
  if (area === undefined) return { path, name: 'scan.png', png: drawPage(reader, page), isPart: false };
  const png = drawArea(reader, page, area);
  return png && { path, name: `${area.name}.png`, png, isPart: true };
}

function drawAnnotation(
  reader: PdfReader,
  page: Pointer,
  index: number,
  path: readonly string[],
  into: Collector,
): Drawn | undefined {
  const { api } = reader;
  const annotation = api.FPDFPage_GetAnnot(page, index);
  try {
    const drawing = withAppearance(reader, annotation, (shown) => ({
      png: canDecodeImages(reader, shown, into)
        ? drawAppearance(reader, shown, api.FPDFPage_GetRotation(page))
        : undefined,
    }));
    const area = { box: boxOfAnnotation(reader, annotation), name: 'picture', detail: 0 };
    const { png } = drawing ?? { png: drawArea(reader, page, area) };
    return png && { path: [...path, 'comment'], name: 'picture.png', png, isPart: true };
  } finally {
    api.FPDFPage_CloseAnnot(annotation);
  }
}

/** FS_RECTF, fpdfview.h. */
function boxOfAnnotation(reader: PdfReader, annotation: Pointer): Box {
  return reader.borrow(16, (at) => {
    reader.write(at, new Uint8Array(16));
    reader.api.FPDFAnnot_GetRect(annotation, at);
    const float = (index: number): number => reader.float32(at + index * 4);
    return { left: float(0), top: float(1), right: float(2), bottom: float(3) };
  });
}

/** @param part of the page; absent: all of it. */
function canDecodeImages(reader: PdfReader, page: Pointer, into: Collector, part?: Box): boolean {
  let pixels = 0;
  walkObjects(reader, page, (object, kind, _depth, form) => {
    if (kind !== kinds.image) return;
    if (part !== undefined && !overlap(part, boxOfImage(matrixOf(reader, object, form)))) return;
    const { width, height } = pixelSize(reader, object);
    pixels += width * height;
  });
  if (pixels > maxImagePixels) into.unscannable('too-large');
  return pixels <= maxImagePixels;
}
