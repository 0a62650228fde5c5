import type { PdfReader, Pointer } from './pdfium.ts';

export interface PageImage {
  /** Position among the page's images, from 0, in the order of `surveyObjects`. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
}

/** What a page consists of. */
export interface Survey {
  /** Images that are large enough to hold something readable. */
  readonly images: readonly PageImage[];
  /** Something that may be writing: an image, a shading, or outlines beyond a few rules and frames. */
  readonly drawn: boolean;
  readonly invisibleText: boolean;
  /** Text that stands beside the page; what is drawn as a form (8.10) is not asked. */
  readonly textOutside: boolean;
}

/** FPDF_PAGEOBJ_*, fpdf_edit.h. */
const kinds = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;
const invisibleMode = 3;
/** Forms within forms; deeper ones hold nothing that a real producer writes. */
const maxFormDepth = 12;
/** Fewer lines and curves than this are rules and boxes; a letter drawn as an outline has ten to forty. */
const fewSegments = 150;
/** Smaller images are icons and rules, in pixels. */
const minImage = { width: 120, height: 24 };
/** Pixels that PDFium may decode at once, at 4 bytes each. */
export const maxImagePixels = 40_000_000;

export function surveyObjects(reader: PdfReader, page: Pointer): Survey {
  const { api } = reader;
  const images: PageImage[] = [];
  let index = 0;
  let segments = 0;
  let invisibleText = false;
  let textOutside = false;
  let shaded = false;
  const isOutside = outsideOf(reader, page);
  walkObjects(reader, page, (object, kind, depth) => {
    if (kind === kinds.text) {
      invisibleText ||= api.FPDFTextObj_GetTextRenderMode(object) === invisibleMode;
      textOutside ||= depth === 0 && isOutside(object);
    }
    if (kind === kinds.path) segments += api.FPDFPath_CountSegments(object);
    if (kind === kinds.shading) shaded = true;
    if (kind !== kinds.image) return;
    const { width, height } = pixelSize(reader, object);
    if (width >= minImage.width && height >= minImage.height) images.push({ index, width, height });
    index += 1;
  });
  return { images, drawn: index > 0 || shaded || segments >= fewSegments, invisibleText, textOutside };
}

/** Four numbers that PDFium writes one after the other. */
function readFloats(
  reader: PdfReader,
  fill: (at: Pointer) => unknown,
): readonly [number, number, number, number] | null {
  return reader.borrow(16, (at) => {
    if (!fill(at)) return null;
    const view = new DataView(reader.copy(at, 16).buffer);
    const float = (index: number): number => view.getFloat32(index * 4, true);
    return [float(0), float(1), float(2), float(3)];
  });
}

/** Tells of an object of the page whether none of it is on the page. */
function outsideOf(reader: PdfReader, page: Pointer): (object: Pointer) => boolean {
  const { api } = reader;
  const box = readFloats(reader, (at) => api.FPDF_GetPageBoundingBox(page, at));
  if (box === null) return () => false;
  const [pageLeft, pageTop, pageRight, pageBottom] = box;
  return (object) => {
    const bounds = readFloats(reader, (at) => api.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12));
    if (bounds === null) return false;
    const [left, bottom, right, top] = bounds;
    // Nothing, or a space.
    if (right - left < 1 || top - bottom < 1) return false;
    return right <= pageLeft || left >= pageRight || top <= pageBottom || bottom >= pageTop;
  };
}

/** Images of the page, in the order of drawing; `use` returns true to stop. */
export function walkImages(
  reader: PdfReader,
  page: Pointer,
  use: (object: Pointer, index: number) => unknown,
): void {
  let index = 0;
  walkObjects(reader, page, (object, kind) => {
    if (kind !== kinds.image) return false;
    index += 1;
    return use(object, index - 1);
  });
}

/** All objects of the page, those of form XObjects included; `use` returns true to stop. */
function walkObjects(
  reader: PdfReader,
  page: Pointer,
  use: (object: Pointer, kind: number, depth: number) => unknown,
): void {
  const { api, meter } = reader;
  // What is still to be looked at, last first: a range of children of the page or of a form.
  const open = [{ of: page, depth: 0, next: 0, end: api.FPDFPage_CountObjects(page) }];
  for (let range = open.at(-1); range !== undefined; range = open.at(-1)) {
    meter.tick();
    if (range.next >= range.end) {
      open.pop();
      continue;
    }
    const { of, depth, next } = range;
    range.next += 1;
    const object = depth === 0 ? api.FPDFPage_GetObject(of, next) : api.FPDFFormObj_GetObject(of, next);
    if (object === 0) continue;
    const kind = api.FPDFPageObj_GetType(object);
    if (use(object, kind, depth) === true) return;
    if (kind === kinds.form && depth < maxFormDepth) {
      open.push({ of: object, depth: depth + 1, next: 0, end: api.FPDFFormObj_CountObjects(object) });
    }
  }
}

export function pixelSize(reader: PdfReader, object: Pointer): { width: number; height: number } {
  return reader.borrow(8, (at) => {
    const known = reader.api.FPDFImageObj_GetImagePixelSize(object, at, at + 4);
    return known ? { width: reader.uint32(at), height: reader.uint32(at + 4) } : { width: 0, height: 0 };
  });
}
