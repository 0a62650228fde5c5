import { add, apply, has, method, newList, some, stringify } from '../messaging/natives.ts';
import { paramsText } from './hook-natives.ts';

const NativeParams = URLSearchParams;
const append = method('URLSearchParams', 'append');
const { slice, indexOf } = String.prototype;
const encodings = [String, encodeURIComponent, encodeURI, formEncode];

/** All ways in which a held value may be written in what leaves the page; none when nothing is held. */
export type HeldForms = readonly string[];

/** Each value raw and as JSON writes it, and both percent-encoded: JSON in a form's field is both. */
export function formsOf(values: readonly string[]): HeldForms {
  const forms = newList<string>();
  const addForms = (value: string): void => {
    some(encodings, (write) => {
      try {
        const form = write(value);
        if (form !== '' && !has(forms, form)) add(forms, form);
      } catch {
        // Half a surrogate pair has no such form.
      }
    });
  };
  some(values, (value) => {
    addForms(value);
    addForms(apply(slice, stringify(value), [1, -1]));
  });
  return forms;
}

export function carries(text: string, forms: HeldForms): boolean {
  return some(forms, (form) => apply(indexOf, text, [form]) !== -1);
}

/** As a form's field is written: a space is `+`. */
function formEncode(value: string): string {
  const params = new NativeParams();
  append(params, '', value);
  return apply(slice, paramsText(params), [1]);
}
