import type { Collector } from '../../collector.ts';
import { readWide, type PdfReader, type Pointer } from './pdfium.ts';

/** FPDF_FORMFIELD_*, fpdf_formfill.h. */
const fields = { checkBox: 2, radioButton: 3, comboBox: 4, listBox: 5 } as const;
const maxOptions = 1000;

/** What a form field holds; the choices of lists too, chosen or not. Returns whether it holds anything. */
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
  if (isUnchecked(reader, type, annotation)) return false;
  const name = readWide(reader, (buffer, bytes) =>
    api.FPDFAnnot_GetFormFieldName(form, annotation, buffer, bytes),
  );
  const value = readWide(reader, (buffer, bytes) =>
    api.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, bytes),
  );
  const place = [...path, name === '' ? 'field' : `field ${name}`];
  into.text(place, value);
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
