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
  const labels = catalogue[language];
  return drift ? { ...labels, ...drifted } : labels;
}

const drifted: Partial<Labels> = {
  message: 'Write here',
  broadcast: 'Write to everyone',
  send: 'Go',
  record: 'Talk',
  saveEdit: 'Keep',
  emoji: 'Pictures',
  attach: 'More',
  photo: 'From the gallery',
  document: 'Any file',
  silent: 'Go quietly',
  schedule: 'Go later',
  sendIt: 'Go ahead',
  forward: 'Pass on',
  forwardTo: 'Pass on to',
  caption: 'Say something about it',
};

/** Fills `{name}`, `{count}` and `{emoji}`. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
