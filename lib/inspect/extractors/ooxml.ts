import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import type { Meter } from '../meter.ts';
import { placeOf, placesByRelation, referrers, type OfficeDocument } from './ooxml/document.ts';
import { openPackage, type OfficePackage, type Part } from './ooxml/package.ts';
import { readPart } from './ooxml/read-part.ts';

const openXml = 'application/vnd.openxmlformats-officedocument';
const binaryWorkbook = 'application/vnd.ms-excel.sheet.binary.macroenabled.12';

/** What the main part is called by relations and what the content types of its family begin with. */
const families: readonly (readonly [OfficeDocument['kind'], RegExp])[] = [
  ['text', /wordprocessingml|ms-word/],
  ['workbook', /spreadsheetml|ms-excel/],
  ['presentation', /presentationml|ms-powerpoint/],
];

/**
 * Word, Excel and PowerPoint since 2007 (ECMA-376 = ISO/IEC 29500, strict and transitional), templates and files with
 * macros included. Parts are told by their root element, so that none is missed that a relation or a content type
 * hides. Of binary workbooks (xlsb) only the properties are read: 'unknown-type'.
 */
export const ooxmlExtractor: Extractor = {
  types: [
    `${openXml}.wordprocessingml.document`,
    `${openXml}.wordprocessingml.template`,
    `${openXml}.spreadsheetml.sheet`,
    `${openXml}.spreadsheetml.template`,
    `${openXml}.presentationml.presentation`,
    `${openXml}.presentationml.template`,
    `${openXml}.presentationml.slideshow`,
    'application/vnd.ms-word.document.macroenabled.12',
    'application/vnd.ms-word.template.macroenabled.12',
    'application/vnd.ms-excel.sheet.macroenabled.12',
    'application/vnd.ms-excel.template.macroenabled.12',
    'application/vnd.ms-excel.addin.macroenabled.12',
    binaryWorkbook,
    'application/vnd.ms-powerpoint.presentation.macroenabled.12',
    'application/vnd.ms-powerpoint.template.macroenabled.12',
    'application/vnd.ms-powerpoint.slideshow.macroenabled.12',
    'application/vnd.ms-powerpoint.addin.macroenabled.12',
    'application/vnd.ms-visio.drawing',
    'application/vnd.ms-visio.drawing.macroenabled',
  ],
  async extract(bytes, into, meter) {
    const pack = await openPackage(bytes, into, meter);
    const main = mainPart(pack);
    if (main === undefined) into.unscannable('broken');
    const document = createDocument(pack, main, into, meter);
    const owners = referrers(pack);
    for (const part of inOrder(document, main, meter)) {
      const place = placeOf(document, owners, part.name);
      const problem = await readPart({ document, part, place }, meter);
      if (problem !== undefined) into.unscannable(problem);
    }
    tellTargets(document, owners);
  },
};

/** By the package's relation; where that is missing or wrong, by the content type. */
function mainPart({ parts, relations }: OfficePackage): Part | undefined {
  const named = relations.get('')?.find(({ kind }) => kind === 'officedocument' || kind === 'document');
  const byRelation = named === undefined ? undefined : parts.get(named.target);
  return byRelation ?? [...parts.values()].find(({ type }) => /\.main(?:\+xml)?$/.test(type));
}

function createDocument(
  pack: OfficePackage,
  main: Part | undefined,
  into: Collector,
  meter: Meter,
): OfficeDocument {
  const family = families.find(([, pattern]) => pattern.test(main?.type ?? ''));
  const places = placesByRelation(pack);
  return {
    pack,
    into,
    meter,
    kind: family?.[0] ?? 'other',
    places,
    order: [],
    strings: [],
    formats: [],
    settings: { date1904: false },
    hiddenStyles: new Set(),
    diagramTexts: new Set(),
    pivotItems: new Map(),
  };
}

/** First what others need, then the main part, then what it lists, then everything else. Each part once. */
function* inOrder(document: OfficeDocument, main: Part | undefined, meter: Meter): Generator<Part> {
  const { parts, relations } = document.pack;
  const kinds = new Map<string, string>();
  for (const list of relations.values()) for (const { target, kind } of list) kinds.set(target, kind);
  const needed = /(?:^|\W)(?:styles|sharedstrings)(?:\.xml|\+xml)?$/;
  const isFirst = ({ name, type }: Part): boolean => {
    return [kinds.get(name) ?? '', type, name].some((said) => needed.test(said));
  };
  const all = [...parts.values()];
  const done = new Set<Part>();
  const once = function* (wanted: Iterable<Part | undefined>): Generator<Part> {
    for (const part of wanted) {
      meter.tick();
      if (part === undefined || done.has(part)) continue;
      done.add(part);
      yield part;
    }
  };
  yield* once(all.filter(isFirst));
  yield* once([main]);
  yield* once(document.order.map((name) => parts.get(name)));
  // Records of a pivot cache point into its definition; a diagram's drawing repeats its data.
  const rank = ({ name }: Part): number => (/pivotcacherecords|diagrams\/drawing/.test(name) ? 1 : 0);
  yield* once(all.sort((a, b) => rank(a) - rank(b)));
}

/** Where links, linked pictures, templates and data sources outside point to. */
function tellTargets(document: OfficeDocument, owners: ReadonlyMap<string, string>): void {
  for (const [source, relations] of document.pack.relations) {
    const targets = new Set(relations.filter(({ external }) => external).map(({ target }) => target));
    document.into.text([...placeOf(document, owners, source), 'links'], [...targets].join('\n'));
  }
}
