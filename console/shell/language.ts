import { read, write } from './preferences.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
/** Each in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** BCP 47 tags, preferred first. */
const wanted: readonly string[] = typeof navigator === 'undefined' ? [] : navigator.languages;
const spoken = (tag: string) => languages.find((each) => tag.toLowerCase().split('-')[0] === each);

/** What the person chose, else the first of the browser's languages that there is, else English. */
export const language: Language =
  languages.find((each) => each === read('sluice-language')) ??
  wanted.map(spoken).find((each) => each !== undefined) ??
  'en';

/** The reader's own kind of that language, for dates and numbers. */
export const locale: string =
  wanted.find((tag) => spoken(tag) === language) ?? (language === 'en' ? 'en-GB' : language);

/** Remembers the choice and loads the page again: words are chosen once, when a module is loaded. */
export function setLanguage(to: Language): void {
  write('sluice-language', to);
  location.reload();
}

/**
 * The words of one area in the reader's language. English gives the shape; a language in which something is missing
 * does not compile. What depends on a number takes the number and says it by `Intl.PluralRules` (`plural`).
 */
export function inLanguage<Words>(
  words: { readonly en: Words } & Readonly<Record<Exclude<Language, 'en'>, NoInfer<Words>>>,
): Words {
  return words[language];
}

const rules = new Intl.PluralRules(locale);
/** "1 rule", "2 rules": the form for `n`. */
export function plural(n: number, one: string, other: string): string {
  return rules.select(n) === 'one' ? one : other;
}
