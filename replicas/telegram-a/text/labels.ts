import { english, type Labels } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';

export type { Labels } from './english.ts';
export type Language = 'en' | 'de' | 'es' | 'fr';

const catalogue: Record<Language, Labels> = { en: english, de: german, es: spanish, fr: french };

function isLanguage(tag: string | null): tag is Language {
  return tag !== null && Object.hasOwn(catalogue, tag);
}

/** The language a `lang` query asks for; English when unknown. */
export function languageOf(tag: string | null): Language {
  return isLanguage(tag) ? tag : 'en';
}

/** Labels of a language; drifted, the anchors read differently, as after a redesign. */
export function labelsFor(language: Language, drift: boolean): Labels {
  return drift ? { ...catalogue[language], ...drifted } : catalogue[language];
}

const drifted: Partial<Labels> = {
  message: 'Write here',
  caption: 'A few words...',
  send: 'Go',
  save: 'Keep',
  record: 'Talk',
  forwardNow: 'Pass on',
  schedule: 'Later',
  silent: 'Quietly',
  attach: 'More',
  media: 'From the gallery',
  file: 'Any file',
  sendMedia: 'Go with these',
  forward: 'Pass on',
  edit: 'Change',
};

/** Puts values in the place of `{name}`. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}
