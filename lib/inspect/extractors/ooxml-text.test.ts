import { describe, expect, it } from 'vitest';
import { utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import {
  buildDocx,
  buildPackage,
  drawingParagraph,
  drawingPart,
  wordParagraph as p,
  wordPart,
} from '../testing/ooxml-builder.ts';
import { cut, mutated } from '../testing/random.ts';
import { buildZip } from '../testing/zip-builder.ts';
import { ooxmlExtractor } from './ooxml.ts';

const run = (properties: string, text: string): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const box = (text: string): string =>
  '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:docPr id="1" name="x" descr="planted-alt" title="planted-title"/>' +
  `<wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
  `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`;

const everything = buildDocx(
  [
    p('split ov', 'er ru', 'ns'),
    p('tab', '<w:r><w:tab/><w:t>line</w:t><w:br/><w:t>break</w:t></w:r>'),
    `<w:tbl><w:tr>${cell('cell-a')}${cell('cell-b')}</w:tr><w:tr>${cell('cell-c')}${cell('cell-d')}</w:tr></w:tbl>`,
    p(
      'kept 12',
      '<w:del w:author="x"><w:r><w:delText>34</w:delText></w:r></w:del>',
      '<w:ins><w:r><w:t>99</w:t></w:r></w:ins>',
      '56',
    ),
    p(
      'seen ',
      run('<w:vanish/>', 'planted-hidden'),
      run('<w:vanish w:val="0"/>', 'not hidden'),
      run('<w:rStyle w:val="Ghost"/>', ' planted-by-style'),
    ),
    p(
      '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "planted-</w:instrText></w:r>',
      '<w:r><w:instrText>code"</w:instrText></w:r>',
      'result',
    ),
    p(box('planted-box'), 'after the box'),
    p(
      '<w:sdt><w:sdtPr><w:alias w:val="planted-alias"/></w:sdtPr><w:sdtContent><w:r><w:t>planted-control</w:t></w:r></w:sdtContent></w:sdt>',
    ),
    p('<m:oMath><m:r><m:t>planted-equation</m:t></m:r></m:oMath>'),
  ].join(''),
  {
    'word/header3.xml': wordPart('hdr', p('planted-header')),
    'word/footer3.xml': wordPart('ftr', p('planted-footer')),
    'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="2">${p('planted-footnote')}</w:footnote>`),
    'word/endnotes.xml': wordPart('endnotes', `<w:endnote w:id="2">${p('planted-endnote')}</w:endnote>`),
    'word/comments.xml': wordPart(
      'comments',
      `<w:comment w:author="Ada">${p('planted-comment')}</w:comment>`,
    ),
    'word/styles.xml': wordPart(
      'styles',
      '<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Plain"/>',
    ),
    'word/settings.xml': wordPart(
      'settings',
      '<w:docVars><w:docVar w:name="v" w:val="planted-variable"/></w:docVars>',
    ),
    'word/charts/chart1.xml': drawingPart(
      'c:chartSpace',
      '<c:ser><c:tx><c:strRef><c:f>Sheet1!A1</c:f><c:strCache><c:pt idx="0"><c:v>planted-series</c:v></c:pt></c:strCache></c:strRef></c:tx><c:val><c:numCache><c:pt><c:v>12</c:v></c:pt><c:pt><c:v>4.111111111111111E15</c:v></c:pt></c:numCache></c:val></c:ser>',
    ),
    'word/media/image1.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
    'word/embeddings/oleObject1.bin': utf8('an object'),
    'word/vbaProject.bin': utf8('macros'),
    'customXml/item1.xml': '<order><customer id="planted-id">planted-customer</customer></order>',
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:title>planted-core</dc:title></cp:coreProperties>',
    'docProps/app.xml':
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>7</Pages><Company>planted-company</Company></Properties>',
    'docProps/custom.xml':
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="vt"><property name="MSIP_Label_0000_Name"><vt:lpwstr>Confidential</vt:lpwstr></property><property name="Project"><vt:lpwstr>planted-custom</vt:lpwstr></property></Properties>',
  },
  [
    { id: 'r1', kind: 'hyperlink', target: 'https://planted.example/?a=1', external: true },
    { id: 'r2', kind: 'image', target: 'media/image1.png' },
    { id: 'r3', kind: 'chart', target: 'charts/chart1.xml' },
  ],
);

