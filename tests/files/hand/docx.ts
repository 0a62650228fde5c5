import { utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { buildDocx, buildXlsx, drawingPart, wordPart } from '../../../lib/inspect/testing/ooxml-builder.ts';
import { createBed, inPieces, type Specimen } from '../specimen.ts';
import { labelInfo, propertiesOf } from './ooxml-properties.ts';

const { plants, plant } = createBed();

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`;
const body = /^body/;

/** ECMA-376 part 1, 17: everything in the main part that carries text. */
const content = [
  p(run(plant('body', body))),
  p(
    ...inPieces(plant('word split over runs', body)).map((piece, at) => run(piece, at === 1 ? '<w:b/>' : '')),
  ),
  `<w:tbl><w:tr><w:tc>${p(run(plant('table cell', body)))}</w:tc></w:tr></w:tbl>`,
  `<w:tbl><w:tblPr><w:tblCaption w:val="${plant('title of a table', /alternative/)}"/><w:tblDescription w:val="${plant('description of a table', /alternative/)}"/></w:tblPr></w:tbl>`,
  p(
    ...Array.from(
      plant('characters of a symbol font', body),
      (letter) => `<w:r><w:sym w:font="Arial" w:char="F0${letter.charCodeAt(0).toString(16)}"/></w:r>`,
    ),
  ),
  p(
    `<w:r><w:drawing><wp:docPr id="9"><a:hlinkClick tooltip="${plant('hint at the link of a picture', /alternative/)}"/></wp:docPr></w:drawing></w:r>`,
  ),
  p(
    `<w:ins w:id="1" w:author="${plant('author of a change', /authors of changes/)}">${run(plant('tracked insertion', body))}</w:ins>`,
  ),
  p(
    `<w:del w:id="2" w:author="A"><w:r><w:delText>${plant('tracked deletion', /deletion/)}</w:delText></w:r></w:del>`,
  ),
  p(`<w:moveFrom w:id="3" w:author="A">${run(plant('moved away', /body/))}</w:moveFrom>`),
  p(run(plant('hidden text', /hidden/), '<w:vanish/>')),
  p(
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE "${plant('field code', /field/)}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
    run(plant('field result', body)),
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
  ),
  p(`<w:fldSimple w:instr="AUTHOR">${run(plant('simple field', body))}</w:fldSimple>`),
  p(
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:textInput><w:default w:val="${plant('form field default', /./)}"/></w:textInput></w:ffData></w:fldChar></w:r>`,
  ),
  p(
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="${plant('drop-down of a form', /./)}"/></w:ddList></w:ffData></w:fldChar></w:r>`,
  ),
  `<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="${plant('list of a content control', /./)}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>${p(run(plant('content control', body)))}</w:sdtContent></w:sdt>`,
  p(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${plant('alternative text', /alternative/)}"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${p(run(plant('text box', /box/)))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>`,
  ),
  p(
    `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(run(plant('old text box', /box/)))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  ),
  p(
    `<w:r><w:pict><v:shape><v:textpath on="t" string="${plant('WordArt and watermark', /./)}"/></v:shape></w:pict></w:r>`,
  ),
  p(`<m:oMath><m:r><m:t>${plant('equation', body)}</m:t></m:r></m:oMath>`),
  p(
    `<w:r><w:ruby><w:rt>${run(plant('ruby', body))}</w:rt><w:rubyBase>${run('base')}</w:rubyBase></w:ruby></w:r>`,
  ),
  p(`<w:hyperlink r:id="link">${run('a link')}</w:hyperlink>`),
  p('<w:r><w:object><o:OLEObject xmlns:o="o" r:id="ole"/></w:object></w:r>'),
  '<w:altChunk r:id="chunk"/>',
].join('');

const note = (root: string, element: string, place: string, where: RegExp): string =>
  wordPart(root, `<w:${element} w:id="2" w:author="A">${p(run(plant(place, where)))}</w:${element}>`);

const relations = [
  {
    id: 'link',
    kind: 'hyperlink',
    target: `https://${plant('link target', /link/)}.example`,
    external: true,
  },
  { id: 'chunk', kind: 'aFChunk', target: 'chunk.html' },
  { id: 'ole', kind: 'package', target: 'embeddings/inner.xlsx' },
];

const inner = (): Uint8Array =>
  buildXlsx([
    {
      name: 'Inner',
      xml: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${plant('embedded workbook', /inner\.xlsx.*Inner/)}</t></is></c></row></sheetData>`,
    },
  ]);

const parts = {
  'word/header1.xml': wordPart('hdr', p(run(plant('header', /header/)))),
  'word/footer1.xml': wordPart('ftr', p(run(plant('footer', /footer/)))),
  'word/footnotes.xml': note('footnotes', 'footnote', 'footnote', /footnote/),
  'word/endnotes.xml': note('endnotes', 'endnote', 'endnote', /endnote/),
  'word/comments.xml': note('comments', 'comment', 'comment', /comment/),
  'word/glossary/document.xml': wordPart(
    'glossaryDocument',
    `<w:docParts><w:docPart><w:docPartBody>${p(run(plant('building block', /./)))}</w:docPartBody></w:docPart></w:docParts>`,
  ),
  'word/settings.xml': wordPart(
    'settings',
    `<w:docVars><w:docVar w:name="v" w:val="${plant('document variable', /variable/)}"/></w:docVars><w:mailMerge><w:query w:val="${plant('mail merge query', /./)}"/></w:mailMerge>`,
  ),
  'word/numbering.xml': wordPart(
    'numbering',
    `<w:abstractNum><w:lvl><w:lvlText w:val="${plant('words before the numbers of a list', /lists/)} %1."/></w:lvl></w:abstractNum>`,
  ),
  'word/activeX/activeX1.xml': `<ax:ocx xmlns:ax="ax"><ax:ocxPr ax:name="Value" ax:value="${plant('text of an ActiveX control', /forms/)}"/></ax:ocx>`,
  'word/people.xml': `<w15:people xmlns:w15="w15"><w15:person w15:author="${plant('author of comments', /comment authors/)}"/></w15:people>`,
  'word/charts/chartEx1.xml': `<cx:chartSpace xmlns:cx="cx"><cx:lvl><cx:pt idx="0">${plant('label in a newer chart', /chart/)}</cx:pt></cx:lvl></cx:chartSpace>`,
  'word/charts/chart1.xml': drawingPart(
    'c:chartSpace',
    `<c:ser><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>${plant('chart', /chart/)}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>`,
  ),
  'word/diagrams/data1.xml': drawingPart(
    'dgm:dataModel',
    `<dgm:pt><dgm:t><a:p><a:r><a:t>${plant('diagram', /diagram/)}</a:t></a:r></a:p></dgm:t></dgm:pt>`,
  ),
  'word/chunk.html': utf8(
    `<html><body><p>${plant('imported HTML (altChunk)', /chunk\.html/)}</p></body></html>`,
  ),
  'word/embeddings/inner.xlsx': inner(),
  'customXml/item1.xml': `<data><name>${plant('custom XML', /custom XML/)}</name></data>`,
  'docMetadata/LabelInfo.xml': labelInfo,
  ...propertiesOf(plant),
};

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const docxSpecimens: readonly Specimen[] = [
  {
    format: 'docx',
    name: 'everywhere.docx',
    title: 'a text in every place',
    type: word,
    maker: 'by hand',
    bytes: () => buildDocx(content, parts, relations),
    plants,
    facets: ['hidden-content', 'tracked-changes', 'label', 'embedded-file'],
  },
];
