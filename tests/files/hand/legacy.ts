import { zlibSync } from 'fflate';
import { joinBytes, utf16, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import {
  biff,
  bofOf,
  compoundFile,
  customProperty,
  eof,
  ppt,
  shapeProperties,
  u16,
  u32,
  wordFile,
} from '../../../lib/inspect/testing/legacy-builder.ts';
import { createBed, inCell, type Plant, type Specimen, type Where } from '../specimen.ts';
import { fixtureBytes } from './fixture.ts';

const body = /^(?:text|body)$/;

/** Words of the files in lib/inspect/testing/fixtures/legacy, which LibreOffice saved from the sources beside them. */
const of = (places: Readonly<Record<string, readonly [word: string, where: Where]>>): readonly Plant[] =>
  Object.entries(places).map(([place, [word, where]]) => ({ place, word, where }));

const properties = {
  'property: title': ['title-words', /properties/],
  'property: subject': ['subject-words', /properties/],
  'sensitivity label': ['label-words', /label/],
} as const;

export const docPlants = of({
  ...properties,
  body: ['41111111 body-words', body],
  'table cell': ['cell-two', body],
  'hidden text': ['hidden-words', /./],
  'tracked deletion': ['deleted-words', /./],
  'shown text of a link': ['shown-words', body],
  header: ['header-words', /header/],
  footer: ['footer-words', /footer/],
  footnote: ['footnote-words', /footnote/],
  endnote: ['endnote-words', /endnote/],
  comment: ['comment-words', /comment/],
  'text box': ['box-words', /box/],
  'link target': ['link-words', /field|link/],
  WordArt: ['wordart-words', /drawing|box|alternative|shape/],
});

export const xlsPlants = of({
  ...properties,
  cell: ['Größe', inCell('Costs', 'B1')],
  number: ['4111111111111111', inCell('Costs', 'A2')],
  date: ['2026-11-26', inCell('Costs', 'B2')],
  percentage: ['12.5%', inCell('Costs', 'C2')],
  'hidden row': ['collapsed-words', inCell('Costs', 'A3')],
  'name of a sheet': ['Secret', /names/],
  comment: ['comment-words', /sheet Costs.*comment/],
  'hidden sheet': ['secret-words', inCell('Secret', 'A1')],
  WordArt: ['wordart-words', /sheet Costs.*(?:drawing|box)/],
});

const slides = createBed();
const { plant } = slides;
/** TextCharsAtom, [MS-PPT] 2.9.42. */
const chars = (text: string): Uint8Array => ppt(0xfa0, utf16(text));
const inner = compoundFile({
  Workbook: joinBytes(
    bofOf(5),
    eof,
    bofOf(0x10),
    biff(0x204, u16(0), u16(0), u16(0), u16(6), [0], utf8('inside')),
    eof,
  ),
});
slides.plant('embedded workbook', /sheet/, 'inside');
/** BinaryTagDataBlob ([MS-PPT] 2.23.5): PowerPoint 2002 and later keep comments in it, and older ones skip it. */
const addition = ppt(0x1388, [
  ppt(0x138a, [
    ppt(0xfba, utf16('___PPT10')),
    ppt(0x138b, ppt(0x2ee0, [ppt(0xfba, utf16(plant('comment since 2002', /comment/)))])),
  ]),
]);
const presentation = joinBytes(
  ppt(0x3e8, [
    ppt(0xff0, [ppt(0x3f3, new Uint8Array(20)), chars(plant('outline of a slide', /^slide 1/))]),
    ppt(0x1011, joinBytes(u32(inner.length), zlibSync(inner)), 1),
  ]),
  ppt(0x3f8, [chars(plant('master', /master/))]),
  ppt(0x3ee, [
    chars(plant('text box', /^slide 1/)),
    ppt(0xf004, [
      shapeProperties([
        [0xc0, plant('WordArt', /^slide 1/)],
        [0x381, plant('alternative text', /^slide 1.*alternative/)],
        [0x382, `https://${plant('link of a shape', /^slide 1.*links/)}.example`],
      ]),
    ]),
    // HeadersFootersContainer, 2.4.15.1: the header of a slide is that of its notes.
    ppt(0xfd9, [
      ppt(0xfba, utf16(plant('header', /^slide 1.*headers and footers/)), 1),
      ppt(0xfba, utf16(plant('footer', /^slide 1.*headers and footers/)), 2),
    ]),
    ppt(0x2ee0, [ppt(0xfba, utf16(plant('comment', /comment/)))]),
    addition,
  ]),
  // A master of notes comes first and belongs to no slide (NotesAtom, [MS-PPT] 2.5.12).
  ppt(0x3f0, [ppt(0x3f1, new Uint8Array(8)), chars(plant('notes master', /notes/))]),
  ppt(0x3f0, [ppt(0x3f1, joinBytes(u32(256), u32(0))), chars(plant('notes', /^slide 1.*notes/))]),
);

const pptLabel = plant('sensitivity label', /label/);

const drawn = createBed();
const drawnFile = wordFile(
  drawn.plant('body', body),
  shapeProperties([
    [0xc0, drawn.plant('WordArt', /drawings/)],
    [0x381, drawn.plant('alternative text', /drawings.*alternative/)],
    [0x382, `https://${drawn.plant('link of a shape', /drawings.*links/)}.example`],
  ]),
);

/** FibBase.fEncrypted ([MS-DOC] 2.5.2), FilePass ([MS-XLS] 2.4.117), CurrentUserAtom ([MS-PPT] 2.3.2). */
const lockedFiles: Readonly<Record<'doc' | 'xls' | 'ppt', Uint8Array>> = {
  doc: compoundFile({
    WordDocument: joinBytes(u16(0xa5ec), u16(0xc1), new Uint8Array(6), u16(0x100), new Uint8Array(1000)),
  }),
  xls: compoundFile({
    Workbook: joinBytes(bofOf(5), biff(0x2f, new Uint8Array(54)), new Uint8Array(100).fill(7)),
  }),
  ppt: compoundFile({
    'PowerPoint Document': presentation,
    'Current User': joinBytes(new Uint8Array(12), u32(0xf3d1c4df), new Uint8Array(8)),
  }),
};

const types = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
} as const;

