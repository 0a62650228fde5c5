import { joinBytes } from '../../../lib/inspect/testing/bytes.ts';
import { u32 } from '../../../lib/inspect/testing/legacy-builder.ts';
import {
  buildDocx,
  buildXlsx,
  drawingPart,
  relationsXml,
  sheetPart,
  type TestRelation,
  wordParagraph,
} from '../../../lib/inspect/testing/ooxml-builder.ts';
import { buildZip } from '../../../lib/inspect/testing/zip-builder.ts';
import { createBed, inCell, inPieces, type Specimen } from '../specimen.ts';
import { labelInfo, propertiesOf } from './ooxml-properties.ts';

const { plants, plant, leave } = createBed();

const at = (place: string, cell: string, word?: string): string => plant(place, inCell('Costs', cell), word);
const costs = /sheet Costs/;

/** SpreadsheetML, ECMA-376 part 1, 18.4.9: the strings that cells point to by number. */
const strings = sheetPart(
  'sst',
  `<si><t>${at('shared string', 'A1')}</t></si><si>${inPieces(at('rich text', 'B1'))
    .map((piece) => `<r><t>${piece}</t></r>`)
    .join('')}</si>`,
);

/** 1: date; 2: four digits in front of the rest; 3: a text in the format itself. */
const styles = sheetPart(
  'styleSheet',
  `<numFmts><numFmt numFmtId="170" formatCode="0000000000000"/><numFmt numFmtId="171" formatCode="0&quot; ${plant('text in a number format', inCell('Costs', 'D3'))}&quot;"/></numFmts><cellXfs>${[0, 14, 170, 171].map((id) => `<xf numFmtId="${String(id)}"/>`).join('')}</cellXfs>`,
);

const cells = [
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
  `<c r="C1" t="inlineStr"><is><t>${at('inline string', 'C1')}</t></is></c>`,
  `<c r="D1" t="str"><f>"${plant('text in a formula', costs)}"</f><v>${at('result of a formula', 'D1')}</v></c></row>`,
  `<row r="2"><c r="A2"><v>${at('number', 'A2', '1234567890123')}</v></c>`,
  `<c r="B2"><v>9.876543210123E12</v></c><c r="C2" s="1"><v>46352</v></c><c r="D2" s="2"><v>42</v></c></row>`,
  `<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="b"><v>1</v></c><c r="D3" s="3"><v>7</v></c></row>`,
  `<row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>${at('hidden row', 'A5')}</t></is></c></row>`,
  `<row r="6"><c r="F6" t="inlineStr"><is><t>${at('hidden column', 'F6')}</t></is></c></row>`,
].join('');
at('number in scientific notation', 'B2', '9876543210123');
at('date', 'C2', '2026-11-26');
at('number with leading zeros', 'D2', '0000000000042');

const around = [
  `<scenarios><scenario name="s" comment="${plant('comment of a scenario', costs)}"><inputCells r="A2" val="1"/></scenario></scenarios>`,
  `<conditionalFormatting sqref="A1"><cfRule type="containsText" text="${plant('text that a conditional format looks for', costs)}"/></conditionalFormatting>`,
  `<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="${plant('value of a filter', costs)}"/></filters></filterColumn></autoFilter>`,
  `<dataValidations><dataValidation sqref="A1" prompt="${plant('hint at input', costs)}"><formula1>"${plant('list of choices', costs)}"</formula1></dataValidation></dataValidations>`,
  `<hyperlinks><hyperlink ref="A1" r:id="link" tooltip="${plant('hint at a link', costs)}"/></hyperlinks>`,
  `<headerFooter><oddHeader>&amp;C${plant('header', costs)}</oddHeader><evenFooter>${plant('footer', costs)}</evenFooter></headerFooter>`,
].join('');

const relations: readonly TestRelation[] = [
  {
    id: 'link',
    kind: 'hyperlink',
    target: `https://${plant('link target', /link/)}.example`,
    external: true,
  },
  { id: 'c', kind: 'comments', target: '../comments1.xml' },
  { id: 't', kind: 'threadedComment', target: '../threadedComments/threadedComment1.xml' },
  { id: 'd', kind: 'drawing', target: '../drawings/drawing1.xml' },
  { id: 'p', kind: 'table', target: '../tables/table1.xml' },
];

/** [MS-QDEFF] 2.2: version, length, package; of what follows, lengths of zero. */
const queryParts = buildZip({
  'Formulas/Section1.m': `section Section1; shared Q = "${plant('Power Query', /connections.*Section1/)}";`,
});
const queries = Buffer.from(
  joinBytes(u32(0), u32(queryParts.length), queryParts, new Uint8Array(12)),
).toString('base64');

