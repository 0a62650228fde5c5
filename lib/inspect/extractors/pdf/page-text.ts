import type { PdfReader, Pointer } from './pdfium.ts';

export interface PageText {
  readonly text: string;
  /** Its letters have no meaning: their shapes alone can be read. */
  readonly garbled: boolean;
  readonly invisibleLetters: number;
}

/** Share of letters that a font gives no meaning to, from which on a page's text counts as unreadable. */
const garbledShare = 0.2;

/** @param invisible the page's objects whose letters nobody sees. */
export function readPageText(reader: PdfReader, page: Pointer, invisible: ReadonlySet<Pointer>): PageText {
  const { api, meter } = reader;
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return { text: '', garbled: true, invisibleLetters: 0 };
  try {
    const chars = api.FPDFText_CountChars(textPage);
    if (chars <= 0) return { text: '', garbled: false, invisibleLetters: 0 };
    // Two code units a character, should all of them be beyond the basic plane, and a terminator.
    const bytes = chars * 4 + 2;
    meter.inflate(bytes);
    const text = reader.borrow(bytes, (at) => {
      const units = api.FPDFText_GetText(textPage, 0, chars, at);
      return new TextDecoder('utf-16le').decode(reader.copy(at, Math.max(0, units - 1) * 2));
    });
    const invisibleLetters = invisible.size === 0 ? 0 : countLetters(reader, textPage, chars, invisible);
    return { text: joinHyphenated(text), garbled: isGarbled(reader, textPage, chars), invisibleLetters };
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}

function countLetters(
  reader: PdfReader,
  textPage: Pointer,
  chars: number,
  objects: ReadonlySet<Pointer>,
): number {
  const { api, meter } = reader;
  const space = 0x20;
  let letters = 0;
  for (let at = 0; at < chars; at += 1) {
    meter.tick();
    if (!objects.has(api.FPDFText_GetTextObject(textPage, at))) continue;
    if (api.FPDFText_GetUnicode(textPage, at) > space) letters += 1;
  }
  return letters;
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
