import type { Collector } from '../../collector.ts';
import { readWide, stringValue, type PdfReader, type Pointer } from './pdfium.ts';

/** FPDF_FORMFIELD_*, fpdf_formfill.h. */
const fields = { checkBox: 2, radioButton: 3, comboBox: 4, listBox: 5 } as const;
const maxOptions = 1000;

/** What a form field holds, now and at first; its hint; the choices of lists, chosen or not. Returns whether it holds anything. */
export function readFormField(
  reader: PdfReader,
  annotation: Pointer,
  path: readonly string[],
  into: Collector,
): boolean {
  const { api, form } = reader;
  if (form === 0) {
    into.unscannable('broken');
    return false;
  }
  const type = api.FPDFAnnot_GetFormFieldType(form, annotation);
  const name = readWide(reader, (buffer, bytes) =>
    api.FPDFAnnot_GetFormFieldName(form, annotation, buffer, bytes),
  );
  const place = [...path, name === '' ? 'field' : `field ${name}`];
  const hint = readWide(reader, (buffer, bytes) =>
    api.FPDFAnnot_GetFormFieldAlternateName(form, annotation, buffer, bytes),
  );
  if (hint !== name) into.text([...place, 'description'], hint);
  if (isUnchecked(reader, type, annotation)) return false;
  const value = readWide(reader, (buffer, bytes) =>
    api.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, bytes),
  );
  into.text(place, value);
  const atFirst = stringValue(reader, annotation, 'DV');
  if (atFirst !== value) into.text(place, atFirst);
  if (type === fields.comboBox || type === fields.listBox) {
    into.text([...place, 'choices'], readOptions(reader, annotation).join('\n'));
  }
  return value !== '';
}

function isUnchecked(reader: PdfReader, type: number, annotation: Pointer): boolean {
  if (type !== fields.checkBox && type !== fields.radioButton) return false;
  return !reader.api.FPDFAnnot_IsChecked(reader.form, annotation);
}

function readOptions(reader: PdfReader, annotation: Pointer): string[] {
  const { api, form, meter } = reader;
  const count = Math.min(maxOptions, api.FPDFAnnot_GetOptionCount(form, annotation));
  const options: string[] = [];
  for (let index = 0; index < count; index += 1) {
    meter.tick();
    options.push(
      readWide(reader, (buffer, bytes) =>
        api.FPDFAnnot_GetOptionLabel(form, annotation, index, buffer, bytes),
      ),
    );
  }
  return options;
}
