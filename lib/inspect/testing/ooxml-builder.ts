import { buildZip, type Files } from './zip-builder.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `kind` is the last segment of the relation's type. */
export interface TestRelation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly external?: boolean;
}

export function relationsXml(relations: readonly TestRelation[]): string {
  const items = relations.map(
    ({ id, kind, target, external }) =>
      `<Relationship Id="${id}" Type="${relationTypes}/${kind}" Target="${target}"` +
      `${external === true ? ' TargetMode="External"' : ''}/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** A package: parts by name; content types by name of part. */
export function buildPackage(
  main: string,
  types: Readonly<Record<string, string>>,
  parts: Files,
  level: 0 | 6 = 6,
): Uint8Array {
  const overrides = Object.entries(types).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="application/${type}"/>`,
  );
  const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>${overrides.join('')}</Types>`;
  const root = relationsXml([{ id: 'rId1', kind: 'officeDocument', target: main }]);
  return buildZip({ '[Content_Types].xml': contentTypes, '_rels/.rels': root, ...parts }, level);
}

const office = 'vnd.openxmlformats-officedocument';

const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r" xmlns:mc="mc" xmlns:wp="wp" xmlns:wps="wps" xmlns:v="v" xmlns:a="a" xmlns:m="m"';

/** A paragraph of runs; what begins with `<` is taken as it is. */
export const wordParagraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((run) => (run.startsWith('<') ? run : `<w:r><w:t>${run}</w:t></w:r>`)).join('')}</w:p>`;

export function wordPart(root: string, content: string): string {
  return `${declaration}<w:${root} ${wordNamespaces}>${content}</w:${root}>`;
}

/** A text document; `parts` beside the body, `relations` of the body. */
export function buildDocx(
  body: string,
  parts: Files = {},
  relations: readonly TestRelation[] = [],
): Uint8Array {
  return buildPackage(
    'word/document.xml',
    { 'word/document.xml': `${office}.wordprocessingml.document.main+xml` },
    {
      'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`),
      'word/_rels/document.xml.rels': relationsXml(relations),
      ...parts,
    },
  );
}

export interface TestSheet {
  readonly name: string;
  /** Everything inside of `worksheet`. */
  readonly xml: string;
  readonly state?: string;
  readonly relations?: readonly TestRelation[];
}

const sheetNamespaces = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="r"';

export const sheetPart = (root: string, content: string): string =>
  `${declaration}<${root} ${sheetNamespaces}>${content}</${root}>`;

/** A workbook; `extra` stands in the workbook part behind its sheets. */
export function buildXlsx(
  sheets: readonly TestSheet[],
  parts: Files = {},
  relations: readonly TestRelation[] = [],
  extra = '',
): Uint8Array {
  const files: Record<string, string | Uint8Array> = {};
  const list = sheets.map(({ name, state }, i) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${name}" sheetId="${i + 1}"${hidden} r:id="sheet${i + 1}"/>`;
  });
  files['xl/workbook.xml'] = sheetPart('workbook', `<sheets>${list.join('')}</sheets>${extra}`);
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheetPart('worksheet', sheet.xml);
    if (sheet.relations) files[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationsXml(sheet.relations);
  });
  files['xl/_rels/workbook.xml.rels'] = relationsXml([
    ...sheets.map((_, i) => ({
      id: `sheet${i + 1}`,
      kind: 'worksheet',
      target: `worksheets/sheet${i + 1}.xml`,
    })),
    ...relations,
  ]);
  const types = { 'xl/workbook.xml': `${office}.spreadsheetml.sheet.main+xml` };
  return buildPackage('xl/workbook.xml', types, { ...files, ...parts });
}

const slideNamespaces =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="r" xmlns:c="c" xmlns:dgm="dgm" xmlns:dsp="dsp"';

/** A part with the prefixes that DrawingML uses. */
export function drawingPart(root: string, content: string, attributes = ''): string {
  return `${declaration}<${root} ${slideNamespaces} ${attributes}>${content}</${root}>`;
}

export const drawingParagraph = (...runs: readonly string[]): string =>
  `<a:p>${runs.map((run) => `<a:r><a:t>${run}</a:t></a:r>`).join('')}</a:p>`;

export interface TestSlide {
  readonly xml: string;
  readonly attributes?: string;
  readonly relations?: readonly TestRelation[];
}

/** A presentation; its slides are listed in the opposite order of their parts' names. */
export function buildPptx(slides: readonly TestSlide[], parts: Files = {}): Uint8Array {
  const files: Record<string, string | Uint8Array> = {};
  const part = (i: number): string => `slide${slides.length - i}.xml`;
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="slide${i}"/>`);
  files['ppt/presentation.xml'] = drawingPart('p:presentation', `<p:sldIdLst>${ids.join('')}</p:sldIdLst>`);
  files['ppt/_rels/presentation.xml.rels'] = relationsXml(
    slides.map((_, i) => ({ id: `slide${i}`, kind: 'slide', target: `slides/${part(i)}` })),
  );
  slides.forEach((slide, i) => {
    files[`ppt/slides/${part(i)}`] = drawingPart('p:sld', slide.xml, slide.attributes);
    if (slide.relations) files[`ppt/slides/_rels/${part(i)}.rels`] = relationsXml(slide.relations);
  });
  const types = { 'ppt/presentation.xml': `${office}.presentationml.presentation.main+xml` };
  return buildPackage('ppt/presentation.xml', types, { ...files, ...parts });
}
