import { utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { buildOdf, flatOdf, odfPart } from '../../../lib/inspect/testing/odf-builder.ts';
import { buildDocx, wordParagraph } from '../../../lib/inspect/testing/ooxml-builder.ts';
import { buildZip } from '../../../lib/inspect/testing/zip-builder.ts';
import { createBed, inCell, type Specimen } from '../specimen.ts';
import { metaXml, paragraph as p } from './odf.ts';

const odf = 'application/vnd.oasis.opendocument';
const sheets = createBed();
const at = (place: string, cell: string, word?: string): string =>
  sheets.plant(place, inCell('Costs', cell), word);

const cell = (content: string, about = ''): string =>
  `<table:table-cell ${about}>${p(content)}</table:table-cell>`;
const row = (content: string, about = ''): string => `<table:table-row ${about}>${content}</table:table-row>`;
const gap = (count: number): string => `<table:table-cell table:number-columns-repeated="${String(count)}"/>`;

/** OpenDocument 1.3 part 3, 9: values stand beside what is shown of them. */
const costs = [
  row(
    cell(at('cell', 'A1')) +
      cell('1.23E+12', `office:value-type="float" office:value="${at('number', 'B1', '1234567890123')}"`) +
      cell('26.11.26', 'office:value-type="date" office:date-value="2026-11-26"') +
      cell('x', `table:formula="of:=&quot;${sheets.plant('text in a formula', /formula/)}&quot;"`),
  ),
  row(
    cell(`x<office:annotation>${p(sheets.plant('comment', /sheet Costs.*comment/))}</office:annotation>`) +
      cell(at('shown text of a number', 'B2'), 'office:value-type="string"'),
  ),
  row(cell(at('hidden row', 'A3')), 'table:visibility="collapse"'),
  row(gap(1), 'table:number-rows-repeated="1000"'),
  row(gap(20) + cell(at('far away cell', 'U1004'))),
].join('');
at('date', 'C1', '2026-11-26');

const shapes = `<table:shapes><draw:frame><draw:text-box>${p(sheets.plant('text box', /sheet Costs/))}</draw:text-box></draw:frame></table:shapes>`;
const validations = `<table:content-validations><table:content-validation table:condition="of:cell-content-is-in-list(&quot;${sheets.plant('list of choices', /./)}&quot;)"><table:help-message table:title="${sheets.plant('title of a hint at input', /lists/)}">${p(sheets.plant('hint at input', /./))}</table:help-message></table:content-validation></table:content-validations>`;
const names = `<table:named-expressions><table:named-expression table:name="N" table:expression="${sheets.plant('defined name', /name/)}"/></table:named-expressions><table:database-ranges><table:database-range table:name="${sheets.plant('name of a database range', /name/)}"><table:filter><table:filter-condition table:value="${sheets.plant('value of a filter', /lists/)}"/></table:filter></table:database-range></table:database-ranges>`;
const table = (name: string, content: string, about = ''): string =>
  `<table:table table:name="${name}" ${about}>${content}</table:table>`;

/** OpenDocument 1.3 part 3, 9.9: cells as they were before. */
const changed = (content: string): string =>
  `<table:cell-content-change><office:change-info><dc:creator>A</dc:creator></office:change-info><table:previous>${content}</table:previous></table:cell-content-change>`;
const before = (place: string, word?: string): string => sheets.plant(place, /tracked deletions/, word);
const trackedChanges = [
  `<table:change-track-table-cell office:value-type="string">${p(before('former text of a cell'))}</table:change-track-table-cell>`,
  `<table:change-track-table-cell office:value-type="float" office:value="${before('former number of a cell', '4539578763621486')}"/>`,
  `<table:change-track-table-cell office:value-type="date" office:date-value="${before('former date of a cell', '1984-05-17')}"/>`,
  `<table:change-track-table-cell table:formula="of:=&quot;${sheets.plant('text in a former formula', /formulas/)}&quot;"/>`,
].map(changed);

const spreadsheet = [
  `<table:tracked-changes>${trackedChanges.join('')}</table:tracked-changes>`,
  validations,
  table(
    'Costs',
    `<table:scenario table:comment="${sheets.plant('comment of a scenario', /lists/)}"/>${shapes}${costs}`,
  ),
  table('Gone', row(cell(sheets.plant('hidden sheet', inCell('Gone', 'A1')))), 'table:style-name="Gone"'),
  table(sheets.plant('name of a sheet', /./), row(cell('x'))),
  names,
].join('');
const gone = '<style:style style:name="Gone"><style:table-properties table:display="false"/></style:style>';
/** What stands at the edge of every printed page. */
const edges = ({ plant }: typeof sheets): string =>
  odfPart(
    'document-styles',
    `<office:master-styles><style:master-page><style:header>${p(plant('header', /header/))}</style:header><style:footer>${p(plant('footer', /footer/))}</style:footer></style:master-page></office:master-styles>`,
  );
const inserted = ({ plant }: typeof sheets): Uint8Array =>
  buildDocx(wordParagraph(plant('embedded document', /Object 1.*body/)));
const sheetFiles = {
  'meta.xml': metaXml(sheets.plant),
  'styles.xml': edges(sheets),
  'Object 1': inserted(sheets),
};

const slides = createBed();
const { plant } = slides;
const frame = (content: string, more = ''): string =>
  `<draw:frame><draw:text-box>${p(content)}</draw:text-box>${more}</draw:frame>`;
const first = /^slide 1/;
const away =
  '<style:style style:name="Away"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>';
const presentation = [
  `<presentation:header-decl>${plant('header', /header/)}</presentation:header-decl>`,
  `<presentation:footer-decl>${plant('footer', /footer/)}</presentation:footer-decl>`,
  `<draw:page>${frame(plant('slide', first), `<svg:desc>${plant('alternative text', /^slide 1.*alternative/)}</svg:desc>`)}`,
  `<draw:g><draw:g>${frame(plant('shape in groups', first))}</draw:g></draw:g>`,
  `<draw:custom-shape>${p(plant('custom shape', first))}</draw:custom-shape>`,
  `<draw:frame>${table('T', row(cell(plant('table cell', first))))}</draw:frame>`,
  `<office:annotation>${p(plant('comment', /^slide 1.*comment/))}</office:annotation>`,
  `<presentation:notes>${frame(plant('notes', /^slide 1.*notes/))}</presentation:notes></draw:page>`,
  `<draw:page draw:style-name="Away">${frame(plant('hidden slide', /^slide 2/))}</draw:page>`,
].join('');
const slideFiles = { 'meta.xml': metaXml(plant), 'Object 1': inserted(slides) };

const flat = createBed();
const flatText = flatOdf(
  '',
  `<office:text>${p(flat.plant('one file of XML (fodt)', /^body/))}</office:text>`,
).replace('<office:document ', `<office:document office:mimetype="${odf}.text" `);

const locked = (kind: string): Uint8Array =>
  buildZip({
    mimetype: `${odf}.${kind}`,
    'content.xml': new Uint8Array([1, 2, 3]),
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
  });

const kinds = [
  ['odt', 'text'],
  ['ods', 'spreadsheet'],
  ['odp', 'presentation'],
] as const;

const common = { title: 'a text in every place', maker: 'by hand' };

export const otherOdfSpecimens: readonly Specimen[] = [
  {
    ...common,
    format: 'odt',
    name: 'flat.fodt',
    title: 'one file of XML',
    type: `${odf}.text-flat-xml`,
    bytes: () => utf8(flatText),
    plants: flat.plants,
  },
  ...kinds.map(([format, kind]): Specimen => ({
    ...common,
    format,
    name: `locked.${format}`,
    title: 'with a password',
    type: `${odf}.${kind}`,
    bytes: () => locked(kind),
    plants: [],
    facets: ['encrypted'],
    unscannable: 'encrypted',
  })),
  ...kinds.map(([format, kind]): Specimen => ({
    ...common,
    format,
    name: `macros.${format}`,
    title: 'with macros',
    type: `${odf}.${kind}`,
    bytes: () =>
      buildOdf(kind, '', `<office:${kind}/>`, { 'Basic/Standard/Module1.xml': '<script:module/>' }),
    plants: [],
    facets: ['macro'],
  })),
  {
    ...common,
    format: 'ods',
    name: 'everywhere.ods',
    type: `${odf}.spreadsheet`,
    bytes: () =>
      buildOdf('spreadsheet', gone, `<office:spreadsheet>${spreadsheet}</office:spreadsheet>`, sheetFiles),
    plants: sheets.plants,
    facets: ['hidden-content', 'tracked-changes', 'label', 'embedded-file'],
    counts: ['sheets', 'rows'],
  },
  {
    ...common,
    format: 'odp',
    name: 'everywhere.odp',
    type: `${odf}.presentation`,
    bytes: () =>
      buildOdf(
        'presentation',
        away,
        `<office:presentation>${presentation}</office:presentation>`,
        slideFiles,
      ),
    plants: slides.plants,
    facets: ['hidden-content', 'label', 'embedded-file'],
    counts: ['slides'],
  },
];
