import { apply, contains, newList, stringify } from './natives.ts';

const NativeParams = URLSearchParams;
const { append, toString: paramsText } = URLSearchParams.prototype;
const { slice } = String.prototype;
const encodings = [encodeURIComponent, encodeURI, formEncode];

/** Whether a text that leaves the page carries one of the held values. */
export interface HeldValues {
  readonly isEmpty: boolean;
  areIn(text: string): boolean;
}

export const nothingHeld: HeldValues = { isEmpty: true, areIn: () => false };

/** Finds each value raw, as JSON writes it, and either of them percent-encoded (as JSON in a form's field is). */
export function holdValues(values: readonly string[]): HeldValues {
  const forms = newList<string>();
  const add = (form: string): void => {
    for (let i = 0; i < forms.length; i += 1) if (forms[i] === form) return;
    forms[forms.length] = form;
  };
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? '';
    if (value === '') continue;
    addForms(value, add);
    addForms(apply(slice, stringify(value), [1, -1]), add);
  }
  return {
    isEmpty: forms.length === 0,
    areIn(text) {
      for (let i = 0; i < forms.length; i += 1) if (contains(text, forms[i] ?? '')) return true;
      return false;
    },
  };
}

function addForms(value: string, add: (form: string) => void): void {
  add(value);
  for (let i = 0; i < encodings.length; i += 1) {
    try {
      add(encodings[i]?.(value) ?? value);
    } catch {
      // Half a surrogate pair has no such form.
    }
  }
}

/** As a form's field is written: a space is `+`. */
function formEncode(value: string): string {
  const params = new NativeParams();
  apply(append, params, ['', value]);
  return apply(slice, apply(paramsText, params, []), [1]);
}
