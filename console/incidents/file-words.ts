import type { Count, Facet } from '../../lib/core/decide/words.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
/** Media types that people know by another name; of the others the family is said. */
const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/csv': 'CSV table',
  'text/html': 'Web page',
  'application/json': 'JSON',
  'application/rtf': 'RTF document',
  'message/rfc822': 'E-mail',
  'application/vnd.ms-outlook': 'Outlook message',
  'text/vcard': 'Contacts',
  'text/calendar': 'Calendar',
  'application/msword': 'Word document',
  'application/vnd.ms-excel': 'Excel workbook',
  'application/vnd.ms-powerpoint': 'PowerPoint slides',
  [`${office}.wordprocessingml.document`]: 'Word document',
  [`${office}.spreadsheetml.sheet`]: 'Excel workbook',
  [`${office}.presentationml.presentation`]: 'PowerPoint slides',
  [`${open}.text`]: 'OpenDocument text',
  [`${open}.spreadsheet`]: 'OpenDocument table',
  [`${open}.presentation`]: 'OpenDocument slides',
  'application/zip': 'ZIP archive',
  'application/gzip': 'GZIP archive',
  'application/x-tar': 'TAR archive',
  'application/x-7z-compressed': '7z archive',
  'application/vnd.rar': 'RAR archive',
};
const families: Readonly<Record<string, string>> = {
  text: 'Text',
  image: 'Picture',
  audio: 'Sound',
  video: 'Video',
};

/** A media type as people say it: “Excel workbook”, “Picture (PNG)”, else the type itself. */
export function typeName(type: string): string {
  if (Object.hasOwn(names, type)) return names[type] ?? type;
  const [family = '', kind = ''] = type.split('/', 2);
  const word = Object.hasOwn(families, family) ? families[family] : undefined;
  if (word === undefined) return type || 'Type unknown';
  return kind === 'plain'
    ? word
    : `${word} (${kind
        .replace(/^x-/, '')
        .replace(/\+xml$/, '')
        .toUpperCase()})`;
}

const facetNames: Readonly<Record<Facet, string>> = {
  encrypted: 'encrypted',
  macro: 'macro',
  'hidden-content': 'hidden content',
  'tracked-changes': 'tracked changes',
  label: 'sensitivity label',
  'type-mismatch': 'not what its name says',
  truncated: 'read in part',
  gps: 'location',
  'embedded-file': 'file inside',
};
/** Facets of later extensions are said as they are. */
export const facetWords = (facet: string): string =>
  Object.entries(facetNames).find(([key]) => key === facet)?.[1] ?? facet;

const countNames: Readonly<Record<Count, readonly [one: string, many: string]>> = {
  pages: ['page', 'pages'],
  sheets: ['sheet', 'sheets'],
  rows: ['row', 'rows'],
  slides: ['slide', 'slides'],
  records: ['record', 'records'],
  entries: ['file in it', 'files in it'],
};
/** “1,204 rows”; `shown` is the number as it is written here. */
export function countWords(what: string, n: number, shown: string): string {
  const words = Object.entries(countNames).find(([key]) => key === what)?.[1];
  return `${shown} ${words === undefined ? what : words[n === 1 ? 0 : 1]}`;
}
