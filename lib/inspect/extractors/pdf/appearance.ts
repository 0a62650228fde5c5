import { findImage } from './images.ts';
import { boxOfImage } from './matrix.ts';
import { kinds, readMatrix } from './object-walk.ts';
import { surveyObjects, type Survey } from './page-objects.ts';
import { readPageText } from './page-text.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

/** Fewer points than this, without text or images, are a mark, a line or a frame. */
const fewPoints = 60;

/** Whether what an annotation is drawn as (ISO 32000-2, 12.5.5) is more than a mark, a line or a frame. */
function mayShow(reader: PdfReader, annotation: Pointer): boolean {
  const { api, meter } = reader;
  const count = api.FPDFAnnot_GetObjectCount(annotation);
  let points = 0;
  for (let index = 0; index < count; index += 1) {
    meter.tick();
    const object = api.FPDFAnnot_GetObject(annotation, index);
    if (object === 0) continue;
    if (api.FPDFPageObj_GetType(object) !== kinds.path) return true;
    points += api.FPDFPath_CountSegments(object);
  }
  return points >= fewPoints;
}

/**
 * Opens what an annotation is drawn as, as a page of its own, for the time of `use`; undefined where it
 * cannot be had. The page is not turned as the one that the annotation is on.
 */
export function withAppearance<T>(
  reader: PdfReader,
  annotation: Pointer,
  use: (shown: Pointer) => T,
): T | undefined {
  const document = reader.api.EPDFAnnot_ExportAppearanceAsDocument(annotation);
  if (document === 0) return undefined;
  try {
    withFirstPage(reader, document, (page) => {
      fitToMatrix(reader, annotation, page);
    });
    return withFirstPage(reader, document, use);
  } finally {
    reader.api.FPDF_CloseDocument(document);
  }
}

function withFirstPage<T>({ api }: PdfReader, document: Pointer, use: (page: Pointer) => T): T | undefined {
  const page = api.FPDF_LoadPage(document, 0);
  if (page === 0) return undefined;
  try {
    // A form that does not say that it is one is left out by the copy.
    return api.FPDFPage_CountObjects(page) === 0 ? undefined : use(page);
  } finally {
    api.FPDF_ClosePage(page);
  }
}

/** FPDF_ANNOT_APPEARANCEMODE_NORMAL, fpdf_annot.h. */
const normal = 0;

/** The exported page is as large as its form without the form's matrix, which may turn it out of the page. */
function fitToMatrix(reader: PdfReader, annotation: Pointer, page: Pointer): void {
  const { api } = reader;
  const [a, b, c, d] = readMatrix(reader, (at) => api.EPDFAnnot_GetAPMatrix(annotation, normal, at));
  if (a === 1 && b === 0 && c === 0 && d === 1) return;
  const [width, height] = [api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page)];
  const box = boxOfImage([a * width, b * width, c * height, d * height, 0, 0]);
  api.FPDFPage_SetMediaBox(page, box.left, box.bottom, box.right, box.top);
}

/** What an annotation shows. */
export interface Appearance {
  readonly text: string;
  /** There is writing beside the text, or nobody knows. */
  readonly drawn: boolean;
  /** The same for each that shows the same, where that is known before it is drawn. */
  readonly key?: string;
}

export const noAppearance: Appearance = { text: '', drawn: false };

export function readAppearance(reader: PdfReader, page: Pointer, annotation: Pointer): Appearance {
  if (!mayShow(reader, annotation)) return noAppearance;
  const turns = reader.api.FPDFPage_GetRotation(page);
  const found = withAppearance(reader, annotation, (shown) => {
    const survey = surveyObjects(reader, shown, turns);
    const { text, garbled } = readPageText(reader, shown, survey.invisibleTexts);
    const drawn = garbled || survey.images.length > 0 || survey.areas.length > 0;
    const key = drawn && !garbled ? keyOf(reader, shown, survey) : undefined;
    return { text: text.trim(), drawn, ...(key !== undefined && { key: `${turns} ${text} ${key}` }) };
  });
  return found ?? { text: '', drawn: true };
}

/** A stamp may be on each page, and takes a while to draw. */
function keyOf(reader: PdfReader, shown: Pointer, { images, areas }: Survey): string | undefined {
  const keys = [
    ...images.map((image) => findImage(reader, shown, image)?.key),
    ...areas.map(({ key }) => key),
  ];
  return keys.includes(undefined) ? undefined : `annotation ${keys.join(' ')}`;
}
