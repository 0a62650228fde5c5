import { mostTaggedPages } from '../../lib/inspect/extractors/pdf/document.ts';

/** What is said about a format beside what its specimens show. */
export interface Format {
  readonly title: string;
  /** What is left out on purpose, and why nothing has to be said about it in the verdict. */
  readonly leftOut?: readonly string[];
}

/** In the order of the page. */
export const formats = {
  text: { title: 'Text, Markdown, source code, logs' },
  table: { title: 'CSV, TSV' },
  json: { title: 'JSON' },
  xml: { title: 'XML', leftOut: ['Entities that a DTD takes from other files.'] },
  html: { title: 'HTML' },
  svg: { title: 'SVG' },
  rtf: { title: 'RTF' },
  docx: { title: 'Word (docx, docm, dotx, dotm)', leftOut: ['What macros do: only that there are some.'] },
  xlsx: {
    title: 'Excel (xlsx, xlsm, xltx, xltm)',
    leftOut: [
      'What macros do: only that there are some.',
      'Phonetic readings of Japanese cells, which would stand within their words.',
      'Words of a number format beside a text (`"Mr " @`): the text is read, as it was typed in.',
      'Words of three letters and fewer in a number format: units and currencies.',
      'The field that a slicer belongs to: it repeats the cell above the column.',
    ],
  },
  pptx: {
    title: 'PowerPoint (pptx, pptm, potx, ppsx)',
    leftOut: ['What macros do: only that there are some.'],
  },
  odt: {
    title: 'OpenDocument text (odt, ott, fodt)',
    leftOut: [
      'Names of frames and pictures, which are shown in lists of them only.',
      'What a source says beside what is shown of it, where no bibliography was made.',
    ],
  },
  ods: { title: 'OpenDocument spreadsheet (ods, ots, fods)' },
  odp: { title: 'OpenDocument presentation (odp, otp, fodp)' },
  doc: {
    title: 'Word up to 2003 (doc)',
    leftOut: ['Names of drawings, and words before the numbers of lists.'],
  },
  xls: {
    title: 'Excel up to 2003 (xls)',
    leftOut: [
      'Formulas and hints of Excel 5 and 95; what they give is read.',
      'Scenarios, and what filters and conditional formats look for: conditions, shown only in dialogs.',
      'What macros do: only that there are some.',
    ],
  },
  ppt: { title: 'PowerPoint up to 2003 (ppt)' },
  pdf: {
    title: 'PDF',
    leftOut: [
      'Older revisions inside the file, which no reader shows.',
      `Of a document of over ${String(mostTaggedPages)} pages: alternative texts of figures.`,
      'Prefixes in the labels of pages, and names of layers.',
      'Of a document of over 32 MB that only its owner\u2019s password restricts: XMP that is encrypted, and whether its streams are damaged.',
      'On a page with 24 letters of text or more: images under 120 × 24 pixels that are no strips or tiles of a larger one; letters as outlines that are fewer than ten on a line, not filled, or stand across the page.',
      'Images under 100 invisible letters or more, which somebody\u2019s OCR left there: those are read in their place.',
      'Pictures and outlines that form fields and links are drawn with.',
    ],
  },
  eml: {
    title: 'Mail (eml, mbox)',
    leftOut: ['Of a message that is signed with S/MIME, who signed it and with which certificates.'],
  },
  msg: { title: 'Outlook (msg, winmail.dat)' },
  vcf: { title: 'Contacts (vcf)' },
  ics: { title: 'Calendars (ics)' },
  zip: { title: 'zip' },
  '7z': { title: '7z' },
  rar: { title: 'rar (4 and 5)' },
  tar: { title: 'tar' },
  gz: { title: 'gz' },
  bz2: { title: 'bz2' },
  xz: { title: 'xz' },
  archive: { title: 'Other archives (cab, lzip, cpio, ar)' },
  image: { title: 'Pictures (png, jpg, webp, gif, bmp)' },
  drawing: { title: 'Drawings (emf, wmf, odg)' },
  media: {
    title: 'Audio and video',
    leftOut: ['What is heard or seen in it, and subtitles: only what the file says about itself.'],
  },
  other: { title: 'Everything else' },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;
