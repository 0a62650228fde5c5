import { describe, expect, it } from 'vitest';
import { joinBytes } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { u32 } from '../testing/legacy-builder.ts';
import {
  buildPackage,
  buildXlsx,
  drawingParagraph,
  drawingPart,
  sheetPart,
} from '../testing/ooxml-builder.ts';
import { cut, mutated } from '../testing/random.ts';
import { buildZip } from '../testing/zip-builder.ts';
import { ooxmlExtractor } from './ooxml.ts';

const strings = sheetPart(
  'sst',
  '<si><t>Name</t></si><si><r><t>planted-</t></r><r><t>shared</t></r><rPh><t>no</t></rPh></si><si><t>4_x0031_11</t></si>',
);
/** Styles: General, date, date and time, percent, mask, hours, telephone, padded. */
const styles = sheetPart(
  'styleSheet',
  '<numFmts><numFmt numFmtId="164" formatCode="000\\-00\\-0000"/><numFmt numFmtId="165" formatCode="[$-407]dd.mm.yyyy\\ hh:mm"/>' +
    '<numFmt numFmtId="166" formatCode="[&lt;=9999999]###\\-####;\\(###\\)\\ ###\\-####"/><numFmt numFmtId="167" formatCode="00000"/></numFmts>' +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 165, 10, 164, 46, 166, 167].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`,
);

const rows =
  '<cols><col min="8" max="9" hidden="1"/></cols><sheetData>' +
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>' +
  '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>4111111111111111</v></c><c r="D2"><v>4.11111111111111E15</v></c><c r="E2"><v>0.30000000000000004</v></c></row>' +
  '<row r="3"><c r="A3" s="1"><v>36526</v></c><c r="B3" s="2"><v>36526.5</v></c><c r="C3" s="3"><v>0.125</v></c><c r="D3" s="4"><v>12345678</v></c><c r="E3" s="5"><v>1.5</v></c><c r="F3" s="6"><v>5551234567</v></c><c r="G3" s="6"><v>5551234</v></c></row>' +
  '<row r="4"><c r="A4" s="7"><v>123</v></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="str"><f>IF(A1,"planted-formula","")</f><v>cached</v></c><c r="D4" t="s"><v>2</v></c></row>' +
  '<row r="6" hidden="1"><c r="A6"><v>77</v></c></row></sheetData>';

const around =
  '<dataValidations><dataValidation prompt="planted-prompt"><formula1>"planted-list,b"</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="A1" r:id="l" tooltip="planted-tip"/></hyperlinks>' +
  '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12planted-&amp;Bheader&amp;RPage &amp;P</oddHeader></headerFooter>';

const everything = buildXlsx(
  [
    {
      name: 'Costs',
      xml: rows + around,
      relations: [
        { id: 'l', kind: 'hyperlink', target: 'mailto:planted@example.org', external: true },
        { id: 'c', kind: 'comments', target: '../comments1.xml' },
        { id: 't', kind: 'threadedComment', target: '../threadedComments/threadedComment1.xml' },
        { id: 'd', kind: 'drawing', target: '../drawings/drawing1.xml' },
      ],
    },
    {
      name: 'Secret',
      state: 'veryHidden',
      xml: '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>',
    },
  ],
  {
    'xl/sharedStrings.xml': strings,
    'xl/styles.xml': styles,
    'xl/comments1.xml': sheetPart(
      'comments',
      '<authors><author>Ada</author></authors><commentList><comment ref="B4"><text><r><t>planted-</t></r><r><t>note</t></r></text></comment></commentList>',
    ),
    'xl/threadedComments/threadedComment1.xml':
      '<ThreadedComments><threadedComment ref="C1"><text>planted-thread</text></threadedComment></ThreadedComments>',
    'xl/drawings/drawing1.xml': drawingPart(
      'xdr:wsDr',
      drawingParagraph('planted-', 'shape'),
      'xmlns:xdr="x"',
    ),
    'xl/drawings/_rels/drawing1.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/chart" Target="../charts/chart1.xml"/></Relationships>',
    'xl/charts/chart1.xml': drawingPart(
      'c:chartSpace',
      '<c:cat><c:strCache><c:pt><c:v>planted-category</c:v></c:pt></c:strCache></c:cat>',
    ),
    'xl/pivotCache/pivotCacheRecords1.xml': sheetPart(
      'pivotCacheRecords',
      '<r><x v="1"/><n v="5"/></r><r><m/><s v="planted-record"/></r>',
    ),
    'xl/pivotCache/pivotCacheDefinition1.xml': sheetPart(
      'pivotCacheDefinition',
      '<cacheFields><cacheField name="City"><sharedItems><s v="Rome"/><s v="planted-item"/></sharedItems></cacheField><cacheField name="Sum"><sharedItems/></cacheField></cacheFields>',
    ),
    'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>',
    'xl/externalLinks/externalLink1.xml': sheetPart(
      'externalLink',
      '<externalBook><sheetNames><sheetName val="Old"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="3"><cell r="A3" t="str"><v>planted-external</v></cell><cell r="B3"><v>8</v></cell></row></sheetData></sheetDataSet></externalBook>',
    ),
    'xl/connections.xml': sheetPart(
      'connections',
      '<connection name="db"><dbPr connection="planted-connection"/></connection>',
    ),
  },
  [],
  '<definedNames><definedName name="Rate">"planted-name"</definedName></definedNames>',
);

describe('OOXML workbooks', () => {
  it('finds what stands in every place', async () => {
    const found = await extract(ooxmlExtractor, everything);
    expect(placesOf(found)).toEqual({
      'sheet Costs › A1:G6':
        'Name\tinline\nplanted-shared\t4111111111111111\t4111111111111110\t0.3\n' +
        '2000-01-01\t2000-01-01 12:00:00\t12.50%\t012-34-5678\t36:00:00\t(555) 456-7890\t555-1234\n'.replace(
          '456-7890',
          '123-4567',
        ) +
        '00123\tTRUE\tcached\t4111\n77',
      'sheet Costs › formulas': 'IF(A1,"planted-formula","")',
      'sheet Costs › hints and lists': 'planted-prompt\n"planted-list,b"\nplanted-tip',
      'sheet Costs › headers and footers': 'planted-header\tPage',
      'sheet Costs › comments': 'Ada\nB4: planted-note\n\nC1: planted-thread\n'.replace(
        'note\n\n',
        'note\n\n',
      ),
      'sheet Costs › drawings': 'planted-shape\n',
      'sheet Costs › chart': 'planted-category\n',
      'sheet Costs › links': 'mailto:planted@example.org',
      'sheet Secret › A1:B1': '1\t2',
      'pivot cache': 'City\tSum\t\nRome\tplanted-item',
      'pivot cache › A1:B2': 'planted-item\t5\nplanted-record',
      'external links › sheet Old › A3:B3': 'planted-external\t8',
      connections: 'db\nplanted-connection',
      'sheet names': 'Costs\nSecret',
      'defined names': 'Rate: "planted-name"',
    });
    expect(found.unscannable).toBeUndefined();
    expect(found.facets).toEqual(['hidden-content']);
    expect(found.counts).toMatchObject({ sheets: 2, rows: 6 });
  });

  it('cuts long sheets into blocks of whole rows', async () => {
    const row = (n: number): string => `<row r="${n}"><c r="A${n}"><v>${n}</v></c></row>`;
    const xml = `<sheetData>${Array.from({ length: 450 }, (_, i) => row(i + 1)).join('')}</sheetData>`;
    const found = await extract(ooxmlExtractor, buildXlsx([{ name: 'Long', xml }]));
    const blocks = found.texts.flatMap(({ path: [, range] }) => range ?? []);
    expect(blocks).toEqual(['A1:A200', 'A201:A400', 'A401:A450']);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const xml = '<sheetData><row><c s="1"><v>35064</v></c></row></sheetData>';
    const found = await extract(
      ooxmlExtractor,
      buildXlsx([{ name: 'A', xml }], { 'xl/styles.xml': styles }, [], '<workbookPr date1904="1"/>'),
    );
    expect(placesOf(found)).toMatchObject({ 'sheet A › A1': '2000-01-01' });
  });

  it('survives a string that a million cells share, and sizes that nobody has', async () => {
    const long = sheetPart('sst', `<si><t>${'x'.repeat(1_000_000)}</t></si>`);
    const cells = '<c t="s"><v>0</v></c>'.repeat(100_000);
    const xml = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">${cells}</row></sheetData>`;
    const found = await extract(
      ooxmlExtractor,
      buildXlsx([{ name: 'A', xml }], { 'xl/sharedStrings.xml': long }),
    );
    expect(found.unscannable).toBe('too-large');
    expect(found.texts.length).toBeGreaterThan(10);
  });

  it('reads of a binary workbook only what it can, and says so', async () => {
    const type = 'vnd.ms-excel.sheet.binary.macroEnabled.main';
    const found = await extract(
      ooxmlExtractor,
      buildPackage(
        'xl/workbook.bin',
        { 'xl/workbook.bin': type, 'xl/worksheets/sheet1.bin': 'vnd.ms-excel.worksheet' },
        {
          'xl/workbook.bin': new Uint8Array([131, 1, 0]),
          'xl/worksheets/sheet1.bin': new Uint8Array([129, 1, 0]),
          'docProps/core.xml':
            '<c:coreProperties xmlns:c="c"><c:title>planted-core</c:title></c:coreProperties>',
        },
      ),
    );
    expect(found.unscannable).toBe('unknown-type');
    expect(placesOf(found)).toEqual({ 'properties › title': 'planted-core' });
  });

  it('is never clean when cut off, never throws when damaged', async () => {
    for (const bytes of cut(everything, 30))
      expect((await extract(ooxmlExtractor, bytes)).unscannable).toBe('broken');
    for (const bytes of mutated(everything, 100)) await extract(ooxmlExtractor, bytes);
  });
});