describe('OOXML text', () => {
  it('tells a deletion once, without the values around it, in text boxes for old and new programs too', async () => {
    const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const gone = (text: string): string => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    const paragraph = `<w:p>${run('call 4930111 or ')}${gone('4930222')}</w:p>`;
    const box = `<w:txbxContent>${paragraph}</w:txbxContent>`;
    const both = `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    const found = await extract(ooxmlExtractor, buildDocx(`${paragraph}<w:p><w:r>${both}</w:r></w:p>`));
    const places = placesOf(found);
    expect(places).toMatchObject({
      'body › tracked deletions': 'call or 4930222\n',
      'body › text boxes › tracked deletions': 'call or 4930222',
      'body › text boxes': 'call 4930111 or',
    });
    expect(found.facets).toContain('tracked-changes');
  });

  it('finds what stands in every place', async () => {
    const found = await extract(ooxmlExtractor, everything);
    expect(placesOf(found)).toEqual({
      body: 'split over runs\ntab\tline\nbreak\ncell-a\tcell-b\ncell-c\tcell-d\nkept 129956\nseen not hidden\nresult\nafter the box\nplanted-control\nplanted-equation\n',
      'body › tracked deletions': 'kept 123456\n',
      'body › hidden text': 'planted-hidden planted-by-style\n',
      'body › field codes': 'INCLUDETEXT "planted-code"',
      'body › text boxes': 'planted-box',
      'body › alternative texts': 'planted-alt\nplanted-title\nplanted-alias',
      header: 'planted-header\n',
      footer: 'planted-footer\n',
      footnotes: 'planted-footnote\n',
      endnotes: 'planted-endnote\n',
      comments: 'Ada: planted-comment\n',
      chart: 'planted-series\n12\t4111111111111111\n',
      'document variables': 'v: planted-variable',
      'custom XML': 'planted-customer\n\nplanted-id',
      'properties › title': 'planted-core',
      'properties › Company': 'planted-company',
      'properties › Project': 'planted-custom',
      'properties › authors of changes': 'x',
      label: 'MSIP_Label_0000_Name: Confidential',
      links: 'https://planted.example/?a=1',
    });
    expect(found.unscannable).toBeUndefined();
    expect([...found.facets].sort()).toEqual([
      'embedded-file',
      'hidden-content',
      'label',
      'macro',
      'tracked-changes',
    ]);
    expect(found.embedded.map((file) => file.name)).toEqual(['image1.png', 'oleObject1.bin']);
    expect(found.counts.pages).toBe(7);
  });

  it('reads parts that no relation names, with any prefix, in UTF-16', async () => {
    const xml = '\ufeff<x:hdr xmlns:x="w"><x:p><x:r><x:t>planted-orphan</x:t></x:r></x:p></x:hdr>';
    const bytes = new Uint8Array(xml.length * 2);
    for (let i = 0; i < xml.length; i += 1) bytes[i * 2] = xml.charCodeAt(i) & 255;
    bytes[0] = 0xff;
    bytes[1] = 0xfe;
    const found = await extract(ooxmlExtractor, buildDocx(p('body'), { 'word/zz.dat': bytes }));
    expect(placesOf(found)['header']).toBe('planted-orphan\n');
    expect(found.unscannable).toBeUndefined();
  });

  it('takes a label from its own part, and diagrams once', async () => {
    const data = drawingPart(
      'dgm:dataModel',
      `<dgm:pt><dgm:t>${drawingParagraph('planted-node')}</dgm:t></dgm:pt>`,
    );
    const picture = drawingPart(
      'dsp:drawing',
      `${drawingParagraph('planted-node')}${drawingParagraph('more')}`,
    );
    const found = await extract(
      ooxmlExtractor,
      buildDocx(p('body'), {
        'docMetadata/LabelInfo.xml':
          '<l:labelList xmlns:l="l"><l:label id="{11}" enabled="1"/></l:labelList>',
        'word/diagrams/drawing1.xml': picture,
        'word/diagrams/data1.xml': data,
      }),
    );
    expect(placesOf(found)).toMatchObject({ label: '{11}', diagram: 'planted-node\n\nmore\n' });
    expect(found.facets).toContain('label');
  });

  it('says what stands for tables and links, who changed something, and letters of symbol fonts', async () => {
    const sym = (char: string): string => `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`;
    const table =
      '<w:tbl><w:tblPr><w:tblCaption w:val="planted-caption"/><w:tblDescription w:val="planted-description"/></w:tblPr></w:tbl>';
    const picture =
      '<w:r><w:drawing><wp:docPr id="1"><a:hlinkClick tooltip="planted-tip"/></wp:docPr></w:drawing></w:r>';
    const change = '<w:ins w:author="planted-author"><w:r><w:t>!</w:t></w:r></w:ins>';
    const body = `${table}${p(sym('F034'), sym('F031'), sym('00E9'), sym('zz'), picture, change)}`;
    const places = placesOf(await extract(ooxmlExtractor, buildDocx(body)));
    expect(places).toEqual({
      body: '41é!\n',
      'body › alternative texts': 'planted-caption\nplanted-description\nplanted-tip',
      'properties › authors of changes': 'planted-author',
    });
  });

  it.each([
    [
      'word/numbering.xml',
      wordPart(
        'numbering',
        '<w:lvl><w:lvlText w:val="planted %1."/></w:lvl><w:lvl><w:lvlText w:val="%1.%2."/></w:lvl><w:lvl><w:lvlText w:val="o"/></w:lvl>',
      ),
      { 'forms and lists': 'planted %1.' },
    ],
    [
      'word/activeX/activeX1.xml',
      '<ax:ocx xmlns:ax="ax"><ax:ocxPr ax:name="Value" ax:value="planted"/><ax:ocxPr ax:name="Size" ax:value="2540"/></ax:ocx>',
      { 'forms and lists': 'planted' },
    ],
    [
      'word/people.xml',
      '<w15:people xmlns:w15="w15"><w15:person w15:author="planted"/></w15:people>',
      { 'comment authors': 'planted' },
    ],
    [
      'word/charts/chartEx1.xml',
      '<cx:chartSpace xmlns:cx="cx"><cx:strDim type="cat"><cx:f>A1</cx:f><cx:lvl>\n<cx:pt idx="0">planted</cx:pt>\n<cx:pt idx="1">more</cx:pt></cx:lvl></cx:strDim></cx:chartSpace>',
      { chart: 'planted\tmore\n' },
    ],
  ])('reads %s', async (name, part, expected) => {
    expect(placesOf(await extract(ooxmlExtractor, buildDocx('', { [name]: part })))).toEqual(expected);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no parts', buildZip({})],
    ['no content types', buildZip({ 'word/document.xml': wordPart('document', p('x')) })],
    [
      'another part as the list of types, and only the end of the body',
      buildPackage(
        'word/document.xml',
        {},
        { '[Content_Types].xml': '<a/>', 'word/document.xml': 'gone</w:t>' },
      ),
    ],
    ['no main part', buildPackage('word/document.xml', {}, {})],
    ['a body that ends early', buildDocx(`${p('planted-before')}<w:p>`)],
    ['a part of which only the end is left', buildDocx('', { 'word/header1.xml': 'gone</w:t></w:hdr>' })],
    ['a DTD', buildDocx('', { 'word/header1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' })],
  ])('%s is broken', async (_, bytes) => {
    expect((await extract(ooxmlExtractor, bytes)).unscannable).toBe('broken');
  });

  it('hands on a drawing, which is XML as well but no part of its own', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>planted</text></svg>';
    const found = await extract(ooxmlExtractor, buildDocx(p('x'), { 'word/media/icon.svg': drawing }));
    expect(found.unscannable).toBeUndefined();
    expect(found.embedded.map(({ name }) => name)).toEqual(['icon.svg']);
  });

  it('keeps what it read before something broke, and before a limit', async () => {
    const broken = await extract(
      ooxmlExtractor,
      buildDocx(`${p('planted-before')}<w:p>`, { 'word/header1.xml': wordPart('hdr', p('planted-header')) }),
    );
    expect(placesOf(broken)).toMatchObject({ body: 'planted-before\n\n', header: 'planted-header\n' });
    const long = buildDocx(p('x'.repeat(100_000)).repeat(20));
    const limited = await extract(ooxmlExtractor, long, { inflatedBytes: 1_000_000 });
    expect(limited.unscannable).toBe('too-large');
    const short = await extract(ooxmlExtractor, long, { textLength: 1_000_000 });
    expect(short.unscannable).toBe('too-large');
    expect(placesOf(short)['body']?.length).toBeGreaterThan(500_000);
  });

  it('is not fooled by names of things that every object has', async () => {
    const odd = '<w:constructor/><w:r><w:toString/><w:t>&constructor;</w:t></w:r>';
    const found = await extract(ooxmlExtractor, buildDocx(p(odd)));
    expect(placesOf(found)['body']).toBe('&constructor;\n');
  });

  it('is never clean when cut off, never throws when damaged', async () => {
    for (const bytes of cut(everything, 40))
      expect((await extract(ooxmlExtractor, bytes)).unscannable).toBe('broken');
    let clean = 0;
    for (const bytes of mutated(everything, 150)) {
      if ((await extract(ooxmlExtractor, bytes)).unscannable === undefined) clean += 1;
    }
    // Times, and names of embedded files, may change without harm.
    expect(clean).toBeLessThan(15);
  });
});
