import type { Collector } from '../../collector.ts';
import { readAnnotations, type ShownAnnotation } from './annotations.ts';
import { readAlternativeTexts } from './alternative-texts.ts';
import type { Area } from './area.ts';
import { surveyObjects, type PageImage, type Survey } from './page-objects.ts';
import { readPageText, type PageText } from './page-text.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

/** What of a page has to be looked at as a picture: all of it, or an image, an area or an annotation. */
export interface Picture {
  /** From 0. */
  readonly page: number;
  readonly image?: PageImage;
  readonly area?: Area;
  readonly annotation?: ShownAnnotation;
}

/** A page with fewer letters than this says nothing by its text: page numbers, a stamp, a date. */
const fewLetters = 24;
/** A text layer of this size under a scan means that somebody's OCR was there before. */
const textLayerLetters = 100;
/** More pieces than this are a picture cut into strips or tiles: seen together or not at all. */
const maxPieces = 8;

/** Reads texts and annotations of one page into `into`; returns what is left to be looked at. */
export function readPage(reader: PdfReader, index: number, into: Collector): readonly Picture[] {
  return withPage(reader, index, into, (page) => {
    const path = [`page ${index + 1}`];
    const survey = surveyObjects(reader, page, reader.api.FPDFPage_GetRotation(page));
    const found = readPageText(reader, page, survey.invisibleTexts);
    into.text(path, found.text);
    const annotations = readAnnotations(reader, page, path, into);
    if (reader.isTagged) readAlternativeTexts(reader, page, path, into);
    const isUnseen = survey.invisibleTexts.size > 0 && survey.images.length === 0;
    if (isUnseen || survey.textOutside) into.facet('hidden-content');
    // A page that is drawn is drawn with its annotations.
    if (isDrawnWhole(survey, found)) return [{ page: index }];
    const shown = annotations.map((annotation) => ({ page: index, annotation }));
    return [...picturesOf(index, survey, found), ...shown];
  });
}

const lettersOf = ({ text }: PageText): number => text.replace(/\s+/g, '').length;
const hasTextLayer = ({ invisibleLetters }: PageText): boolean => invisibleLetters >= textLayerLetters;

function isDrawnWhole(survey: Survey, found: PageText): boolean {
  // Of letters without a meaning, their shapes alone can be read, and there are no others to tell how many.
  if (found.garbled) return true;
  if (lettersOf(found) < fewLetters) return survey.drawn;
  return survey.images.length > maxPieces && !hasTextLayer(found);
}

function picturesOf(page: number, survey: Survey, found: PageText): readonly Picture[] {
  if (lettersOf(found) < fewLetters || hasTextLayer(found)) return [];
  return [
    ...survey.images.map((image) => ({ page, image })),
    ...survey.areas.map((area) => ({ page, area })),
  ];
}

/** Opens a page for the time of `use`. One that cannot be opened is a part that was not read. */
export function withPage<T>(
  reader: PdfReader,
  index: number,
  into: Collector,
  use: (page: Pointer) => readonly T[],
): readonly T[] {
  const page = reader.api.FPDF_LoadPage(reader.document, index);
  if (page === 0) {
    into.unscannable('broken');
    return [];
  }
  try {
    return use(page);
  } finally {
    reader.api.FPDF_ClosePage(page);
  }
}
