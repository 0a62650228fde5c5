/** What becomes of the words of a group: text of a place, hex digits of a file, or nothing. */
export type Destination =
  | { readonly kind: 'text'; readonly place: readonly string[] }
  | { readonly kind: 'skip' }
  /** Says nothing itself, but what is in it may. */
  | { readonly kind: 'table' }
  | { readonly kind: 'fonts' }
  | { readonly kind: 'picture' | 'object' };

const text = (...place: string[]): Destination => ({ kind: 'text', place });
const skip: Destination = { kind: 'skip' };

/** Destinations of RTF 1.9.1 and of [MS-OXRTFEX] by their control word. */
export const destinations: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...['header', 'headerl', 'headerr', 'headerf'].map((word) => [word, text('header')] as const),
  ...['footer', 'footerl', 'footerr', 'footerf'].map((word) => [word, text('footer')] as const),
  ...['annotation', 'atnid', 'atnauthor'].map((word) => [word, text('comments')] as const),
  ['footnote', text('footnotes')],
  ['revtbl', text('properties', 'authors of changes')],
  ...[
    'title',
    'subject',
    'author',
    'manager',
    'company',
    'operator',
    'category',
    'keywords',
    'hlinkbase',
  ].map((word) => [word, text('properties', word)] as const),
  ...['comment', 'doccomm'].map((word) => [word, text('properties', 'comments')] as const),
  ['propname', text('properties', 'custom names')],
  ...['staticval', 'linkval', 'docvar'].map((word) => [word, text('properties', 'custom')] as const),
  ...['fldinst', 'ffname', 'ffdeftext', 'ffformat', 'ffhelptext', 'ffstattext', 'ffl'].map(
    (word) => [word, text('fields')] as const,
  ),
  ...['xe', 'tc', 'rxe', 'txe'].map((word) => [word, text('index')] as const),
  // Those of a picture stand between its digits.
  ...['sv', 'picprop'].map((word) => [word, text('shapes')] as const),
  ...['leveltext', 'pnseclvl'].map((word) => [word, text('forms and lists')] as const),
  ...['listtable', 'listoverridetable'].map((word) => [word, { kind: 'table' }] as const),
  ['htmltag', text('markup')],
  ['fonttbl', { kind: 'fonts' }],
  ['pict', { kind: 'picture' }],
  ['objdata', { kind: 'object' }],
  ...'colortbl stylesheet levelnumbers listpicture listname liststylename rsidtbl themedata colorschememapping latentstyles datastore generator xmlnstbl filetbl mmathPr pgptbl bkmkstart bkmkend blipuid panose falt fontemb fontfile objclass objname sn mhtmltag datafield passwordhash atrfstart atrfend atndate atntime atnref atnparent creatim revtim printim buptim oldcprops oldpprops oldtprops oldsprops wgrffmtfilter fchars lchars protusertbl ftnsep ftnsepc aftnsep aftnsepc aftncn ftncn writereservhash docfmt'
    .split(' ')
    .map((word) => [word, skip] as const),
]);

/** `\*` in front of what nobody here knows: programs leave it out, but its words are in the file. */
export const unknownDestination: Destination = text('other');

/** Control words that stand for a character. */
export const characters: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  nestrow: '\n',
  sect: '\n',
  page: '\n',
  column: '\n',
  softline: '\n',
  softpage: '\n',
  tab: '\t',
  cell: '\t',
  nestcell: '\t',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  zwj: '\u200d',
  zwnj: '\u200c',
};

export const pictureEndings: Readonly<Record<string, string>> = {
  pngblip: 'png',
  jpegblip: 'jpg',
  emfblip: 'emf',
  wmetafile: 'wmf',
  dibitmap: 'dib',
  wbitmap: 'bmp',
  macpict: 'pict',
};

/** Code pages by `\fcharset` (RTF 1.9.1, font table); the document's own for what is not listed. */
export const charsets: Readonly<Record<number, number>> = {
  77: 10000,
  78: 932,
  128: 932,
  129: 949,
  130: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};
