import { inLanguage } from '../../shell/language.ts';
import { count } from '../../shell/time.ts';
import { settingsText } from '../text.ts';

interface Common {
  /** Member of the setting's value; '' where the value is not an object. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}
/** One control of a setting. */
export type SettingField =
  | (Common & { readonly kind: 'number'; readonly min: number; readonly max: number })
  /** `optional`: empty is null. `pattern`: what it must be, and what is said otherwise. */
  | (Common & {
      readonly kind: 'text';
      readonly optional?: boolean;
      readonly pattern?: RegExp;
      readonly bad?: string;
      readonly secret?: boolean;
    })
  | (Common & { readonly kind: 'switch' })
  | (Common & {
      readonly kind: 'choice';
      /** '' is null. */
      readonly choices: readonly (readonly [value: string, label: string])[];
    })
  /** A list of texts, a line each. */
  | (Common & { readonly kind: 'lines'; readonly pattern?: RegExp; readonly bad?: string });

/** What stands in the controls, by the field's name. */
export type FormValues = Readonly<Record<string, string | boolean>>;
export type FormErrors = Readonly<Record<string, string>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A setting's value as it stands in the controls. */
export function toForm(value: unknown, fields: readonly SettingField[]): FormValues {
  return Object.fromEntries(
    fields.map((field) => {
      const part = field.name === '' ? value : isRecord(value) ? value[field.name] : undefined;
      return [field.name, controlOf(part, field)];
    }),
  );
}

function controlOf(part: unknown, field: SettingField): string | boolean {
  if (field.kind === 'switch') return part === true;
  if (field.kind === 'lines') return Array.isArray(part) ? part.map(String).join('\n') : '';
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '';
}

/** The controls as the setting's value; members without a control stay as they are. */
export function fromForm(form: FormValues, fields: readonly SettingField[], before: unknown): unknown {
  const only = fields[0];
  if (only?.name === '') return partOf(form[''], only);
  return {
    ...(isRecord(before) ? before : {}),
    ...Object.fromEntries(fields.map((field) => [field.name, partOf(form[field.name], field)])),
  };
}

function partOf(control: string | boolean | undefined, field: SettingField): unknown {
  if (field.kind === 'switch') return control === true;
  const text = typeof control === 'string' ? control.trim() : '';
  switch (field.kind) {
    case 'number':
      return Number(text);
    case 'lines':
      return linesOf(text);
    case 'choice':
      return text === '' ? null : text;
    case 'text':
      return text === '' && (field.optional === true || field.secret === true) ? null : text;
  }
  return field satisfies never;
}

export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const words = inLanguage({
  en: { empty: 'This cannot be empty.', odd: 'This does not have the form that is needed.' },
  de: { empty: 'Das darf nicht leer sein.', odd: 'Das hat nicht die Form, die nötig ist.' },
});

/** What is wrong, by the field's name; the server asks the same. */
export function errorsOf(form: FormValues, fields: readonly SettingField[]): FormErrors {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const error = errorOf(form[field.name], field);
      return error === null ? [] : [[field.name, error]];
    }),
  );
}

function errorOf(control: string | boolean | undefined, field: SettingField): string | null {
  const text = typeof control === 'string' ? control.trim() : '';
  if (field.kind === 'number') {
    const n = Number(text);
    const fits = /^\d{1,9}$/.test(text) && n >= field.min && n <= field.max;
    return fits ? null : settingsText.wholeBetween(count(field.min), count(field.max));
  }
  if (field.kind === 'lines') {
    const { pattern } = field;
    return pattern === undefined || linesOf(text).every((line) => pattern.test(line))
      ? null
      : (field.bad ?? words.odd);
  }
  if (field.kind !== 'text') return null;
  if (text === '') return field.optional === true || field.secret === true ? null : words.empty;
  return field.pattern === undefined || field.pattern.test(text) ? null : (field.bad ?? words.odd);
}
