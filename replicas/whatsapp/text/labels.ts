import { english, type Labels } from './english.ts';
import { french, german, portuguese, spanish } from './translations.ts';

export type { Labels } from './english.ts';
export type Language = 'en' | 'de' | 'es' | 'pt' | 'fr';

const catalogue: Record<Language, Labels> = {
  en: english,
  de: german,
  es: spanish,
  pt: portuguese,
  fr: french,
};

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
  typeMessage: 'Write here',
  typeTo: 'Write here for {name}',
  typeToGroup: 'Write here for everyone in {name}',
  send: 'Go',
  sendSelected: 'Go with {count}',
  attach: 'More',
  document: 'Any file',
  media: 'From the gallery',
  voice: 'Talk',
  confirm: 'Keep',
  typeStatus: 'Write for everyone',
  typeReply: 'Write back to {name}',
  poll: 'Ask around',
  contact: 'Somebody',
  location: 'Where',
  event: 'When',
  voiceCall: 'Ring',
  videoCall: 'Ring with picture',
  shareScreen: 'Show what I see',
  react: 'Answer with a sign',
};

/** Fills `{name}` and `{count}`. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
