/** A message of a catalogue: text with `{name}` placeholders, or one text per plural form of its `{count}`. */
export type Message =
  string | ({ readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string });

/** One language's messages. English (`en`) is complete and defines the keys. */
export type Catalogue<Key extends string> = { readonly [key in Key]: Message };

/** Catalogues by BCP 47 primary tag. */
export type Catalogues<Key extends string> = { readonly en: Catalogue<Key> } & {
  readonly [language: string]: Catalogue<Key>;
};

export type Values = Readonly<Record<string, string | number>>;

/**
 * Says a message in the chosen language. Numbers are written by `Intl`; `count` picks the plural form. In a language that
 * is written from right to left, other values stand in isolates (U+2068 … U+2069), which `Shown` and `neutralise` would
 * make visible or take away: those are for values, before they are filled in.
 */
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

export interface Texts<Key extends string> {
  /** The catalogue's own tag, for `lang` attributes and `Intl`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly say: Translate<Key>;
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Writing direction of a language, by its primary tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(primaryTag(language)) ? 'rtl' : 'ltr';
}

/**
 * The best key of `available` for a reader: the first of `languages` (BCP 47, preferred first) that is there as it
 * is, or by its primary tag, or as another region's (`pt-BR` for `pt`); `en` otherwise.
 */
export function pickLanguage(
  available: Readonly<Record<string, unknown>>,
  languages: readonly string[],
): string {
  const tags = Object.keys(available);
  const byLowerCase = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
  for (const language of languages) {
    const primary = primaryTag(language);
    const found =
      byLowerCase.get(language.toLowerCase()) ??
      byLowerCase.get(primary) ??
      tags.find((tag) => primaryTag(tag) === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The reader's catalogue, ready to speak. */
export function textsFor<Key extends string>(
  catalogues: Catalogues<Key>,
  languages: readonly string[],
): Texts<Key> {
  const language = pickLanguage(catalogues, languages);
  const catalogue = catalogues[language] ?? catalogues.en;
  return {
    language,
    direction: directionOf(language),
    say: (key, values = {}) => fill(language, pluralForm(language, catalogue[key], values), values),
  };
}

function primaryTag(language: string): string {
  return language.toLowerCase().split('-', 1)[0] ?? '';
}

function pluralForm(language: string, message: Message, values: Values): string {
  if (typeof message === 'string') return message;
  const form = new Intl.PluralRules(language).select(Number(values['count'] ?? 0));
  return message[form] ?? message.other;
}

function fill(language: string, template: string, values: Values): string {
  const isRightToLeft = directionOf(language) === 'rtl';
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (typeof value === 'number') return value.toLocaleString(language);
    if (value === undefined || value === '') return value ?? placeholder;
    // A direction of its own: else the parts of `2024 report.pdf` change places in a sentence that runs the other way.
    return isRightToLeft ? `\u2068${value}\u2069` : value;
  });
}
