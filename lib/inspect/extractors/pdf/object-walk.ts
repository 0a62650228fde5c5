import { identity, multiply, type Matrix } from './matrix.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

/** FPDF_PAGEOBJ_*, fpdf_edit.h. */
export const kinds = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;
/** Forms within forms; deeper ones hold nothing that a real producer writes. */
const maxFormDepth = 12;

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

/** All objects of the page, those of form XObjects included, each with its form's matrix; `use` returns true to stop. */
export function walkObjects(
  reader: PdfReader,
  page: Pointer,
  use: (object: Pointer, kind: number, depth: number, form: Matrix) => unknown,
): void {
  const { api, meter } = reader;
  // What is still to be looked at, last first: a range of children of the page or of a form.
  const open = [{ of: page, depth: 0, next: 0, end: api.FPDFPage_CountObjects(page), form: identity }];
  for (let range = open.at(-1); range !== undefined; range = open.at(-1)) {
    meter.tick();
    if (range.next >= range.end) {
      open.pop();
      continue;
    }
    const { of, depth, next, form } = range;
    range.next += 1;
    const object = depth === 0 ? api.FPDFPage_GetObject(of, next) : api.FPDFFormObj_GetObject(of, next);
    if (object === 0) continue;
    const kind = api.FPDFPageObj_GetType(object);
    if (use(object, kind, depth, form) === true) return;
    if (kind === kinds.form && depth < maxFormDepth) {
      const end = api.FPDFFormObj_CountObjects(object);
      open.push({ of: object, depth: depth + 1, next: 0, end, form: matrixOf(reader, object, form) });
    }
  }
}

/** From an object's own space to the page's. */
export function matrixOf(reader: PdfReader, object: Pointer, form: Matrix): Matrix {
  const own = readMatrix(reader, (at) => reader.api.FPDFPageObj_GetMatrix(object, at));
  return multiply(own, form);
}

/** FS_MATRIX, fpdfview.h; where there is none, nothing is changed. */
export function readMatrix(reader: PdfReader, fill: (at: Pointer) => unknown): Matrix {
  return reader.borrow(24, (at) => {
    if (!fill(at)) return identity;
    const float = (index: number): number => reader.float32(at + index * 4);
    return [float(0), float(1), float(2), float(3), float(4), float(5)];
  });
}

export function pixelSize(reader: PdfReader, object: Pointer): { width: number; height: number } {
  return reader.borrow(8, (at) => {
    const known = reader.api.FPDFImageObj_GetImagePixelSize(object, at, at + 4);
    return known ? { width: reader.uint32(at), height: reader.uint32(at + 4) } : { width: 0, height: 0 };
  });
}