const locked = (['doc', 'xls', 'ppt'] as const).map((format): Specimen => ({
  format,
  name: `locked.${format}`,
  title: 'with a password',
  type: types[format],
  maker: 'by hand',
  bytes: () => lockedFiles[format],
  plants: [],
  facets: ['encrypted'],
  unscannable: 'encrypted',
}));

const oldWord = joinBytes(
  u16(0xa5dc),
  ...[u16(0x68), u16(0), u16(0x409), new Uint8Array(16), u32(64), u32(65)],
  new Uint8Array(32),
  utf8('x'),
);
/** Storages of VBA ([MS-OVBA] 2.2.1), as each program calls them. */
const macros = (
  [
    ['doc', 'WordDocument', oldWord, 'Macros'],
    ['xls', 'Workbook', joinBytes(bofOf(5), eof), '_VBA_PROJECT_CUR'],
    ['ppt', 'PowerPoint Document', presentation, 'VBA'],
  ] as const
).map(([format, name, bytes, storage]): Specimen => ({
  format,
  name: `macros.${format}`,
  title: 'with macros',
  type: types[format],
  maker: 'by hand',
  bytes: () => compoundFile({ [name]: bytes }, [{ path: [storage, 'VBA'], name: 'dir', bytes: utf8('x') }]),
  plants: [],
  facets: format === 'ppt' ? ['macro', 'embedded-file'] : ['macro'],
}));

const common = { title: 'a text in every place', maker: 'LibreOffice' };

export const legacySpecimens: readonly Specimen[] = [
  {
    ...common,
    format: 'doc',
    name: 'places.doc',
    type: types.doc,
    bytes: () => fixtureBytes('legacy/places.doc'),
    plants: docPlants,
    facets: ['label', 'hidden-content', 'tracked-changes', 'embedded-file'],
  },
  {
    format: 'doc',
    name: 'drawn.doc',
    title: 'what is said of drawings',
    type: types.doc,
    maker: 'by hand',
    bytes: () => drawnFile,
    plants: drawn.plants,
  },
  {
    ...common,
    format: 'xls',
    name: 'places.xls',
    type: types.xls,
    bytes: () => fixtureBytes('legacy/places.xls'),
    plants: xlsPlants,
    facets: ['label', 'hidden-content'],
    counts: ['sheets', 'rows'],
  },
  {
    ...common,
    format: 'ppt',
    name: 'everywhere.ppt',
    type: types.ppt,
    maker: 'by hand',
    bytes: () =>
      compoundFile({
        'PowerPoint Document': presentation,
        '\x05DocumentSummaryInformation': customProperty('MSIP_Label_1_Name', pptLabel),
      }),
    plants: slides.plants,
    facets: ['label', 'embedded-file'],
    counts: ['slides'],
  },
  ...locked,
  ...macros,
];
