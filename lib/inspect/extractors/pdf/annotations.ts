import type { Collector } from '../../collector.ts';
import { decodeEntities } from '../../entities.ts';
import { noAppearance, readAppearance, type Appearance } from './appearance.ts';
import { embedAttachment } from './attachments.ts';
import { readFormField } from './form-fields.ts';
import { readNarrow, stringValue, type PdfReader, type Pointer } from './pdfium.ts';

/** FPDF_ANNOT_*, fpdf_annot.h. */
const subtypes = { link: 2, popup: 16, fileAttachment: 17, widget: 20, redact: 28 } as const;
/** Flags Hidden and NoView (ISO 32000-2, table 167). */
const hiddenFlags = 2 | 32;
/** FPDFAction_GetType, fpdf_doc.h: to another file, to a URI, start a program. */
const actions = { remote: 2, uri: 3, launch: 4 } as const;

/** An annotation that shows more than text. */
export interface ShownAnnotation {
  /** From 0. */
  readonly index: number;
  /** The same for each that shows the same, where that is known. */
  readonly key: string | undefined;
}

/** Comments, links, form fields and attached files of a page; returns which of them also show a picture. */
export function readAnnotations(
  reader: PdfReader,
  page: Pointer,
  path: readonly string[],
  into: Collector,
): readonly ShownAnnotation[] {
  const { api, meter } = reader;
  const pictures: ShownAnnotation[] = [];
  const links: string[] = [];
  const count = api.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index += 1) {
    meter.tick();
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    try {
      const { target, shown } = readAnnotation(reader, page, annotation, path, into);
      if (target !== '') links.push(target);
      if (shown.drawn) pictures.push({ index, key: shown.key });
    } finally {
      api.FPDFPage_CloseAnnot(annotation);
    }
  }
  into.text([...path, 'links'], links.join('\n'));
  return pictures;
}

function readAnnotation(
  reader: PdfReader,
  page: Pointer,
  annotation: Pointer,
  path: readonly string[],
  into: Collector,
): { readonly target: string; readonly shown: Appearance } {
  const { api } = reader;
  const subtype = api.FPDFAnnot_GetSubtype(annotation);
  // There are many of these, and each question takes its time.
  const isComment = subtype !== subtypes.link && subtype !== subtypes.widget;
  const shows = isComment && subtype !== subtypes.popup;
  const shown = shows ? readAppearance(reader, page, annotation) : noAppearance;
  const said = readComment(reader, annotation, isComment ? subtype : null, shown.text, path, into);
  const filled = subtype === subtypes.widget && readFormField(reader, annotation, path, into);
  const hidden = (api.FPDFAnnot_GetFlags(annotation) & hiddenFlags) !== 0;
  if (hidden && (said || filled)) into.facet('hidden-content');
  if (subtype === subtypes.fileAttachment) {
    embedAttachment(reader, api.FPDFAnnot_GetFileAttachment(annotation), path, into);
  }
  const target = subtype === subtypes.link ? linkTarget(reader, annotation) : '';
  return { target, shown: hidden ? noAppearance : shown };
}

/**
 * Subject, contents and author; what covers up what is blacked out; rich text and the text that is shown, where they do
 * not repeat the contents.
 *
 * @param subtype null for links and form fields.
 */
function readComment(
  reader: PdfReader,
  annotation: Pointer,
  subtype: number | null,
  shown: string,
  path: readonly string[],
  into: Collector,
): boolean {
  const subject = stringValue(reader, annotation, 'Subj');
  const contents = stringValue(reader, annotation, 'Contents');
  const rich = subtype === null ? '' : plainOf(stringValue(reader, annotation, 'RC'));
  const overlay = subtype === subtypes.redact ? stringValue(reader, annotation, 'OverlayText') : '';
  const told = [subject, contents, bare(rich) === bare(contents) ? '' : rich, overlay];
  const all = [...told, told.some((text) => bare(text) === bare(shown)) ? '' : shown];
  const said = all.filter((text) => text !== '').join('\n');
  into.text([...path, 'comment'], said);
  if (contents !== '') into.text([...path, 'comment', 'author'], stringValue(reader, annotation, 'T'));
  return said !== '';
}

/** XHTML with little in it (ISO 32000-2, 12.7.4.4); bold letters may stand within a word. */
const plainOf = (rich: string): string =>
  decodeEntities(rich.replace(/<(?:\/p|\/li|br)\b[^<>]*>/gi, '\n').replace(/<[^<>]*>/g, '')).trim();
const bare = (text: string): string => text.replace(/\s+/g, '');

function linkTarget(reader: PdfReader, annotation: Pointer): string {
  const { api, document } = reader;
  const action = api.FPDFLink_GetAction(api.FPDFAnnot_GetLink(annotation));
  switch (api.FPDFAction_GetType(action)) {
    case actions.uri:
      return readNarrow(reader, (buffer, bytes) =>
        api.FPDFAction_GetURIPath(document, action, buffer, bytes),
      );
    case actions.remote:
    case actions.launch:
      return readNarrow(reader, (buffer, bytes) => api.FPDFAction_GetFilePath(action, buffer, bytes));
    default:
      return '';
  }
}
