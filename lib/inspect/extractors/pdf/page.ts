import type { Collector } from '../../collector.ts';
import { readAnnotations } from './annotations.ts';
import { readAlternativeTexts } from './alternative-texts.ts';
import { surveyObjects, type PageImage, type Survey } from './page-objects.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

/** What of a page has to be looked at as a picture: all of it, or single images on it. */
export interface Picture {
  /** From 0. */
  readonly page: number;
  /** Absent: the whole page. */
  readonly image?: PageImage;
}

/** A page with fewer letters than this says nothing by its text: page numbers, a stamp, a date. */
const fewLetters = 24;
/** A text layer of this size under a scan means that somebody's OCR was there before. */
const textLayerLetters = 100;
/** More pieces than this are a picture cut into strips or tiles: seen together or not at all. */
const maxPieces = 8;
/** Share of letters that a font gives no meaning to, from which on a page's text counts as unreadable. */
const garbledShare = 0.2;

/** Reads texts and annotations of one page into `into`; returns what is left to be looked at. */
export function readPage(reader: PdfReader, index: number, into: Collector): readonly Picture[] {
  return withPage(reader, index, into, (page) => {
    const path = [`page ${index + 1}`];
    const { text, garbled } = readPageText(reader, page);
    into.text(path, text);
    readAnnotations(reader, page, path, into);
    if (reader.isTagged) readAlternativeTexts(reader, page, path, into);
    const survey = surveyObjects(reader, page);
    const letters = text.replace(/\s+/g, '').length;
    const isUnseen = survey.invisibleText && survey.images.length === 0;
    if (isUnseen || survey.textOutside) into.facet('hidden-content');
    // Of letters without a meaning, their shapes alone can be read, and there are no others to tell how many.
    return garbled ? [{ page: index }] : picturesOf(index, survey, letters);
  });
}

function picturesOf(page: number, survey: Survey, letters: number): readonly Picture[] {
  if (letters < fewLetters) return survey.drawn ? [{ page }] : [];
  if (survey.invisibleText && letters >= textLayerLetters) return [];
  if (survey.images.length > maxPieces) return [{ page }];
  return survey.images.map((image) => ({ page, image }));
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

function readPageText(reader: PdfReader, page: Pointer): { text: string; garbled: boolean } {
  const { api, meter } = reader;
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return { text: '', garbled: true };
  try {
    const chars = api.FPDFText_CountChars(textPage);
    if (chars <= 0) return { text: '', garbled: false };
    // Two code units a character, should all of them be beyond the basic plane, and a terminator.
    const bytes = chars * 4 + 2;
    meter.inflate(bytes);
    const text = reader.borrow(bytes, (at) => {
      const units = api.FPDFText_GetText(textPage, 0, chars, at);
      return new TextDecoder('utf-16le').decode(reader.copy(at, Math.max(0, units - 1) * 2));
    });
    return { text: joinHyphenated(text), garbled: isGarbled(reader, textPage, chars) };
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}

/** PDFium marks a hyphen that only breaks a line by U+FFFE or U+0002, and puts nothing between the halves. */
function joinHyphenated(text: string): string {
  return text.replace(/[\uFFFE\u0002](?:\r?\n)?/g, '').replace(/\r\n?/g, '\n');
}

const sampleSize = 256;

/** Fonts without a table to Unicode give letters that mean nothing; a sample of the page tells. */
function isGarbled(reader: PdfReader, textPage: Pointer, chars: number): boolean {
  const step = Math.max(1, Math.floor(chars / sampleSize));
  let seen = 0;
  let unmapped = 0;
  for (let at = 0; at < chars; at += step) {
    seen += 1;
    if (reader.api.FPDFText_HasUnicodeMapError(textPage, at) === 1) unmapped += 1;
  }
  return unmapped > seen * garbledShare;
}
