import {
  buildPptx,
  buildXlsx,
  drawingPart,
  type TestRelation,
} from '../../../lib/inspect/testing/ooxml-builder.ts';
import { createBed, inPieces, type Specimen } from '../specimen.ts';
import { labelInfo, propertiesOf } from './ooxml-properties.ts';

const { plants, plant } = createBed();

/** DrawingML, ECMA-376 part 1, 21.1.2: a paragraph of runs. */
const p = (...runs: readonly string[]): string =>
  `<a:p>${runs.map((run) => `<a:r><a:t>${run}</a:t></a:r>`).join('')}</a:p>`;
const first = /^slide 1/;

const shape = (content: string, about = ''): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="s" ${about}/></p:nvSpPr><p:txBody>${content}</p:txBody></p:sp>`;

const slide = [
  shape(p(plant('slide', first))),
  shape(p(...inPieces(plant('word split over runs', first)))),
  `<p:grpSp><p:grpSp>${shape(p(plant('shape in groups', first)))}</p:grpSp></p:grpSp>`,
  `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody>${p(plant('table cell', first))}</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`,
  shape(
    p('x'),
    `descr="${plant('alternative text', /^slide 1.*alternative/)}" title="${plant('title of a shape', /^slide 1/)}"`,
  ),
  `<p:sp><p:nvSpPr><p:cNvPr id="9" name="h" hidden="1"/></p:nvSpPr><p:txBody>${p(plant('hidden shape', first))}</p:txBody></p:sp>`,
].join('');

const relations: readonly TestRelation[] = [
  { id: 'n', kind: 'notesSlide', target: '../notesSlides/notesSlide1.xml' },
  { id: 'c', kind: 'comments', target: '../comments/comment1.xml' },
  { id: 'd', kind: 'diagramData', target: '../diagrams/data1.xml' },
  { id: 'k', kind: 'chart', target: '../charts/chart1.xml' },
  { id: 'w', kind: 'package', target: '../embeddings/inner.xlsx' },
  { id: 'l', kind: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
  { id: 't', kind: 'tags', target: '../tags/tag1.xml' },
  { id: 'h', kind: 'hyperlink', target: `https://${plant('link target', /link/)}.example`, external: true },
];

const inner = buildXlsx([
  {
    name: 'Inner',
    xml: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${plant('embedded workbook', /^slide 1.*inner\.xlsx.*Inner/)}</t></is></c></row></sheetData>`,
  },
]);

const parts = {
  'ppt/notesSlides/notesSlide1.xml': drawingPart('p:notes', shape(p(plant('notes', /^slide 1.*notes/)))),
  'ppt/comments/comment1.xml': drawingPart(
    'p:cmLst',
    `<p:cm authorId="0"><p:text>${plant('comment', /^slide 1.*comment/)}</p:text></p:cm>`,
  ),
  'ppt/comments/modernComment1.xml': drawingPart(
    'p188:cmLst',
    `<p188:cm><p188:txBody>${p(plant('modern comment', /comment/))}</p188:txBody></p188:cm>`,
    'xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"',
  ),
  'ppt/commentAuthors.xml': drawingPart(
    'p:cmAuthorLst',
    `<p:cmAuthor id="0" name="${plant('author of comments', /./)}"/>`,
  ),
  'ppt/slideLayouts/slideLayout1.xml': drawingPart('p:sldLayout', shape(p(plant('layout', /layout/)))),
  'ppt/slideMasters/slideMaster1.xml': drawingPart('p:sldMaster', shape(p(plant('master', /master/)))),
  'ppt/notesMasters/notesMaster1.xml': drawingPart('p:notesMaster', shape(p(plant('notes master', /./)))),
  'ppt/handoutMasters/handoutMaster1.xml': drawingPart(
    'p:handoutMaster',
    shape(p(plant('handout master', /./))),
  ),
  'ppt/diagrams/data1.xml': drawingPart(
    'dgm:dataModel',
    `<dgm:ptLst><dgm:pt><dgm:t>${p(plant('diagram', /^slide 1.*diagram/))}</dgm:t></dgm:pt></dgm:ptLst>`,
  ),
  'ppt/charts/chart1.xml': drawingPart(
    'c:chartSpace',
    `<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>${plant('chart', /^slide 1.*chart/)}</c:v></c:pt></c:strCache></c:strRef></c:cat>`,
  ),
  'ppt/tags/tag1.xml': drawingPart('p:tagLst', `<p:tag name="K" val="${plant('tag', /tag/)}"/>`),
  'ppt/embeddings/inner.xlsx': inner,
  'docMetadata/LabelInfo.xml': labelInfo,
  ...propertiesOf(plant),
};

const slides = [
  { xml: slide, relations },
  { xml: shape(p(plant('hidden slide', /^slide 2/))), attributes: 'show="0"' },
];

export const pptxSpecimens: readonly Specimen[] = [
  {
    format: 'pptx',
    name: 'everywhere.pptx',
    title: 'a text in every place',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    maker: 'by hand',
    bytes: () => buildPptx(slides, parts),
    plants,
    facets: ['hidden-content', 'label', 'embedded-file'],
    counts: ['slides'],
  },
];
