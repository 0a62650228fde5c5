import { describe, expect, it } from 'vitest';
import { utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { buildOdf, flatOdf, odfPart } from '../testing/odf-builder.ts';
import { cut, mutated } from '../testing/random.ts';
import { buildZip } from '../testing/zip-builder.ts';
import { odfExtractor } from './odf.ts';

const p = (text: string): string => `<text:p>${text}</text:p>`;
const cell = (text: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${p(text)}</table:table-cell>`;

const textBody =
  '<office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ada</dc:creator><dc:date>2026-01-01</dc:date></office:change-info>' +
  `${p('planted-deleted')}</text:deletion></text:changed-region></text:tracked-changes>` +
  p('spl<text:span>it ov</text:span>er<text:s text:c="2"/>spans<text:tab/>tab<text:line-break/>line') +
  p('seen <text:span text:style-name="Ghost">planted-hidden</text:span>end') +
  p(
    'note<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>' +
      p('planted-footnote') +
      '</text:note-body></text:note>s',
  ) +
  p(
    'commented<office:annotation><dc:creator>Ada</dc:creator><dc:date>2026</dc:date>' +
      p('planted-comment') +
      '</office:annotation>',
  ) +
  p(
    'box<draw:frame><draw:text-box>' +
      p('planted-box') +
      '</draw:text-box><svg:title>planted-title</svg:title><svg:desc>planted-alt</svg:desc></draw:frame>ed',
  ) +
  p(
    '<text:a xlink:href="https://planted.example/">link</text:a> <text:title>field</text:title> <text:meta>kept</text:meta>',
  ) +
  `<table:table><table:table-row>${cell('cell-a')}${cell('cell-b')}</table:table-row></table:table>` +
  '<office:forms><form:form><form:text form:label="planted-label" form:current-value="planted-input"/></form:form></office:forms></office:text>';
const ghost = '<style:style style:name="Ghost"><style:text-properties text:display="none"/></style:style>';
const text = buildOdf('text', ghost, textBody, {
  'styles.xml': odfPart(
    'document-styles',
    `<office:master-styles><style:master-page><style:header>${p('planted-header')}</style:header><style:footer>${p('planted-footer')}</style:footer></style:master-page></office:master-styles>`,
  ),
  'meta.xml': odfPart(
    'document-meta',
    '<office:meta><dc:title>planted-core</dc:title><meta:user-defined meta:name="MSIP_Label_1_Name">Secret</meta:user-defined><meta:document-statistic meta:page-count="3"/></office:meta>',
  ),
  'Pictures/a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  'Basic/Standard/Module1.xml':
    '<script:module xmlns:script="s" script:name="Module1">planted-macro</script:module>',
  'Object 1/content.xml': odfPart(
    'document-content',
    `<office:body><office:chart><chart:chart><chart:title>${p('planted-chart')}</chart:title><table:table table:name="local-table"><table:table-row>${cell('planted-series')}</table:table-row></table:table></chart:chart></office:chart></office:body>`,
  ),
  'ObjectReplacements/Object 1': utf8('VCLMTF picture'),
  'layout-cache': utf8('cache'),
});

const sheetBody =
  '<office:spreadsheet><table:table table:name="Costs"><table:table-column table:number-columns-repeated="6"/><table:table-column table:visibility="collapse"/>' +
  `<table:table-row>${cell('Name')}${cell('Card')}</table:table-row>` +
  `<table:table-row>${cell('planted-row<office:annotation>' + p('planted-comment') + '</office:annotation>')}${cell('4.11E+15', 'office:value-type="float" office:value="4111111111111111"')}` +
  `${cell('31.01.00', 'office:value-type="date" office:date-value="2000-01-31T12:00:00"')}${cell('12.5 %', 'office:value-type="percentage" office:value="0.125"')}` +
  `${cell('012-34-5678', 'office:value-type="float" office:value="12345678"')}${cell('1.234,50 €', 'office:value-type="currency" office:value="1234.5"')}${cell('hidden')}</table:table-row>` +
  '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
  `<table:table-row><table:table-cell table:number-columns-repeated="2"/>${cell('far', 'table:formula="of:=&quot;planted-formula&quot;"')}</table:table-row></table:table>` +
  `<table:table table:name="Secret" table:style-name="Gone"><table:table-row>${cell('planted-secret')}</table:table-row></table:table>` +
  '<table:named-expressions><table:named-expression table:name="Rate" table:expression="planted-name"/></table:named-expressions></office:spreadsheet>';
const gone = '<style:style style:name="Gone"><style:table-properties table:display="false"/></style:style>';
const sheets = buildOdf('spreadsheet', gone, sheetBody);

const frame = (content: string, more = ''): string =>
  `<draw:frame><draw:text-box>${p(content)}</draw:text-box>${more}</draw:frame>`;
const slides = buildOdf(
  'presentation',
  '<style:style style:name="Away"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>',
  `<office:presentation><draw:page>${frame('planted-first', '<svg:desc>planted-alt</svg:desc>')}<presentation:notes>${frame('planted-notes')}</presentation:notes></draw:page>` +
    `<draw:page draw:style-name="Away">${frame('planted-second')}</draw:page></office:presentation>`,
);

describe('OpenDocument', () => {
  it('finds what stands in every place of a text', async () => {
    const found = await extract(odfExtractor, text);
    expect(placesOf(found)).toEqual({
      body: 'split over  spans\ttab\nline\nseen end\nnotes\ncommented\nboxed\nlink field kept\ncell-a\tcell-b\n',
      'body › hidden text': 'planted-hidden\n',
      'tracked deletions': 'Ada: planted-deleted\n',
      footnotes: 'planted-footnote\n',
      comments: 'Ada: planted-comment\n',
      'text boxes': 'planted-box\n',
      'alternative texts': 'planted-title\nplanted-alt',
      'forms and lists': 'planted-label\nplanted-input',
      links: 'https://planted.example/',
      header: 'planted-header\n',
      footer: 'planted-footer\n',
      'properties › title': 'planted-core',
      label: 'MSIP_Label_1_Name: Secret',
      'macros › Module1': 'planted-macro',
      'Object 1': 'planted-chart\nplanted-series\n',
    });
    expect(found.unscannable).toBeUndefined();
    expect([...found.facets].sort()).toEqual([
      'embedded-file',
      'hidden-content',
      'label',
      'macro',
      'tracked-changes',
    ]);
    expect(found.embedded.map(({ name }) => name)).toEqual(['a.png']);
    expect(found.counts.pages).toBe(3);
  });

  it('tells the words of a number format beside the number, but no units', async () => {
    const shownAs = async (value: string, shown: string, type = 'float') => {
      const row = cell(shown, `office:value-type="${type}" office:value="${value}"`);
      const body = `<office:spreadsheet><table:table table:name="A"><table:table-row>${row}</table:table-row></table:table></office:spreadsheet>`;
      return placesOf(await extract(odfExtractor, buildOdf('spreadsheet', '', body)))['sheet A › A1'];
    };
    expect(await shownAs('370400440532013000', 'DE89370400440532013000')).toBe(
      '370400440532013000; DE89370400440532013000',
    );
    expect(await shownAs('11111111', '4111 1111 1111 1111')).toBe('11111111; 4111 1111 1111 1111');
    expect(await shownAs('-1234.5', 'planted -1.234,50 €', 'currency')).toBe('-1234.5; planted -1.234,50 €');
    for (const [value, shown] of [
      ['1234.5', '1.234,50 EUR'],
      ['1234.567', '1,234.57 €'],
      ['4111111111111111', '4.11E+15'],
      ['12', '12 kWh'],
    ] as const)
      expect(await shownAs(value, shown)).toBe(value);
  });

  it('finds hints, conditions, lists to choose from, words around numbers, and formulas', async () => {
    const styles =
      '<text:list-style><text:list-level-style-number style:num-prefix="planted-prefix " style:num-suffix="."/></text:list-style>';
    const body =
      '<office:text>' +
      p(
        '<text:drop-down><text:label text:value="planted-choice"/>shown</text:drop-down>' +
          '<text:a office:title="planted-hint">link</text:a><text:placeholder text:description="planted-placeholder">x</text:placeholder>' +
          '<text:conditional-text text:string-value-if-true="planted-true" text:string-value-if-false="planted-false"/>' +
          '<loext:content-control xmlns:loext="l"><loext:list-item loext:display-text="planted-item"/></loext:content-control>' +
          '<draw:frame><draw:object><math:math xmlns:math="m"><math:mi>planted-formula</math:mi><math:p><math:math/></math:p><math:annotation>planted-source</math:annotation></math:math></draw:object></draw:frame>' +
          ' behind',
      ) +
      '</office:text>';
    const places = placesOf(await extract(odfExtractor, buildOdf('text', styles, body)));
    expect(places).toEqual({
      body: 'shownlinkx behind\n',
      'alternative texts': 'planted-hint\nplanted-placeholder\nplanted-true\nplanted-false',
      'forms and lists': 'planted-prefix \nplanted-choice\nplanted-item',
      'text boxes': 'planted-formula\nplanted-source',
    });
    const sheet =
      '<office:spreadsheet><table:content-validations><table:content-validation><table:error-message table:title="planted-error"/><table:help-message table:title="planted-help"/></table:content-validation></table:content-validations>' +
      '<table:table table:name="A"><table:scenario table:comment="planted-scenario"/></table:table><table:database-ranges><table:database-range table:name="planted-range"><table:filter><table:filter-condition table:value="planted-filter"/></table:filter></table:database-range><table:database-range table:name="__Anonymous_1"/></table:database-ranges></office:spreadsheet>';
    expect(placesOf(await extract(odfExtractor, buildOdf('spreadsheet', '', sheet)))).toEqual({
      'forms and lists': 'planted-error\nplanted-help\nplanted-scenario\nplanted-filter',
      'sheet names': 'A',
      'defined names': 'planted-range',
    });
  });

  it('finds what stands in every place of a spreadsheet', async () => {
    const found = await extract(odfExtractor, sheets);
    expect(placesOf(found)).toEqual({
      'sheet Costs › A1:G1048003':
        'Name\tCard\nplanted-row\t4111111111111111\t2000-01-31 12:00:00\t12.5 %\t012-34-5678\t1234.5\thidden\nfar',
      'sheet Costs › comments': 'planted-comment\n',
      'sheet Secret › A1': 'planted-secret',
      formulas: 'of:="planted-formula"',
      'sheet names': 'Costs\nSecret',
      'defined names': 'Rate: planted-name',
    });
    expect(found.counts).toEqual({ sheets: 2, rows: 4 });
    expect(found.facets).toEqual(['hidden-content']);
  });

  it('finds what stands in every place of a presentation', async () => {
    const found = await extract(odfExtractor, slides);
    expect(placesOf(found)).toEqual({
      'slide 1': 'planted-first\n',
      'slide 1 › notes': 'planted-notes\n',
      'slide 1 › alternative texts': 'planted-alt',
      'slide 2': 'planted-second\n',
    });
    expect(found.counts.slides).toBe(2);
    expect(found.facets).toEqual(['hidden-content']);
  });

  it('reads documents in one file of XML, with the files inside', async () => {
    const body = `<office:text>${p('planted')}<draw:frame><draw:image><office:binary-data>aGVs\nbG8=</office:binary-data></draw:image></draw:frame></office:text>`;
    const found = await extract(
      odfExtractor,
      utf8(flatOdf('<office:meta><dc:title>planted-core</dc:title></office:meta>', body)),
    );
    expect(placesOf(found)).toEqual({ body: 'planted\n', 'properties › title': 'planted-core' });
    expect(found.embedded.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['hello']);
    expect(found.unscannable).toBeUndefined();
  });

  it('says encrypted where the manifest does, and reads the rest', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const locked = buildZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': new Uint8Array([1, 2, 3]),
      'meta.xml': odfPart('document-meta', '<office:meta><dc:title>planted</dc:title></office:meta>'),
      'META-INF/manifest.xml': manifest,
    });
    const found = await extract(odfExtractor, locked);
    expect(found.unscannable).toBe('encrypted');
    expect(placesOf(found)).toEqual({ 'properties › title': 'planted' });
    const whole = buildZip({
      'encrypted-package': 'x',
      'META-INF/manifest.xml': manifest.replace('content.xml', 'encrypted-package'),
    });
    expect((await extract(odfExtractor, whole)).unscannable).toBe('encrypted');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no files', buildZip({})],
    ['no content', buildZip({ mimetype: 'x', 'META-INF/manifest.xml': '<manifest/>' })],
    ['no manifest', buildZip({ 'content.xml': odfPart('document-content', '') })],
    [
      'a text of which only the end is left',
      buildOdf('text', '', textBody, { 'content.xml': 'gone</text:p></office:document-content>' }),
    ],
    ['a text of which nothing is left', buildOdf('text', '', textBody, { 'content.xml': '' })],
    ['a text that ends early', utf8(flatOdf('', p('x')).slice(0, -30))],
  ])('%s is broken', async (_, bytes) => {
    expect((await extract(odfExtractor, bytes)).unscannable).toBe('broken');
  });

  it('takes the empty lists of keys that LibreOffice writes', async () => {
    const lists = { 'Configurations2/accelerator/current.xml': '' };
    expect((await extract(odfExtractor, buildOdf('text', '', textBody, lists))).unscannable).toBeUndefined();
  });

  it('is never clean when cut off, never throws when damaged', async () => {
    for (const bytes of cut(text, 30))
      expect((await extract(odfExtractor, bytes)).unscannable).toBe('broken');
    for (const document of [text, sheets, slides]) {
      for (const bytes of mutated(document, 60)) await extract(odfExtractor, bytes);
    }
  });
});