describe('what stands beside the cells of a workbook', () => {
  const empty = '<sheetData/>';
  const seenIn = async (name: string, part: string): Promise<Record<string, string>> => {
    const workbook = buildXlsx([{ name: 'Costs', xml: empty }], { [name]: part });
    const places = placesOf(await extract(ooxmlExtractor, workbook));
    delete places['sheet names'];
    return places;
  };

  it.each([
    [
      'xl/tables/table1.xml',
      sheetPart(
        'table',
        '<tableColumns><tableColumn name="repeated" totalsRowLabel="planted-total"/></tableColumns><extLst><ext><x14:table altText="planted-alt" altTextSummary="planted-summary"/></ext></extLst>',
      ).replace('<table ', '<table comment="planted-comment" '),
      { 'alternative texts': 'planted-comment\nplanted-total\nplanted-alt\nplanted-summary' },
    ],
    ['xl/slicers/slicer1.xml', sheetPart('slicers', '<slicer caption="planted"/>'), { drawings: 'planted' }],
    [
      'xl/timelines/timeline1.xml',
      sheetPart('timelines', '<timeline caption="planted"/>'),
      { drawings: 'planted' },
    ],
    [
      'xl/pivotTables/pivotTable1.xml',
      sheetPart('pivotTableDefinition', '<dataFields><dataField name="planted"/></dataFields>'),
      { 'pivot cache': 'planted' },
    ],
    [
      'xl/ctrlProps/ctrlProp1.xml',
      sheetPart('formControlPr', '<itemLst><item val="planted"/></itemLst>'),
      { 'forms and lists': 'planted' },
    ],
    [
      'xl/persons/person.xml',
      sheetPart('personList', '<person displayName="planted" userId="no"/>'),
      { 'comment authors': 'planted' },
    ],
  ])('is read in %s', async (name, part, expected) => {
    expect(await seenIn(name, part)).toEqual(expected);
  });

  it('what conditional formats and filters look for is read', async () => {
    const xml = `${empty}<autoFilter><filterColumn><filters><filter val="planted-filter"/></filters></filterColumn></autoFilter><conditionalFormatting><cfRule type="containsText" text="planted-rule"/></conditionalFormatting>`;
    const places = placesOf(await extract(ooxmlExtractor, buildXlsx([{ name: 'Costs', xml }])));
    expect(places['sheet Costs › hints and lists']).toBe('planted-filter\nplanted-rule');
  });

  it('words of a number format stand with the number', async () => {
    const xml = '<sheetData><row r="1"><c r="A1" s="1"><v>5</v></c></row></sheetData>';
    const parts = {
      'xl/styles.xml': sheetPart(
        'styleSheet',
        '<numFmts><numFmt numFmtId="170" formatCode="&quot;planted &quot;0"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>',
      ),
    };
    const places = placesOf(await extract(ooxmlExtractor, buildXlsx([{ name: 'Costs', xml }], parts)));
    expect(places['sheet Costs › A1']).toBe('planted 5');
  });

  it('queries are embedded as the package that they are; half of one is broken', async () => {
    const zip = buildZip({ 'Formulas/Section1.m': 'section Section1;' });
    const mashup = joinBytes(u32(0), u32(zip.length), zip, u32(0));
    const withQueries = (bytes: Uint8Array): Uint8Array =>
      buildXlsx([{ name: 'Costs', xml: empty }], {
        'customXml/item1.xml': `<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">${Buffer.from(bytes).toString('base64')}</DataMashup>`,
      });
    const found = await extract(ooxmlExtractor, withQueries(mashup));
    expect(found.embedded).toEqual([{ path: ['connections'], name: 'queries.zip', bytes: zip }]);
    expect(found.unscannable).toBe(undefined);
    const half = await extract(ooxmlExtractor, withQueries(mashup.subarray(0, 60)));
    expect(half.unscannable).toBe('broken');
  });
});
