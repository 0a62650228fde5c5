import { english, type Labels } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';

export type Language = 'en' | 'de' | 'es' | 'fr';
/** What reads otherwise than the facts say: nothing, the composer's anchors, or all anchors. */
export type Drift = 'none' | 'composer' | 'all';

const catalogue: Readonly<Record<Language, Labels>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
};

function isLanguage(tag: string | null): tag is Language {
  return tag !== null && Object.hasOwn(catalogue, tag);
}

/** The language a `lang` query asks for; English when it asks for none that is here. */
export function languageOf(tag: string | null): Language {
  return isLanguage(tag) ? tag : 'en';
}

const driftedComposer: Partial<Labels> = {
  threadComposer: 'Your words',
  writeTo: 'Words for {name}',
  placeholder: 'Say it',
  replyIn: 'Your answer',
  pressEnter: 'Go',
  send: 'Go',
  like: 'Thumb',
  attach: 'Add',
  moreActions: 'Extras',
};

const driftedRest: Partial<Labels> = {
  conversationWith: 'Chat between you and {name}',
  conversationTitled: 'Chat called {name}',
  messagesIn: 'What was said in {name}',
  chatTab: '{name}, small window',
  viaMessenger: 'Pass on to {name}',
  sendTo: 'Pass to {name}',
  document: 'Add any file',
  voice: 'Talk',
  sendVoice: 'Go with the talk',
};

/** The labels of a language; where they drifted they read as after a redesign. */
export function labelsFor(language: Language, drift: Drift): Labels {
  return {
    ...catalogue[language],
    ...(drift === 'none' ? {} : driftedComposer),
    ...(drift === 'all' ? driftedRest : {}),
  };
}

/** Fills `{name}` and `{count}`. */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
