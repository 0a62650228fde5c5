import type { Count, Facet } from '../../lib/core/decide/words.ts';
import { inLanguage } from '../shell/language.ts';
import { knownWord } from '../shell/known-word.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
interface FileWords {
  /** Media types that people know by another name; of the others the family is said. */
  readonly names: Readonly<Record<string, string>>;
  readonly families: Readonly<Record<string, string>>;
  readonly unknown: string;
  readonly facets: Readonly<Record<Facet, string>>;
  readonly counts: Readonly<Record<Count, readonly [one: string, many: string]>>;
}

const words = inLanguage<FileWords>({
  en: {
    names: {
      'application/pdf': 'PDF',
      'text/csv': 'CSV table',
      'text/html': 'Web page',
      'application/json': 'JSON',
      'application/rtf': 'RTF document',
      'message/rfc822': 'E-mail',
      'application/vnd.ms-outlook': 'Outlook message',
      'application/vnd.ms-tnef': 'Outlook message',
      'application/pkcs7-mime': 'Signed or encrypted e-mail',
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
      'application/applefile': 'Finder metadata',
      'application/x-ds-store': 'Finder metadata',
    },
    families: { text: 'Text', image: 'Picture', audio: 'Sound', video: 'Video' },
    unknown: 'Type unknown',
    facets: {
      encrypted: 'encrypted',
      macro: 'macro',
      'hidden-content': 'hidden content',
      'tracked-changes': 'tracked changes',
      label: 'sensitivity label',
      'type-mismatch': 'not what its name says',
      truncated: 'read in part',
      gps: 'location',
      'embedded-file': 'file inside',
    },
    counts: {
      pages: ['page', 'pages'],
      sheets: ['sheet', 'sheets'],
      rows: ['row', 'rows'],
      slides: ['slide', 'slides'],
      records: ['record', 'records'],
      entries: ['file in it', 'files in it'],
    },
  },
  de: {
    names: {
      'application/pdf': 'PDF',
      'text/csv': 'CSV-Tabelle',
      'text/html': 'Webseite',
      'application/json': 'JSON',
      'application/rtf': 'RTF-Dokument',
      'message/rfc822': 'E-Mail',
      'application/vnd.ms-outlook': 'Outlook-Nachricht',
      'application/vnd.ms-tnef': 'Outlook-Nachricht',
      'application/pkcs7-mime': 'Signierte oder verschlüsselte E-Mail',
      'text/vcard': 'Kontakte',
      'text/calendar': 'Kalender',
      'application/msword': 'Word-Dokument',
      'application/vnd.ms-excel': 'Excel-Arbeitsmappe',
      'application/vnd.ms-powerpoint': 'PowerPoint-Folien',
      [`${office}.wordprocessingml.document`]: 'Word-Dokument',
      [`${office}.spreadsheetml.sheet`]: 'Excel-Arbeitsmappe',
      [`${office}.presentationml.presentation`]: 'PowerPoint-Folien',
      [`${open}.text`]: 'OpenDocument-Text',
      [`${open}.spreadsheet`]: 'OpenDocument-Tabelle',
      [`${open}.presentation`]: 'OpenDocument-Folien',
      'application/zip': 'ZIP-Archiv',
      'application/gzip': 'GZIP-Archiv',
      'application/x-tar': 'TAR-Archiv',
      'application/x-7z-compressed': '7z-Archiv',
      'application/vnd.rar': 'RAR-Archiv',
      'application/applefile': 'Finder-Metadaten',
      'application/x-ds-store': 'Finder-Metadaten',
    },
    families: { text: 'Text', image: 'Bild', audio: 'Ton', video: 'Video' },
    unknown: 'Typ unbekannt',
    facets: {
      encrypted: 'verschlüsselt',
      macro: 'Makro',
      'hidden-content': 'verborgene Inhalte',
      'tracked-changes': 'nachverfolgte Änderungen',
      label: 'Vertraulichkeitskennzeichen',
      'type-mismatch': 'nicht, was der Name sagt',
      truncated: 'zum Teil gelesen',
      gps: 'Standort',
      'embedded-file': 'Datei darin',
    },
    counts: {
      pages: ['Seite', 'Seiten'],
      sheets: ['Blatt', 'Blätter'],
      rows: ['Zeile', 'Zeilen'],
      slides: ['Folie', 'Folien'],
      records: ['Datensatz', 'Datensätze'],
      entries: ['Datei darin', 'Dateien darin'],
    },
  },
});

/** A media type as people say it: “Excel workbook”, “Picture (PNG)”, else the type itself. */
export function typeName(type: string): string {
  const { names, families, unknown } = words;
  const name = knownWord(names, type);
  if (name !== undefined) return name;
  const [family = '', kind = ''] = type.split('/', 2);
  const word = knownWord(families, family);
  if (word === undefined) return type || unknown;
  return kind === 'plain'
    ? word
    : `${word} (${kind
        .replace(/^x-/, '')
        .replace(/\+xml$/, '')
        .toUpperCase()})`;
}

/** Facets of later extensions are said as they are. */
export const facetWords = (facet: string): string =>
  Object.entries(words.facets).find(([key]) => key === facet)?.[1] ?? facet;

/** “1,204 rows”; `shown` is the number as it is written here. */
export function countWords(what: string, n: number, shown: string): string {
  const forms = Object.entries(words.counts).find(([key]) => key === what)?.[1];
  return `${shown} ${forms === undefined ? what : forms[n === 1 ? 0 : 1]}`;
}
