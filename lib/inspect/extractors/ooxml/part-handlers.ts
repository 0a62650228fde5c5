import type { XmlHandler, XmlTag } from '../../xml.ts';
import {
  chart,
  diagramData,
  diagramDrawing,
  master,
  notes,
  sheetDrawing,
  slide,
  slideComments,
} from './drawing.ts';
import type { PartContext, PartHandler } from './handler.ts';
import { commentAuthors, connections, customXml, quiet, tags, unknownXml, vml } from './other.ts';
import { externalLink, pivotDefinition, pivotRecords } from './pivot.ts';
import { powerQuery } from './power-query.ts';
import { presentation } from './presentation.ts';
import { customProperties, labelInfo, properties } from './properties.ts';
import {
  control,
  formControl,
  numbering,
  people,
  pivotTable,
  sheetTable,
  slicers,
} from './seen-attributes.ts';
import { sharedStrings } from './strings.ts';
import { body, buildingBlocks, endnotes, footer, footnotes, header, wordComments } from './word.ts';
import { wordSettings, wordStyles } from './word-settings.ts';
import { sheetComments, workbook, workbookStyles } from './workbook.ts';
import { worksheet } from './worksheet.ts';

/** Which root element is read by what. One line a kind of part. */
const handlers: ReadonlyMap<string, PartHandler> = new Map<string, PartHandler>([
  ['document', body],
  ['hdr', header],
  ['ftr', footer],
  ['footnotes', footnotes],
  ['endnotes', endnotes],
  ['glossaryDocument', buildingBlocks],
  ['styles', wordStyles],
  ['settings', wordSettings],
  ['workbook', workbook],
  ['styleSheet', workbookStyles],
  ['sst', sharedStrings],
  ['worksheet', worksheet],
  ['dialogsheet', worksheet],
  ['chartsheet', worksheet],
  ['macrosheet', worksheet],
  ['wsDr', sheetDrawing],
  ['ThreadedComments', sheetComments],
  ['pivotCacheDefinition', pivotDefinition],
  ['pivotCacheRecords', pivotRecords],
  ['externalLink', externalLink],
  ['connections', connections],
  ['DataMashup', powerQuery],
  ['table', sheetTable],
  ['slicers', slicers],
  ['timelines', slicers],
  ['pivotTableDefinition', pivotTable],
  ['formControlPr', formControl],
  ['personList', people],
  ['people', people],
  ['numbering', numbering],
  ['ocx', control],
  ['presentation', presentation],
  ['sld', slide],
  ['notes', notes],
  ['sldMaster', master],
  ['sldLayout', master],
  ['notesMaster', master],
  ['handoutMaster', master],
  ['cmLst', slideComments],
  ['tagLst', tags],
  ['cmAuthorLst', commentAuthors],
  ['authorLst', commentAuthors],
  ['chartSpace', chart],
  ['userShapes', chart],
  ['dataModel', diagramData],
  ['drawing', diagramDrawing],
  ['coreProperties', properties],
  ['labelList', labelInfo],
  ['xml', vml],
  ['datastoreItem', quiet],
]);

export function handlerFor(tag: XmlTag, context: PartContext): XmlHandler {
  const { document, part } = context;
  if (tag.name === 'macrosheet') document.into.facet('macro');
  // What a shared workbook keeps of its changes.
  if (tag.name === 'revisions') document.into.facet('tracked-changes');
  // One name in two formats.
  if (tag.name === 'comments') return (document.kind === 'workbook' ? sheetComments : wordComments)(context);
  if (tag.name === 'Properties') return propertiesOf(tag)(context);
  const known = handlers.get(tag.name);
  if (known !== undefined) return known(context);
  return (part.name.startsWith('customxml/') ? customXml : unknownXml)(context);
}

/** Extended and custom properties differ in their namespace only. */
function propertiesOf(tag: XmlTag): PartHandler {
  const isCustom = tag.attributes().some((value) => /(?:custom-properties|customProperties)$/.test(value));
  return isCustom ? customProperties : properties;
}
