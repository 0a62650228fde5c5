import { buildOdf, odfPart } from '../../../lib/inspect/testing/odf-builder.ts';
import { buildDocx, wordParagraph } from '../../../lib/inspect/testing/ooxml-builder.ts';
import { createBed, inPieces, type Specimen } from '../specimen.ts';

const { plants, plant } = createBed();

export const paragraph = (content: string): string => `<text:p>${content}</text:p>`;
const p = paragraph;
const body = /^body/;

/** OpenDocument 1.3 part 3, 5: everything in the body of a text. */
const content = [
  `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info>${p(plant('tracked deletion', /deletion/))}</text:deletion></text:changed-region></text:tracked-changes>`,
  p(plant('body', body)),
  p(
    inPieces(plant('word split over spans', body))
      .map((piece) => `<text:span>${piece}</text:span>`)
      .join(''),
  ),
  p(
    `<text:drop-down><text:label text:value="${plant('entry of a drop-down', /lists/)}"/>x</text:drop-down><text:placeholder text:description="${plant('hint at a placeholder', /alternative/)}">x</text:placeholder><text:conditional-text text:string-value-if-true="${plant('text under a condition', /alternative/)}"/>`,
  ),
  p(
    `<loext:content-control xmlns:loext="loext"><loext:list-item loext:display-text="${plant('list of a content control', /lists/)}"/></loext:content-control>`,
  ),
  p(
    `<draw:frame><draw:object><math:math xmlns:math="math"><math:mtext>${plant('formula in the text', /box/)}</math:mtext></math:math></draw:object></draw:frame>`,
  ),
  `<text:list><text:list-item>${p(plant('list', body))}</text:list-item></text:list>`,
  `<text:section text:display="none">${p(plant('hidden section', /./))}</text:section>`,
  p(`<text:span text:style-name="Ghost">${plant('hidden text', /hidden/)}</text:span>`),
  p(`<text:hidden-text text:string-value="${plant('hidden text field', /./)}" text:is-hidden="true"/>`),
  p(
    `x<text:note text:note-class="footnote"><text:note-body>${p(plant('footnote', /footnote/))}</text:note-body></text:note>`,
  ),
  p(
    `x<text:note text:note-class="endnote"><text:note-body>${p(plant('endnote', /note/))}</text:note-body></text:note>`,
  ),
  p(`x<office:annotation><dc:creator>A</dc:creator>${p(plant('comment', /comment/))}</office:annotation>`),
  p(
    `<draw:frame><draw:text-box>${p(plant('text box', /box/))}</draw:text-box><svg:desc>${plant('alternative text', /alternative/)}</svg:desc></draw:frame>`,
  ),
  p(
    `<text:a xlink:href="https://${plant('link target', /link/)}.example" office:title="${plant('hint at a link', /alternative/)}">x</text:a>`,
  ),
  `<table:table><table:table-row><table:table-cell>${p(plant('table cell', body))}</table:table-cell></table:table-row></table:table>`,
  `<office:forms><form:form><form:text form:current-value="${plant('form field', /form/)}"/></form:form></office:forms>`,
].join('');

const header = odfPart(
  'document-styles',
  `<office:master-styles><style:master-page><style:header>${p(plant('header', /header/))}</style:header><style:footer>${p(plant('footer', /footer/))}</style:footer></style:master-page></office:master-styles>`,
);

export function metaXml(plantIn: typeof plant): string {
  return odfPart(
    'document-meta',
    `<office:meta><dc:title>${plantIn('property: title', /properties/)}</dc:title><meta:keyword>${plantIn('property: keyword', /properties/)}</meta:keyword><meta:user-defined meta:name="Client">${plantIn('property: user-defined', /properties/)}</meta:user-defined><meta:user-defined meta:name="MSIP_Label_1_Name">${plantIn('sensitivity label', /label/)}</meta:user-defined></office:meta>`,
  );
}

const list = `<text:list-style><text:list-level-style-number style:num-prefix="${plant('words before the numbers of a list', /lists/)} "/></text:list-style>`;
const ghost = '<style:style style:name="Ghost"><style:text-properties text:display="none"/></style:style>';

const chart = odfPart(
  'document-content',
  `<office:body><office:chart><chart:chart><chart:title>${p(plant('embedded chart', /Object 1/))}</chart:title></chart:chart></office:chart></office:body>`,
);

const files = {
  'styles.xml': header,
  'meta.xml': metaXml(plant),
  'Object 1/content.xml': chart,
  'Object 2': buildDocx(wordParagraph(plant('embedded document', /Object 2.*body/))),
};

export const odtSpecimens: readonly Specimen[] = [
  {
    format: 'odt',
    name: 'everywhere.odt',
    title: 'a text in every place',
    type: 'application/vnd.oasis.opendocument.text',
    maker: 'by hand',
    bytes: () => buildOdf('text', ghost + list, `<office:text>${content}</office:text>`, files),
    plants,
    facets: ['hidden-content', 'tracked-changes', 'label', 'embedded-file'],
  },
];
