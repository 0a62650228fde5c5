import type { Collector } from '../../collector.ts';
import { embedAttachment } from './attachments.ts';
import { readFormField } from './form-fields.ts';
import { readNarrow, readWide, type PdfReader, type Pointer } from './pdfium.ts';

/** FPDF_ANNOT_*, fpdf_annot.h. */
const subtypes = { link: 2, popup: 16, fileAttachment: 17, widget: 20 } as const;
/** Flags Hidden and NoView (ISO 32000-2, table 167). */
const hiddenFlags = 2 | 32;
/** FPDFAction_GetType, fpdf_doc.h: to another file, to a URI, start a program. */
const actions = { remote: 2, uri: 3, launch: 4 } as const;

/** Comments, links, form fields and attached files of a page. */
export function readAnnotations(
  reader: PdfReader,
  page: Pointer,
  path: readonly string[],
  into: Collector,
): void {
  const { api, meter } = reader;
  const links: string[] = [];
  const count = api.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index += 1) {
    meter.tick();
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    try {
      links.push(...readAnnotation(reader, annotation, path, into));
    } finally {
      api.FPDFPage_CloseAnnot(annotation);
    }
  }
  into.text([...path, 'links'], links.join('\n'));
}

function readAnnotation(
  reader: PdfReader,
  annotation: Pointer,
  path: readonly string[],
  into: Collector,
): string[] {
  const { api } = reader;
  const subtype = api.FPDFAnnot_GetSubtype(annotation);
  const said = readComment(reader, annotation, path, into);
  const filled = subtype === subtypes.widget && readFormField(reader, annotation, path, into);
  const hidden = (api.FPDFAnnot_GetFlags(annotation) & hiddenFlags) !== 0;
  if (hidden && (said || filled)) into.facet('hidden-content');
  if (subtype === subtypes.fileAttachment) {
    embedAttachment(reader, api.FPDFAnnot_GetFileAttachment(annotation), path, into);
  }
  return subtype === subtypes.link ? [linkTarget(reader, annotation)].filter((target) => target !== '') : [];
}

/** Subject, contents and author; rich text repeats the contents. */
function readComment(
  reader: PdfReader,
  annotation: Pointer,
  path: readonly string[],
  into: Collector,
): boolean {
  const subject = stringValue(reader, annotation, 'Subj');
  const contents = stringValue(reader, annotation, 'Contents');
  const said = [subject, contents].filter((text) => text !== '').join('\n');
  into.text([...path, 'comment'], said);
  if (contents !== '') into.text([...path, 'comment', 'author'], stringValue(reader, annotation, 'T'));
  return said !== '';
}

function stringValue(reader: PdfReader, annotation: Pointer, key: string): string {
  return readWide(reader, (buffer, bytes) =>
    reader.api.FPDFAnnot_GetStringValue(annotation, key, buffer, bytes),
  );
}

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