const parts = {
  'xl/sharedStrings.xml': strings,
  'xl/styles.xml': styles,
  'xl/comments1.xml': sheetPart(
    'comments',
    `<authors><author>A</author></authors><commentList><comment ref="A1" authorId="0"><text><t>${plant('comment', /sheet Costs.*comment/)}</t></text></comment></commentList>`,
  ),
  'xl/threadedComments/threadedComment1.xml': `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" id="{1}"><text>${plant('threaded comment', /sheet Costs.*comment/)}</text></threadedComment></ThreadedComments>`,
  'xl/drawings/drawing1.xml': drawingPart(
    'xdr:wsDr',
    `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="s" descr="${plant('alternative text', costs)}"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>${plant('text box', costs)}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`,
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
  ),
  'xl/drawings/_rels/drawing1.xml.rels': relationsXml([
    { id: 'c', kind: 'chart', target: '../charts/chart1.xml' },
  ]),
  'xl/charts/chart1.xml': drawingPart(
    'c:chartSpace',
    `<c:title><c:tx><c:rich><a:p><a:r><a:t>${plant('title of a chart', /chart/)}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>${plant('data kept in a chart', /chart/)}</c:v></c:pt></c:strCache></c:strRef></c:cat>`,
  ),
  'xl/tables/table1.xml': sheetPart(
    'table',
    `<tableColumns><tableColumn id="1" name="${leave('column of a table', 'It repeats the cell above the column, which is read.')}" totalsRowLabel="${plant('label of a total', /alternative/)}"/></tableColumns><extLst><ext><x14:table xmlns:x14="x14" altText="${plant('alternative text of a table', /sheet Costs.*alternative/)}"/></ext></extLst>`,
  ),
  'xl/slicers/slicer1.xml': sheetPart(
    'slicers',
    `<slicer caption="${plant('caption of a slicer', /drawings/)}"/>`,
  ),
  'xl/timelines/timeline1.xml': sheetPart(
    'timelines',
    `<timeline caption="${plant('caption of a timeline', /drawings/)}"/>`,
  ),
  'xl/pivotTables/pivotTable1.xml': sheetPart(
    'pivotTableDefinition',
    `<dataFields><dataField name="${plant('data field of a pivot table', /pivot/)}"/></dataFields>`,
  ),
  'xl/ctrlProps/ctrlProp1.xml': sheetPart(
    'formControlPr',
    `<itemLst><item val="${plant('item of a list control', /lists/)}"/></itemLst>`,
  ),
  'xl/persons/person.xml': sheetPart(
    'personList',
    `<person displayName="${plant('author of a threaded comment', /comment authors/)}"/>`,
  ),
  'customXml/item1.xml': `<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">${queries}</DataMashup>`,
  'xl/pivotCache/pivotCacheDefinition1.xml': sheetPart(
    'pivotCacheDefinition',
    `<cacheFields><cacheField name="F"><sharedItems><s v="${plant('shared item of a pivot cache', /pivot/)}"/></sharedItems></cacheField></cacheFields>`,
  ),
  'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': relationsXml([
    { id: 'r', kind: 'pivotCacheRecords', target: 'pivotCacheRecords1.xml' },
  ]),
  'xl/pivotCache/pivotCacheRecords1.xml': sheetPart(
    'pivotCacheRecords',
    `<r><s v="${plant('record of a pivot cache', /pivot/)}"/></r>`,
  ),
  'xl/externalLinks/externalLink1.xml': sheetPart(
    'externalLink',
    `<externalBook><sheetNames><sheetName val="Old"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="3"><cell r="A3" t="str"><v>${plant('copy of another workbook', /external/)}</v></cell></row></sheetData></sheetDataSet></externalBook>`,
  ),
  'xl/connections.xml': sheetPart(
    'connections',
    `<connection id="1" name="db"><dbPr connection="Server=${plant('data source', /connection/)}" command="SELECT '${plant('database query', /connection/)}'"/></connection>`,
  ),
  'xl/revisions/revisionLog1.xml': sheetPart(
    'revisions',
    `<rcc rId="1" sId="1"><oc r="A1" t="inlineStr"><is><t>${plant('value before a change', /./)}</t></is></oc><nc r="A1"/></rcc>`,
  ),
  'xl/embeddings/inner.docx': buildDocx(wordParagraph(plant('embedded document', /inner\.docx.*body/))),
  'docMetadata/LabelInfo.xml': labelInfo,
  ...propertiesOf(plant),
};

const inline = (text: string): string =>
  `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData>`;

const sheets = [
  {
    name: 'Costs',
    xml: `<cols><col min="6" max="6" hidden="1"/></cols><sheetData>${cells}</sheetData>${around}`,
    relations,
  },
  { name: 'Hidden', state: 'hidden', xml: inline(plant('hidden sheet', inCell('Hidden', 'A1'))) },
  { name: 'Very', state: 'veryHidden', xml: inline(plant('very hidden sheet', inCell('Very', 'A1'))) },
  { name: plant('name of a sheet', /./), xml: inline('x') },
];

const names = `<definedNames><definedName name="Rate" comment="${plant('comment of a name', /./)}">"${plant('defined name', /name/)}"</definedName></definedNames>`;

export const xlsxSpecimens: readonly Specimen[] = [
  {
    format: 'xlsx',
    name: 'everywhere.xlsx',
    title: 'a text in every place',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    maker: 'by hand',
    bytes: () => buildXlsx(sheets, parts, [], names),
    plants,
    facets: ['hidden-content', 'label', 'embedded-file', 'tracked-changes'],
    counts: ['sheets', 'rows'],
  },
];
